using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail.Calendar;
using VideoDesk.SignalingServer.Mail.Mime;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>What came of making a mail.</summary>
/// <param name="Message">The mail; null when there is none.</param>
/// <param name="Problem">Why there is none, one of <see cref="DeliveryCodes"/>; null when there is one.</param>
internal readonly record struct Composition(MailMessage? Message, string? Problem);

/// <summary>
/// Makes the mail of a notification: a pure function of the row, the facts and the settings, so that a repeated attempt sends the very
/// same mail.
/// </summary>
/// <param name="sender">The address that mails come from.</param>
/// <param name="links">The client's pages.</param>
internal sealed class NotificationMails(EmailAddress sender, PublicLinks links)
{
    private static readonly LocalizedText EntrySummary = new("Videochiamata: {0}", "Video call: {0}", "Videogespräch: {0}");
    private static readonly LocalizedText EntryLocation = new("Videochiamata", "Video call", "Videogespräch");
    private static readonly LocalizedText EntryFile = new("appuntamento.ics", "appointment.ics", "termin.ics");
    private static readonly LocalizedText EntryAlarm = new("Può entrare ora.", "You can enter now.", "Sie können jetzt eintreten.");

    private static readonly LocalizedText EntryDescription = new(
        "{0}\n{1}\nEntri o cancelli da «I miei appuntamenti»: {2}",
        "{0}\n{1}\nEnter or cancel from “My appointments” (I miei appuntamenti): {2}",
        "{0}\n{1}\nTeilnehmen oder absagen unter „Meine Termine“ (I miei appuntamenti): {2}");

    /// <summary>The mail of a row of the outbox.</summary>
    public Composition Compose(NotificationRequest request, NotificationFacts facts, DateTimeOffset createdAt)
    {
        var mail = new MailContext(request, facts, links);
        var isForOfficial = request.Kind == NotificationKind.PreCallTask;
        var recipient = isForOfficial ? facts.OfficialEmail : facts.Contacts.Email;
        if (string.IsNullOrWhiteSpace(recipient))
        {
            return new(null, DeliveryCodes.NoRecipient);
        }

        if (!EmailAddress.TryParse(recipient, out var address))
        {
            return new(null, DeliveryCodes.AddressInvalid);
        }

        if (Body(mail) is not { } body)
        {
            return new(null, DeliveryCodes.CompositionFailed);
        }

        var to = new Mailbox(isForOfficial ? "" : Wording.GreetingName(facts.Contacts.Name) ?? "", address);
        var from = new Mailbox(facts.Office.Name, sender);
        var message = new MailMessage
        {
            MessageId = $"{IdOf(request.TriggerKey)}@{sender.Domain}",
            Date = createdAt,
            From = from,
            To = to,
            Subject = body.Subject,
            Language = body.LanguageTag,
            Text = TextBody.Write(body),
            Html = HtmlBody.Write(body),
            Calendar = Entry(mail, createdAt, from, to),
        };
        return new(message, null);
    }

    /// <summary>Null for what is not told by mail.</summary>
    private static MailBody? Body(MailContext mail) => mail.Request.Kind switch
    {
        NotificationKind.Confirmation => BookingTexts.Confirmation(mail),
        NotificationKind.PreCallTask => BookingTexts.PreCallTask(mail),
        NotificationKind.Reminder => BookingTexts.Reminder(mail),
        NotificationKind.Link when mail.LinkToken is not null => BookingTexts.Link(mail),
        NotificationKind.LastReminder => BookingTexts.LastReminderMail(mail),
        NotificationKind.LiveChat when mail.LinkToken is not null => LiveChatTexts.Opened(mail),
        NotificationKind.CallbackNotice => EndingTexts.CallbackNotice(mail),
        NotificationKind.Cancellation => EndingTexts.Cancellation(mail),
        NotificationKind.EarlyResolution => EndingTexts.EarlyResolution(mail),
        NotificationKind.ProtocolReceipt when mail.Facts.Entry is { } entry => ReceiptTexts.Receipt(mail, entry),
        NotificationKind.Annulment when mail.Facts.Entry is { Annulment: { } annulment } entry =>
            AnnulmentTexts.Annulled(mail, entry, annulment),
        NotificationKind.Closing => EndingTexts.ClosingMail(mail),
        NotificationKind.SlotFreed when mail.LinkToken is not null => BookingTexts.SlotFreed(mail),
        _ => null,
    };

    private CalendarAttachment? Entry(MailContext mail, DateTimeOffset createdAt, Mailbox organizer, Mailbox attendee)
    {
        if (mail.Data.Calendar == CalendarMethod.None || mail.Request.Appointment is not { } appointment)
        {
            return null;
        }

        var facts = mail.Facts;
        var (service, office) = (EncodedWords.OneLine(facts.Service), EncodedWords.OneLine(facts.Office.Name));
        var entry = new CalendarEntry
        {
            Uid = $"{appointment}@videodesk",
            Sequence = mail.Data.CalendarSequence,
            Method = mail.Data.Calendar,
            Stamp = createdAt,
            StartsAt = facts.StartsAt,
            EndsAt = facts.EndsAt,
            Summary = mail.Say(EntrySummary, service),
            Description = mail.Say(EntryDescription, service, office, links.MyAppointments),
            Location = mail.Say(EntryLocation),
            Url = links.MyAppointments,
            Alarm = mail.Say(EntryAlarm),
            Organizer = organizer,
            Attendee = attendee,
        };
        return new CalendarAttachment(mail.Say(EntryFile), entry.Method, CalendarWriter.Write(entry));
    }

    /// <summary>The trigger's key as the left side of a Message-ID; a key with other characters by its hash.</summary>
    private static string IdOf(string triggerKey)
    {
        var id = triggerKey.Replace('/', '.');
        var isUsable = id.Length <= 120
            && id.Split('.').All(static part => part.Length > 0 && part.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return isUsable ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(triggerKey)).AsSpan(0, 16));
    }
}
