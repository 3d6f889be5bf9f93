using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// The one model for SQLite and PostgreSQL. Instants are Unix milliseconds, enums are their names, JSON is text: what both databases
/// compare, sort and keep the same way.
/// </summary>
internal sealed class Db(DbContextOptions<Db> options) : DbContext(options)
{
    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<SlotHoldRow> SlotHolds => Set<SlotHoldRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<DeadlineReason>().HaveConversion<string>();
        configurationBuilder.Properties<AppointmentPhase>().HaveConversion<string>();
        configurationBuilder.Properties<NotificationKind>().HaveConversion<int>();
        configurationBuilder.Properties<HoldPurpose>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AppointmentRow>(static row =>
        {
            row.ToTable("appointment").HasKey(static a => a.Id);
            row.HasIndex(static a => a.NextDeadline);
            row.HasIndex(static a => new { a.Office, a.StartsAt });
            row.HasIndex(static a => new { a.Person, a.StartsAt });
            row.HasIndex(static a => new { a.SubjectCode, a.StartsAt });
        });
        modelBuilder.Entity<JournalRow>(static row =>
        {
            row.ToTable("appointment_event").HasKey(static e => new { e.Appointment, e.Position });
            row.HasOne<AppointmentRow>().WithMany().HasForeignKey(static e => e.Appointment).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<OutboxRow>(static row =>
        {
            row.ToTable("outbox").HasKey(static o => o.Id);
            row.Property(static o => o.Id).ValueGeneratedOnAdd();
            row.HasIndex(static o => o.TriggerKey).IsUnique();
            row.HasIndex(static o => new { o.SettledAt, o.DueAt });
            row.HasIndex(static o => o.Appointment);
        });
        modelBuilder.Entity<SlotHoldRow>(static row =>
        {
            row.ToTable("slot_hold").HasKey(static h => h.Id);
            row.Property(static h => h.Id).ValueGeneratedNever();
            row.HasIndex(static h => new { h.Office, h.Line, h.Start, h.Desk }).IsUnique();
            row.HasIndex(static h => h.Person).IsUnique().HasFilter("purpose = 'Booking' AND confirmed_at IS NULL");
            row.HasIndex(static h => new { h.Office, h.StartsAt });
            row.HasIndex(static h => h.Appointment);
        });
        SnakeCase.Apply(modelBuilder.Model);
    }

    /// <summary>UTC, cut to milliseconds.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        static instant => instant.ToUnixTimeMilliseconds(),
        static milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
