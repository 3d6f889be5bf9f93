using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Makes the tokens of mailed links, which are stored as hashes only.</summary>
internal interface ILinkTokens
{
    /// <summary>The token of an appointment's link, the same whenever it is asked for; from then on it opens the appointment.</summary>
    ValueTask<string> TokenAsync(AppointmentId appointment, int revision, CancellationToken cancellationToken);

    /// <summary>The token that answers an offer of the waiting list (N12), always the same; it ends with the offer.</summary>
    ValueTask<string> OfferTokenAsync(HoldId offer, CancellationToken cancellationToken);

    /// <summary>The token of one opening of a live chat (N6), always the same; its hash was written down with the opening.</summary>
    string ChatToken(AppointmentId appointment, int number);
}

/// <summary>Reads what a mail says from the rows, at the moment of sending.</summary>
internal sealed class NotificationFactsStore(ITransactions transactions, ILinkTokens tokens) : INotificationFacts
{
    public async ValueTask<NotificationFacts?> LoadAsync(NotificationRequest request, CancellationToken cancellationToken)
    {
        if (request.Appointment is not { } appointment)
        {
            return await OfOfferAsync(request, cancellationToken);
        }

        var facts = await transactions.ReadAsync(
            (db, cancellation) => OfAppointmentAsync(db, appointment, request, cancellation), cancellationToken);
        if (facts is { } chat && request.Kind == NotificationKind.LiveChat)
        {
            return await OfChatAsync(chat.Facts, appointment, request.Data.LiveChat, cancellationToken);
        }

        if (facts is not { } found || RevisionFor(request, found.State) is not { } revision)
        {
            return facts?.Facts;
        }

        return found.Facts with { LinkToken = await tokens.TokenAsync(appointment, revision, cancellationToken) };
    }

    /// <summary>
    /// Which link the mail brings: the one it is about; the last reminder, and the closing for its survey, the current one, where links are
    /// mailed at all.
    /// </summary>
    private static int? RevisionFor(NotificationRequest request, AppointmentState state) => request switch
    {
        { Data.LinkRevision: > 0 } => request.Data.LinkRevision,
        { Kind: NotificationKind.LastReminder or NotificationKind.Closing } when state.Policy.LinkDelivery != LinkDelivery.ReservedArea => state.LinkRevision,
        _ => null,
    };

    private static async Task<(NotificationFacts Facts, AppointmentState State)?> OfAppointmentAsync(
        Db db, AppointmentId appointment, NotificationRequest request, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        var row = await db.Appointments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (row is not { Email: { } email })
        {
            return null;
        }

        var state = AppointmentStore.StateOf(row.State);
        var contacts = new Contacts(row.RequesterName ?? row.SubjectName ?? "", email, row.Mobile ?? "");
        var facts = await CommonAsync(db, state.Slot!, (state.Policy, state.Language, contacts), cancellationToken);
        if (facts is null)
        {
            return null;
        }

        var (newOffice, newStartsAt) = await SuccessorAsync(db, request, state, cancellationToken);
        var entries = request.Kind is NotificationKind.ProtocolReceipt or NotificationKind.Annulment or NotificationKind.Closing
            ? await ProtocolStore.ListAsync(db, rows => rows.Where(entry => entry.Appointment == id), cancellationToken)
            : [];
        facts = facts with
        {
            Remark = row.Remark,
            NewOffice = newOffice,
            NewStartsAt = newStartsAt,
            Entry = entries.FirstOrDefault(entry => request.Data.ProtocolNumber is { } number
                ? entry.Number == number && entry.Draft.Register == request.Data.Register
                : entry.Draft.Document == request.Data.Document),
            ProtocolNumbers = [.. entries.Where(static entry => entry.Annulment is null).Select(static entry => entry.Number.ToString())],
        };
        return (facts, state);
    }

    /// <summary>What the official asks for, and the link; null when it was closed meanwhile.</summary>
    private async Task<NotificationFacts?> OfChatAsync(
        NotificationFacts facts, AppointmentId appointment, int number, CancellationToken cancellationToken)
    {
        var id = appointment.ToString();
        var asksFor = await transactions.QueryAsync(
            (db, cancellation) => db.LiveChats
                .Where(row => row.Appointment == id && row.Number == number && row.ClosedAt == null)
                .Select(static row => row.AsksFor)
                .FirstOrDefaultAsync(cancellation),
            cancellationToken);
        return asksFor is null ? null : facts with { Documents = [asksFor], LinkToken = tokens.ChatToken(appointment, number) };
    }

    /// <summary>Facts of an offer of the waiting list, by the hold that it is.</summary>
    private async ValueTask<NotificationFacts?> OfOfferAsync(NotificationRequest request, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.Data.Offer, out var offer)
            || await transactions.ReadAsync((db, token) => OfOfferAsync(db, offer, token), cancellationToken) is not { } facts)
        {
            return null;
        }

        return facts with { LinkToken = await tokens.OfferTokenAsync(new HoldId(offer), cancellationToken) };
    }

    private static async Task<NotificationFacts?> OfOfferAsync(Db db, Guid offer, CancellationToken cancellationToken)
    {
        if (await db.Waiting.AsNoTracking().FirstOrDefaultAsync(row => row.OfferHold == offer, cancellationToken) is not { } waiting
            || await db.SlotHolds.AsNoTracking().FirstOrDefaultAsync(row => row.Id == offer, cancellationToken) is not { } hold
            || await db.Contacts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == waiting.Contacts, cancellationToken) is not { Email: { } email } person)
        {
            return null;
        }

        var policies = await Catalogue.PoliciesAsync(db, new ServiceId(waiting.Service), cancellationToken);
        var contacts = new Contacts(person.Name ?? "", email, person.Mobile ?? "");
        return await CommonAsync(
            db, AgendaStore.SlotOf(hold), (policies?.Appointment ?? new AppointmentPolicy(), waiting.Language, contacts), cancellationToken);
    }

    private static async Task<NotificationFacts?> CommonAsync(
        Db db, Slot slot, (AppointmentPolicy Policy, Language Language, Contacts Contacts) about, CancellationToken cancellationToken)
    {
        var office = await db.Offices.AsNoTracking().FirstOrDefaultAsync(row => row.Id == slot.Key.Office.Value, cancellationToken);
        var service = await db.Services.AsNoTracking().FirstOrDefaultAsync(row => row.Id == slot.Service.Value, cancellationToken);
        if (office is null || service is null)
        {
            return null;
        }

        var timetable = AppointmentTimetable.From(slot, about.Policy);
        var name = NameOf(service).In(about.Language);
        return new NotificationFacts
        {
            Language = about.Language,
            Service = name,
            Topic = service.Topic is null ? null : name,
            Office = new OfficeFacts(office.Name, office.Address, office.Phone, office.Email),
            StartsAt = slot.StartsAt,
            EndsAt = slot.EndsAt,
            OpensAt = timetable.OpensAt,
            LateAfter = timetable.TaxpayerLateAfter,
            Contacts = about.Contacts,
            LinkDelivery = about.Policy.LinkDelivery,
        };
    }

    private static async Task<(string? Office, DateTimeOffset? StartsAt)> SuccessorAsync(
        Db db, NotificationRequest request, AppointmentState state, CancellationToken cancellationToken)
    {
        if (request.Data.TransferredTo is not { } office || state.TransferredTo is not { } successor)
        {
            return (null, null);
        }

        var id = successor.ToString();
        var name = await db.Offices
            .Where(row => row.Id == office.Value)
            .Select(static row => row.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var startsAt = await db.Appointments
            .Where(row => row.Id == id)
            .Select(static row => (DateTimeOffset?)row.StartsAt)
            .FirstOrDefaultAsync(cancellationToken);
        return (name, startsAt);
    }

    private static LocalizedText NameOf(ServiceRow row) => new(row.Italian, row.English, row.German);
}
