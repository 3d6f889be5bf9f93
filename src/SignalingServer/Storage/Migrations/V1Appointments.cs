using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Appointments, their journal, the outbox and what occupies a slot.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000000_Appointments")]
internal sealed class V1Appointments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateAppointment(migrationBuilder);
        CreateJournal(migrationBuilder);
        CreateOutbox(migrationBuilder);
        CreateSlotHold(migrationBuilder);
    }

    private static void CreateAppointment(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "appointment",
            columns: static table => new
            {
                id = table.Column<string>(),
                version = table.Column<long>(),
                state = table.Column<string>(),
                journal_head = table.Column<byte[]>(),
                next_deadline = table.Column<long>(nullable: true),
                next_deadline_reason = table.Column<string>(),
                deadline_retry_at = table.Column<long>(nullable: true),
                phase = table.Column<string>(),
                office = table.Column<string>(),
                service = table.Column<string>(),
                starts_at = table.Column<long>(),
                ends_at = table.Column<long>(),
                official = table.Column<string>(nullable: true),
                booked_at = table.Column<long>(),
                person = table.Column<string>(nullable: true),
                capacity = table.Column<string>(nullable: true),
                mandate = table.Column<string>(nullable: true),
                subject_code = table.Column<string>(nullable: true),
                subject_name = table.Column<string>(nullable: true),
                requester_code = table.Column<string>(nullable: true),
                requester_name = table.Column<string>(nullable: true),
                email = table.Column<string>(nullable: true),
                mobile = table.Column<string>(nullable: true),
                remark = table.Column<string>(nullable: true),
                erased_at = table.Column<long>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_appointment", static row => row.id));
        migrationBuilder.CreateIndex("ix_appointment_next_deadline", "appointment", "next_deadline");
        migrationBuilder.CreateIndex("ix_appointment_office_starts_at", "appointment", ["office", "starts_at"]);
        migrationBuilder.CreateIndex("ix_appointment_person_starts_at", "appointment", ["person", "starts_at"]);
        migrationBuilder.CreateIndex("ix_appointment_subject_code_starts_at", "appointment", ["subject_code", "starts_at"]);
    }

    private void CreateJournal(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "appointment_event",
            columns: static table => new
            {
                appointment = table.Column<string>(),
                position = table.Column<long>(),
                at = table.Column<long>(),
                payload = table.Column<string>(),
                hash = table.Column<byte[]>(),
            },
            constraints: static table =>
            {
                table.PrimaryKey("pk_appointment_event", static row => new { row.appointment, row.position });
                table.ForeignKey(
                    "fk_appointment_event_appointment", static row => row.appointment, "appointment", "id", onDelete: ReferentialAction.Restrict);
            });
        AppendOnly.Guard(migrationBuilder, ActiveProvider, "appointment_event");
    }

    private static void CreateOutbox(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "outbox",
            columns: static table => new
            {
                id = table.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                trigger_key = table.Column<string>(),
                kind = table.Column<int>(),
                appointment = table.Column<string>(nullable: true),
                due_at = table.Column<long>(),
                expires_at = table.Column<long>(),
                data = table.Column<string>(),
                created_at = table.Column<long>(),
                attempts = table.Column<int>(),
                retry_at = table.Column<long>(nullable: true),
                claimed_until = table.Column<long>(nullable: true),
                settled_at = table.Column<long>(nullable: true),
                outcome = table.Column<int>(),
                code = table.Column<string>(nullable: true),
                reply = table.Column<int>(),
                withdrawn_at = table.Column<long>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_outbox", static row => row.id));
        migrationBuilder.CreateIndex("ix_outbox_trigger_key", "outbox", "trigger_key", unique: true);
        migrationBuilder.CreateIndex("ix_outbox_settled_at_due_at", "outbox", ["settled_at", "due_at"]);
        migrationBuilder.CreateIndex("ix_outbox_appointment", "outbox", "appointment");
    }

    private static void CreateSlotHold(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "slot_hold",
            columns: static table => new
            {
                id = table.Column<Guid>(),
                office = table.Column<string>(),
                line = table.Column<string>(),
                start = table.Column<string>(),
                desk = table.Column<int>(),
                service = table.Column<string>(),
                starts_at = table.Column<long>(),
                ends_at = table.Column<long>(),
                person = table.Column<string>(),
                purpose = table.Column<string>(),
                held_at = table.Column<long>(),
                expires_at = table.Column<long>(),
                confirmed_at = table.Column<long>(nullable: true),
                appointment = table.Column<string>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_slot_hold", static row => row.id));
        migrationBuilder.CreateIndex("ix_slot_hold_office_line_start_desk", "slot_hold", ["office", "line", "start", "desk"], unique: true);
        migrationBuilder.CreateIndex(
            "ix_slot_hold_person", "slot_hold", "person", unique: true, filter: "purpose = 'Booking' AND confirmed_at IS NULL");
        migrationBuilder.CreateIndex("ix_slot_hold_office_starts_at", "slot_hold", ["office", "starts_at"]);
        migrationBuilder.CreateIndex("ix_slot_hold_appointment", "slot_hold", "appointment");
    }
}
