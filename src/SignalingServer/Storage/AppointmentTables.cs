using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of the appointments themselves: what one change writes in one transaction, and the seals.</summary>
internal static class AppointmentTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<AppointmentRow>(static row =>
        {
            row.ToTable("appointment").HasKey(static a => a.Id);
            row.HasIndex(static a => a.NextDeadline);
            row.HasIndex(static a => a.DeadlineRetryAt).HasFilter("deadline_retry_at IS NOT NULL");
            row.HasIndex(static a => a.NextErasure).HasFilter("next_erasure IS NOT NULL");
            row.HasIndex(static a => new { a.Office, a.StartsAt });
            row.HasIndex(static a => new { a.Person, a.StartsAt });
            row.HasIndex(static a => new { a.SubjectCode, a.StartsAt });
        });
        model.Entity<JournalRow>(static row =>
        {
            row.ToTable("appointment_event").HasKey(static e => new { e.Appointment, e.Position });
            row.HasOne<AppointmentRow>().WithMany().HasForeignKey(static e => e.Appointment).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<OutboxRow>(static row =>
        {
            row.ToTable("outbox").HasKey(static o => o.Id);
            row.Property(static o => o.Id).ValueGeneratedOnAdd();
            row.Property(static o => o.Unnoted).HasDefaultValue(0);
            row.HasIndex(static o => o.TriggerKey).IsUnique();
            row.HasIndex(static o => new { o.SettledAt, o.DueAt });
            row.HasIndex(static o => o.Appointment);
        });
        model.Entity<SlotHoldRow>(static row =>
        {
            row.ToTable("slot_hold").HasKey(static h => h.Id);
            row.Property(static h => h.Id).ValueGeneratedNever();
            row.HasIndex(static h => new { h.Office, h.Line, h.Start, h.Desk }).IsUnique();
            row.HasIndex(static h => h.Person).IsUnique().HasFilter("purpose = 'Booking' AND confirmed_at IS NULL");
            row.HasIndex(static h => new { h.Office, h.StartsAt });
            row.HasIndex(static h => h.Appointment);
        });
        model.Entity<SealRow>(static row => row.ToTable("journal_seal").HasKey(static s => s.Day));
        model.Entity<SealHeadRow>(static row => row.ToTable("journal_seal_head").HasKey(static s => new { s.Day, s.Appointment }));
    }
}
