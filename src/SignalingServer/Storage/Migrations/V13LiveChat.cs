using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Live chats with their links, codes for a phone that scans, and how far each seat has read.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000004_LiveChat")]
internal sealed class V13LiveChat : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "live_chat",
            columns: static table => new
            {
                appointment = table.Column<string>(),
                number = table.Column<int>(),
                asks_for = table.Column<string>(),
                opened_at = table.Column<long>(),
                opened_by = table.Column<string>(),
                closed_at = table.Column<long>(nullable: true),
                revoked_at = table.Column<long>(nullable: true),
                token_hash = table.Column<string>(),
                device = table.Column<string>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_live_chat", static row => new { row.appointment, row.number }));
        migrationBuilder.CreateIndex("ix_live_chat_token_hash", "live_chat", "token_hash", unique: true);
        migrationBuilder.CreateIndex("ix_live_chat_closed_at", "live_chat", "closed_at");
        migrationBuilder.CreateTable(
            name: "scanner_token",
            columns: static table => new
            {
                token_hash = table.Column<string>(),
                appointment = table.Column<string>(),
                expires_at = table.Column<long>(),
                device = table.Column<string>(nullable: true),
                link_revision = table.Column<int>(nullable: true),
                live_chat = table.Column<int>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_scanner_token", static row => row.token_hash));
        migrationBuilder.CreateIndex("ix_scanner_token_appointment", "scanner_token", "appointment");
        migrationBuilder.CreateTable(
            name: "read_mark",
            columns: static table => new
            {
                appointment = table.Column<string>(),
                seat = table.Column<string>(),
                position = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_read_mark", static row => new { row.appointment, row.seat }));
    }
}
