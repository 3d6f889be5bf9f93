using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Attempts to send a mail of whose end nothing was noted: what lets a receipt say that it may have gone out twice.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000003_Unnoted")]
internal sealed class V4Unnoted : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<int>("unnoted", "outbox", defaultValue: 0);
}
