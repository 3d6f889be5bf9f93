using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>The protocol register (counter, entries, what they say about persons, annulments) and forms that both sides confirm.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000002_Protocol")]
internal sealed class V11Protocol : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "protocol_counter",
            columns: static table => new
            {
                register = table.Column<string>(),
                year = table.Column<int>(),
                number = table.Column<int>(),
                at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_protocol_counter", static row => row.register));
        CreateEntry(migrationBuilder);
        CreateParty(migrationBuilder);
        CreateForms(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "protocol_annulment",
            columns: static table => new
            {
                register = table.Column<string>(),
                year = table.Column<int>(),
                number = table.Column<int>(),
                annulled_at = table.Column<long>(),
                annulled_by = table.Column<string>(),
                reason = table.Column<string>(),
            },
            constraints: static table => table.PrimaryKey("pk_protocol_annulment", static row => new { row.register, row.year, row.number }));
        AppendOnly.Guard(migrationBuilder, ActiveProvider, "protocol_entry");
        AppendOnly.Guard(migrationBuilder, ActiveProvider, "protocol_annulment");
    }

    private static void CreateEntry(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "protocol_entry",
            columns: static table => new
            {
                register = table.Column<string>(),
                year = table.Column<int>(),
                number = table.Column<int>(),
                at = table.Column<long>(),
                appointment = table.Column<string>(),
                document = table.Column<string>(),
                direction = table.Column<string>(),
                subject = table.Column<string>(),
                bytes = table.Column<long>(),
                sha256 = table.Column<string>(),
                pages = table.Column<int>(nullable: true),
                accepted_by = table.Column<string>(),
            },
            constraints: static table => table.PrimaryKey("pk_protocol_entry", static row => new { row.register, row.year, row.number }));
        migrationBuilder.CreateIndex("ix_protocol_entry_document", "protocol_entry", "document", unique: true);
        migrationBuilder.CreateIndex("ix_protocol_entry_register_at", "protocol_entry", ["register", "at"]);
        migrationBuilder.CreateIndex("ix_protocol_entry_appointment", "protocol_entry", "appointment");
    }

    private static void CreateForms(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "form",
            columns: static table => new
            {
                document = table.Column<string>(),
                appointment = table.Column<string>(),
                flattened = table.Column<bool>(),
                fields = table.Column<string>(),
                sha256 = table.Column<string>(),
                fields_checked = table.Column<bool>(),
            },
            constraints: static table => table.PrimaryKey("pk_form", static row => row.document));
        migrationBuilder.CreateIndex("ix_form_appointment", "form", "appointment");
        migrationBuilder.CreateTable(
            name: "form_confirmation",
            columns: static table => new
            {
                document = table.Column<string>(),
                side = table.Column<string>(),
                confirmed_at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_form_confirmation", static row => new { row.document, row.side }));
    }

    private static void CreateParty(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "protocol_party",
            columns: static table => new
            {
                register = table.Column<string>(),
                year = table.Column<int>(),
                number = table.Column<int>(),
                appointment = table.Column<string>(),
                name = table.Column<string>(nullable: true),
                code = table.Column<string>(nullable: true),
                through = table.Column<string>(nullable: true),
                file_name = table.Column<string>(nullable: true),
                erased_at = table.Column<long>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_protocol_party", static row => new { row.register, row.year, row.number }));
        migrationBuilder.CreateIndex("ix_protocol_party_appointment", "protocol_party", "appointment");
    }
}
