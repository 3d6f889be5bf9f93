using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Personal links, acceptances, live events, and the seals of the journal.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000002_Entry")]
internal sealed class V3Entry : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateDoor(migrationBuilder);
        CreateLiveEvents(migrationBuilder);
        CreateSeals(migrationBuilder);
    }

    private static void CreateDoor(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "personal_link",
            columns: static table => new
            {
                token_hash = table.Column<string>(),
                appointment = table.Column<string>(),
                revision = table.Column<int>(),
                created_at = table.Column<long>(),
                revoked_at = table.Column<long>(nullable: true),
                device = table.Column<string>(nullable: true),
                device_since = table.Column<long>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_personal_link", static row => row.token_hash));
        migrationBuilder.CreateIndex("ix_personal_link_appointment_revision", "personal_link", ["appointment", "revision"], unique: true);
        migrationBuilder.CreateTable(
            name: "acceptance",
            columns: static table => new
            {
                id = table.Column<Guid>(),
                appointment = table.Column<string>(),
                document = table.Column<string>(),
                document_version = table.Column<string>(),
                document_hash = table.Column<string>(),
                language = table.Column<string>(),
                accepted_at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_acceptance", static row => row.id));
        migrationBuilder.CreateIndex("ix_acceptance_appointment", "acceptance", "appointment");
    }

    private static void CreateLiveEvents(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "live_event",
        columns: static table => new
        {
            appointment = table.Column<string>(),
            position = table.Column<long>(),
            at = table.Column<long>(),
            kind = table.Column<string>(),
            payload = table.Column<string>(),
        },
        constraints: static table => table.PrimaryKey("pk_live_event", static row => new { row.appointment, row.position }));

    private void CreateSeals(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "journal_seal",
            columns: static table => new
            {
                day = table.Column<string>(),
                sealed_at = table.Column<long>(),
                heads = table.Column<long>(),
                hash = table.Column<byte[]>(),
            },
            constraints: static table => table.PrimaryKey("pk_journal_seal", static row => row.day));
        migrationBuilder.CreateTable(
            name: "journal_seal_head",
            columns: static table => new
            {
                day = table.Column<string>(),
                appointment = table.Column<string>(),
                position = table.Column<long>(),
                hash = table.Column<byte[]>(),
            },
            constraints: static table => table.PrimaryKey("pk_journal_seal_head", static row => new { row.day, row.appointment }));
        AppendOnly.Guard(migrationBuilder, ActiveProvider, "journal_seal");
        AppendOnly.Guard(migrationBuilder, ActiveProvider, "journal_seal_head");
    }
}
