using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Offices, services, slot lines, officials, policies, and the waiting list.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000001_Agenda")]
internal sealed class V2Agenda : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateOffices(migrationBuilder);
        CreateServices(migrationBuilder);
        CreateOfficials(migrationBuilder);
        CreateWaitingList(migrationBuilder);
    }

    private static void CreateOffices(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "office",
            columns: static table => new
            {
                id = table.Column<string>(),
                name = table.Column<string>(),
                province = table.Column<string>(),
                kind = table.Column<string>(),
                address = table.Column<string>(),
                phone = table.Column<string>(),
                email = table.Column<string>(),
                certified_email = table.Column<string>(),
                weekdays = table.Column<string>(),
            },
            constraints: static table => table.PrimaryKey("pk_office", static row => row.id));
        migrationBuilder.CreateTable(
            name: "office_closure",
            columns: static table => new
            {
                office = table.Column<string>(),
                number = table.Column<int>(),
                kind = table.Column<string>(),
                days = table.Column<string>(),
                closed_from = table.Column<string>(nullable: true),
                closed_until = table.Column<string>(nullable: true),
                valid_from = table.Column<string>(nullable: true),
                valid_until = table.Column<string>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_office_closure", static row => new { row.office, row.number }));
    }

    private static void CreateServices(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "service",
            columns: static table => new
            {
                id = table.Column<string>(),
                italian = table.Column<string>(),
                english = table.Column<string>(),
                german = table.Column<string>(),
                kind = table.Column<string>(),
                policy = table.Column<string>(),
                topic = table.Column<string>(nullable: true),
                position = table.Column<int>(),
            },
            constraints: static table => table.PrimaryKey("pk_service", static row => row.id));
        migrationBuilder.CreateTable(
            name: "slot_line",
            columns: static table => new
            {
                office = table.Column<string>(),
                id = table.Column<string>(),
                service = table.Column<string>(),
                weekday = table.Column<int>(),
                from_time = table.Column<string>(),
                until_time = table.Column<string>(),
                slot_minutes = table.Column<int>(),
                desks = table.Column<int>(),
                valid_from = table.Column<string>(),
                valid_until = table.Column<string>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_slot_line", static row => new { row.office, row.id }));
        migrationBuilder.CreateTable(
            name: "policy",
            columns: static table => new
            {
                name = table.Column<string>(),
                version = table.Column<int>(),
                appointment = table.Column<string>(),
                booking = table.Column<string>(),
            },
            constraints: static table => table.PrimaryKey("pk_policy", static row => new { row.name, row.version }));
    }

    private static void CreateOfficials(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "official",
            columns: static table => new
            {
                id = table.Column<string>(),
                name = table.Column<string>(),
                office = table.Column<string>(),
                is_head = table.Column<bool>(),
            },
            constraints: static table => table.PrimaryKey("pk_official", static row => row.id));
        migrationBuilder.CreateIndex("ix_official_office", "official", "office");
    }

    private static void CreateWaitingList(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "freed_slot",
            columns: static table => new
            {
                slot = table.Column<string>(),
                office = table.Column<string>(),
                service = table.Column<string>(),
                freed_at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_freed_slot", static row => row.slot));
        migrationBuilder.CreateTable(
            name: "contacts",
            columns: static table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(nullable: true),
                email = table.Column<string>(nullable: true),
                mobile = table.Column<string>(nullable: true),
                erased_at = table.Column<long>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_contacts", static row => row.id));
        migrationBuilder.CreateTable(
            name: "waiting",
            columns: static table => new
            {
                id = table.Column<Guid>(),
                office = table.Column<string>(),
                service = table.Column<string>(),
                person = table.Column<string>(),
                contacts = table.Column<Guid>(),
                language = table.Column<string>(),
                registered_at = table.Column<long>(),
                is_open = table.Column<bool>(),
                offer_hold = table.Column<Guid>(nullable: true),
                slot = table.Column<string>(nullable: true),
                offer_expires_at = table.Column<long>(nullable: true),
                left_because = table.Column<string>(nullable: true),
                passed = table.Column<string>(),
                unanswered = table.Column<int>(),
                version = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_waiting", static row => row.id));
        migrationBuilder.CreateIndex(
            "ix_waiting_person_office_service", "waiting", ["person", "office", "service"], unique: true, filter: "is_open");
        migrationBuilder.CreateIndex("ix_waiting_office_service_registered_at", "waiting", ["office", "service", "registered_at"]);
        migrationBuilder.CreateIndex("ix_waiting_offer_expires_at", "waiting", "offer_expires_at");
    }
}
