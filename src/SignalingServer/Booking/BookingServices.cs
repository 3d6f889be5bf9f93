using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Ports;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.LiveChats;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>Registers what the API needs beside storage.</summary>
internal static class BookingServices
{
    public static IServiceCollection AddBooking(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new BookingLimits(configuration.GetSection(LimitSettings.Section).Get<LimitSettings>() ?? new LimitSettings()));
        services.TryAddSingleton<DemoRegisters>();
        services.TryAddSingleton<IMandates>(static provider => provider.GetRequiredService<DemoRegisters>());
        services.TryAddSingleton<ITaxRegister>(static provider => provider.GetRequiredService<DemoRegisters>());
        services.TryAddSingleton<IDebtProvinces>(static provider => provider.GetRequiredService<DemoRegisters>());
        services.AddSingleton<Registers>();
        services.AddSingleton<WakesOutbox>();
        services.AddSingleton<DeskChanges>();
        services.AddKeyedSingleton<ILiveEvents>(StorageServices.LiveEventsKey, static (provider, _) => new EveryListener(
            provider.GetRequiredService<WakesOutbox>(), provider.GetRequiredService<DeskChanges>()));
        services.AddSingleton<HeldSlots>();
        services.AddSingleton<SlotKeeping>();
        services.AddSingleton<Appointments>();
        services.AddSingleton<TaxpayerBookings>();
        services.AddSingleton<OfficeStores>();
        services.AddSingleton<OfficeBookings>();
        services.AddSingleton(LinkTokens.From(configuration[Auth.AuthServices.KeysFolderKey] ?? Auth.AuthServices.DefaultKeysFolder));
        services.AddSingleton<PersonalLinks>();
        services.AddSingleton<ILinkTokens>(static provider => provider.GetRequiredService<PersonalLinks>());
        services.AddSingleton<INotificationFacts, NotificationFactsStore>();
        services.AddSingleton<WaitingPlaces>();
        services.AddSingleton<MailedOffers>();
        services.AddSingleton<Surveys>();
        services.AddSingleton<LiveChatRequests>();
        services.AddSingleton<LiveChatDesk>();
        return services;
    }
}
