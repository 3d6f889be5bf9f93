using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>When retention next has something to do about an appointment. Of those that are there already it looks once they are over.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000005_Retention")]
internal sealed class V14Retention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("next_erasure", "appointment", nullable: true);
        migrationBuilder.Sql("UPDATE appointment SET next_erasure = ends_at WHERE erased_at IS NULL");
        migrationBuilder.CreateIndex("ix_appointment_next_erasure", "appointment", "next_erasure", filter: "next_erasure IS NOT NULL");
    }
}
