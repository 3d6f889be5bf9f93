using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>What an official writes to the colleague who takes over.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000008_Handover")]
internal sealed class V9Handover : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("handover", "appointment", nullable: true);
}
