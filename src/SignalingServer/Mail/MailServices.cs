using VideoDesk.SignalingServer.Mail.Smtp;
using VideoDesk.SignalingServer.Mail.Texts;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>Wires the mail part. The host registers <see cref="IOutboxStore"/>, <see cref="INotificationFacts"/> and the clock.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = MailSettings.Read(configuration);
        var links = new PublicLinks(settings.Site);
        services.AddSingleton(links);
        services.AddSingleton(new NotificationMails(settings.Sender, links));
        services.AddSingleton<IMailer>(provider => settings.Smtp.Host.Length > 0
            ? new SmtpMailer(settings.Smtp, provider.GetRequiredService<TimeProvider>())
            : new EmlOutbox(settings.Folder));
        services.AddSingleton(OutboxTimes.From(settings));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxTurn>();
        services.AddHostedService<OutboxDispatcher>();
        return services;
    }
}
