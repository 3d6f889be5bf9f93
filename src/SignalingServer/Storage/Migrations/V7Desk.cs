using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>What the taxpayer wrote about the question, and the answers to the survey.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000006_Desk")]
internal sealed class V7Desk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("details", "appointment", nullable: true);
        migrationBuilder.CreateTable(
            name: "survey_answer",
            columns: static table => new
            {
                appointment = table.Column<string>(),
                score = table.Column<int>(),
                answered_at = table.Column<long>(),
            },
            constraints: static table => table.PrimaryKey("pk_survey_answer", static row => row.appointment));
    }
}
