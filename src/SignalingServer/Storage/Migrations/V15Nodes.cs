using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Where the rooms of media are.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000006_Nodes")]
internal sealed class V15Nodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "media_room",
            static table => new
            {
                room = table.Column<string>(),
                node = table.Column<string>(),
                epoch = table.Column<long>(),
                placed_at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_media_room", static room => room.room));
        migrationBuilder.CreateIndex("ix_media_room_placed_at", "media_room", "placed_at");
    }
}
