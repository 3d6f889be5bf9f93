using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Which phone sent a document, so that it can go on with its own and with nothing else.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000009_Scanned")]
internal sealed class V16Scanned : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("scanner", "document", nullable: true);
}
