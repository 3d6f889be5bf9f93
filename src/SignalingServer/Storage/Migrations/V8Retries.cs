using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Finds the soonest deadline that was put off without reading every appointment: the sweeper asks each time before it sleeps.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000007_Retries")]
internal sealed class V8Retries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(
        "ix_appointment_deadline_retry_at", "appointment", "deadline_retry_at", filter: "deadline_retry_at IS NOT NULL");
}
