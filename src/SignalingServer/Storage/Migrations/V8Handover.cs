using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>What an official writes to the colleague who takes over.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000007_Handover")]
internal sealed class V8Handover : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("handover", "appointment", nullable: true);
}
