using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Which device had a link before, and offers of the waiting list that are answered from their mail.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000004_Tokens")]
internal sealed class V5Tokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("former_device", "personal_link", nullable: true);
        migrationBuilder.AddColumn<string>("offer_token_hash", "waiting", nullable: true);
        migrationBuilder.CreateIndex("ix_waiting_offer_token_hash", "waiting", "offer_token_hash");
        migrationBuilder.AddColumn<string>("code", "contacts", nullable: true);
        migrationBuilder.AddColumn<string>("capacity", "contacts", nullable: true);
        migrationBuilder.AddColumn<string>("subject_code", "contacts", nullable: true);
    }
}
