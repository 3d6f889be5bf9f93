using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Mail;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Registers the database, its stores and what sweeps them.</summary>
internal static class StorageServices
{
    /// <summary>
    /// The <see cref="ILiveEvents"/> that the stores and the sweeper publish to; what the host registers under this key hears it all.
    /// </summary>
    public const string LiveEventsKey = "after-commit";

    /// <remarks>Not here, because it needs the host's <see cref="ILinkTokens"/>: <see cref="NotificationFactsStore"/>.</remarks>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Database.From(StorageSettings.Read(configuration)));
        services.AddSingleton<ITransactions, Transactions>();
        services.AddHostedService<SchemaAtStart>();
        services.AddSingleton<IAppointmentStore, AppointmentStore>();
        services.AddSingleton<IAgendaStore, AgendaStore>();
        services.AddSingleton<IOutboxStore, OutboxStore>();
        services.AddSingleton<BookingStore>();
        services.AddSingleton<TransferStore>();
        services.AddSingleton<AppointmentRegister>();
        services.AddSingleton<WaitingStore>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<LiveEventStore>();
        services.AddSingleton<BoardStore>();
        services.AddSingleton<LiveChatStore>();
        services.AddSingleton<ScannerTokenStore>();
        services.AddSingleton<ReadMarkStore>();
        services.AddSingleton<RoomHeads>();
        services.AddSingleton<PersonalLinkStore>();
        services.AddSingleton<OfferTokenStore>();
        services.AddSingleton<AcceptanceStore>();
        services.AddSingleton<GuestInvitationStore>();
        services.AddSingleton<ConnectedAppointments>();
        services.AddSingleton<SurveyStore>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<ContentKeyStore>();
        services.AddSingleton<ProtocolStore>();
        services.AddSingleton<FormStore>();
        services.AddSingleton<InspectionClaims>();
        services.AddSingleton<JournalSeals>();
        services.AddSingleton<JournalAudit>();
        return services.AddSweepers();
    }

    private static IServiceCollection AddSweepers(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton<ILiveEvents, Unheard>(LiveEventsKey);
        services.AddSingleton(static provider => new DeadlineQueue(
            provider.GetRequiredService<ITransactions>(), provider.GetRequiredKeyedService<ILiveEvents>(LiveEventsKey)));
        services.AddSingleton<DeadlineSweeper>();
        services.AddSingleton<ILiveEvents>(static provider => new WakesSweeper(
            provider.GetRequiredKeyedService<ILiveEvents>(LiveEventsKey), provider.GetRequiredService<DeadlineSweeper>()));
        services.AddHostedService(static provider => provider.GetRequiredService<DeadlineSweeper>());
        services.AddHostedService<WaitingListSweeper>();
        services.AddHostedService<DailySealer>();
        return services;
    }

    /// <summary>Nobody listens yet.</summary>
    private sealed class Unheard : ILiveEvents
    {
        public ValueTask PublishAsync(AppointmentChange change, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
