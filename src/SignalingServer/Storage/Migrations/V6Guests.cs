using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Invitations of third persons, whose acceptance one is, and by which id a client knows the line it sent.</summary>
[DbContext(typeof(Db))]
[Migration("20261121000005_Guests")]
internal sealed class V6Guests : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "guest_invitation",
            columns: static table => new
            {
                id = table.Column<string>(),
                appointment = table.Column<string>(),
                kind = table.Column<string>(),
                token_hash = table.Column<string>(),
                asked_at = table.Column<long>(),
                consented_at = table.Column<long>(nullable: true),
                refused_at = table.Column<long>(nullable: true),
                revoked_at = table.Column<long>(nullable: true),
            },
            constraints: static table => table.PrimaryKey("pk_guest_invitation", static row => row.id));
        migrationBuilder.CreateIndex("ix_guest_invitation_token_hash", "guest_invitation", "token_hash", unique: true);
        migrationBuilder.CreateIndex("ix_guest_invitation_appointment", "guest_invitation", "appointment");
        migrationBuilder.AddColumn<string>("seat", "acceptance", nullable: true);
        migrationBuilder.AddColumn<string>("client_id", "live_event", nullable: true);
        migrationBuilder.CreateIndex("ix_live_event_appointment_client_id", "live_event", ["appointment", "client_id"], unique: true);
    }
}
