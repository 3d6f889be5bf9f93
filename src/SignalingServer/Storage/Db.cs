using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Protocol;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// The one model for SQLite and PostgreSQL. Instants are Unix milliseconds, enums are their names, dates and wall times ISO texts, JSON
/// is text: what both databases compare, sort and keep the same way.
/// </summary>
internal sealed class Db : DbContext
{
    /// <summary>Without savepoints: whoever loses a race begins the whole transaction again, so they would be two round trips for nothing.</summary>
    public Db(DbContextOptions<Db> options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<SealRow> Seals => Set<SealRow>();

    public DbSet<SealHeadRow> SealHeads => Set<SealHeadRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<SlotHoldRow> SlotHolds => Set<SlotHoldRow>();

    public DbSet<FreedSlotRow> FreedSlots => Set<FreedSlotRow>();

    public DbSet<WaitingRow> Waiting => Set<WaitingRow>();

    public DbSet<ContactsRow> Contacts => Set<ContactsRow>();

    public DbSet<PersonalLinkRow> PersonalLinks => Set<PersonalLinkRow>();

    public DbSet<AcceptanceRow> Acceptances => Set<AcceptanceRow>();

    public DbSet<SurveyAnswerRow> SurveyAnswers => Set<SurveyAnswerRow>();

    public DbSet<LiveEventRow> LiveEvents => Set<LiveEventRow>();

    public DbSet<GuestInvitationRow> GuestInvitations => Set<GuestInvitationRow>();

    public DbSet<BoardUpdateRow> BoardUpdates => Set<BoardUpdateRow>();

    public DbSet<BoardSnapshotRow> BoardSnapshots => Set<BoardSnapshotRow>();

    public DbSet<LiveChatRow> LiveChats => Set<LiveChatRow>();

    public DbSet<ScannerTokenRow> ScannerTokens => Set<ScannerTokenRow>();

    public DbSet<ReadMarkRow> ReadMarks => Set<ReadMarkRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<DocumentRequestRow> DocumentRequests => Set<DocumentRequestRow>();

    public DbSet<ContentKeyRow> ContentKeys => Set<ContentKeyRow>();

    public DbSet<ProtocolCounterRow> ProtocolCounters => Set<ProtocolCounterRow>();

    public DbSet<ProtocolEntryRow> ProtocolEntries => Set<ProtocolEntryRow>();

    public DbSet<ProtocolPartyRow> ProtocolParties => Set<ProtocolPartyRow>();

    public DbSet<FormRow> Forms => Set<FormRow>();

    public DbSet<FormConfirmationRow> FormConfirmations => Set<FormConfirmationRow>();

    public DbSet<ProtocolAnnulmentRow> ProtocolAnnulments => Set<ProtocolAnnulmentRow>();

    public DbSet<OfficeRow> Offices => Set<OfficeRow>();

    public DbSet<ClosureRow> Closures => Set<ClosureRow>();

    public DbSet<ServiceRow> Services => Set<ServiceRow>();

    public DbSet<SlotLineRow> SlotLines => Set<SlotLineRow>();

    public DbSet<OfficialRow> Officials => Set<OfficialRow>();

    public DbSet<PolicyRow> Policies => Set<PolicyRow>();

    public DbSet<MediaRoomRow> MediaRooms => Set<MediaRoomRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<IsoDate>();
        configurationBuilder.Properties<TimeOnly>().HaveConversion<IsoTime>();
        configurationBuilder.Properties<NotificationKind>().HaveConversion<int>();
        configurationBuilder.Properties<DeadlineReason>().HaveConversion<string>();
        configurationBuilder.Properties<AppointmentPhase>().HaveConversion<string>();
        configurationBuilder.Properties<HoldPurpose>().HaveConversion<string>();
        configurationBuilder.Properties<Language>().HaveConversion<string>();
        configurationBuilder.Properties<LeavingReason>().HaveConversion<string>();
        configurationBuilder.Properties<GuestKind>().HaveConversion<string>();
        configurationBuilder.Properties<Side>().HaveConversion<string>();
        configurationBuilder.Properties<DocumentState>().HaveConversion<string>();
        configurationBuilder.Properties<DocumentKind>().HaveConversion<string>();
        configurationBuilder.Properties<DocumentWarnings>().HaveConversion<string>();
        configurationBuilder.Properties<OfficeKind>().HaveConversion<string>();
        configurationBuilder.Properties<ServiceKind>().HaveConversion<string>();
        configurationBuilder.Properties<ProtocolDirection>().HaveConversion<string>();
        configurationBuilder.Properties<ClosureKind>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        AppointmentTables.Configure(modelBuilder);
        AgendaTables.Configure(modelBuilder);
        EntryTables.Configure(modelBuilder);
        BoardTables.Configure(modelBuilder);
        LiveChatTables.Configure(modelBuilder);
        DocumentTables.Configure(modelBuilder);
        ProtocolTables.Configure(modelBuilder);
        NodeTables.Configure(modelBuilder);
        SnakeCase.Apply(modelBuilder.Model);
    }

    /// <summary>UTC, cut to milliseconds.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        static instant => instant.ToUnixTimeMilliseconds(),
        static milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    private sealed class IsoDate() : ValueConverter<DateOnly, string>(
        static date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        static text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private sealed class IsoTime() : ValueConverter<TimeOnly, string>(
        static time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        static text => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture));
}
