using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Documents, what is asked for, and the keys of their files.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000001_Documents")]
internal sealed class V10Documents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateDocuments(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "document_request",
            columns: static table => new
            {
                id = table.Column<string>(),
                appointment = table.Column<string>(),
                what = table.Column<string>(),
                asked_at = table.Column<long>(),
                closed_at = table.Column<long>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_document_request", static row => row.id));
        migrationBuilder.CreateIndex("ix_document_request_appointment", "document_request", "appointment");
        migrationBuilder.CreateTable(
            name: "content_key",
            columns: static table => new
            {
                appointment = table.Column<string>(),
                @sealed = table.Column<byte[]>(nullable: true),
                created_at = table.Column<long>(),
                erased_at = table.Column<long>(nullable: true),
                uploads = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_content_key", static row => row.appointment));
    }

    private static void CreateDocuments(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "document",
            columns: static table => new
            {
                id = table.Column<string>(),
                appointment = table.Column<string>(),
                from_side = table.Column<string>(),
                seat = table.Column<string>(),
                request = table.Column<string>(nullable: true),
                name = table.Column<string>(),
                bytes = table.Column<long>(),
                received = table.Column<long>(),
                state = table.Column<string>(),
                kind = table.Column<string>(nullable: true),
                pages = table.Column<int>(nullable: true),
                sha256 = table.Column<string>(nullable: true),
                code = table.Column<string>(nullable: true),
                reason = table.Column<string>(nullable: true),
                warnings = table.Column<string>(),
                file = table.Column<string>(nullable: true),
                created_at = table.Column<long>(),
                changed_at = table.Column<long>(),
                ready_at = table.Column<long>(nullable: true),
                inspector = table.Column<string>(nullable: true),
                inspected_until = table.Column<long>(nullable: true),
                version = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_document", static row => row.id));
        migrationBuilder.CreateIndex("ix_document_appointment", "document", "appointment");
        migrationBuilder.CreateIndex("ix_document_state_changed_at", "document", ["state", "changed_at"]);
    }
}
