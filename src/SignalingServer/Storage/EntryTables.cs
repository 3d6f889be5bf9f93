using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of what happens at the door and inside: links, acceptances, invitations, live events.</summary>
internal static class EntryTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<PersonalLinkRow>(static row =>
        {
            row.ToTable("personal_link").HasKey(static l => l.TokenHash);
            row.HasIndex(static l => new { l.Appointment, l.Revision }).IsUnique();
        });
        model.Entity<AcceptanceRow>(static row =>
        {
            row.ToTable("acceptance").HasKey(static a => a.Id);
            row.Property(static a => a.Id).ValueGeneratedNever();
            row.HasIndex(static a => a.Appointment);
        });
        model.Entity<LiveEventRow>(static row =>
        {
            row.ToTable("live_event").HasKey(static e => new { e.Appointment, e.Position });
            row.HasIndex(static e => new { e.Appointment, e.ClientId }).IsUnique();
        });
        model.Entity<GuestInvitationRow>(static row =>
        {
            row.ToTable("guest_invitation").HasKey(static i => i.Id);
            row.HasIndex(static i => i.TokenHash).IsUnique();
            row.HasIndex(static i => i.Appointment);
        });
        model.Entity<SurveyAnswerRow>(static row => row.ToTable("survey_answer").HasKey(static s => s.Appointment));
    }
}
