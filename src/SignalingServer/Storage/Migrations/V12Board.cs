using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>The shared board: its updates in their order, and the whole of it as of one of them.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000003_Board")]
internal sealed class V12Board : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "board_update",
            columns: static table => new
            {
                appointment = table.Column<string>(),
                position = table.Column<long>(),
                client_id = table.Column<string>(),
                seat = table.Column<string>(),
                content = table.Column<byte[]>(),
                total_bytes = table.Column<long>(),
                at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_board_update", static row => new { row.appointment, row.position }));
        migrationBuilder.CreateIndex("ix_board_update_appointment_client_id", "board_update", ["appointment", "client_id"], unique: true);
        migrationBuilder.CreateTable(
            name: "board_snapshot",
            columns: static table => new
            {
                appointment = table.Column<string>(),
                up_to = table.Column<long>(),
                content = table.Column<byte[]>(),
                at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_board_snapshot", static row => row.appointment));
    }
}
