using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;
using VideoDesk.Grains.Time;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Demo;

/// <summary>An appointment that can be entered now, and how.</summary>
/// <param name="State">The appointment.</param>
/// <param name="Token">Of its personal link.</param>
/// <param name="IsNew">It was booked just now.</param>
internal sealed record DemoAppointment(AppointmentState State, string Token, bool IsNew);

/// <summary>
/// Keeps one appointment of the demonstration open, at any hour of any day. It is booked like any other, in a slot that stands in no
/// agenda: a line made for its one start, so that neither the office's hours nor anybody's booking are touched.
/// </summary>
internal sealed class DemoAppointments(
    DemoSlots slots, BookingStore bookings, AppointmentRegister register, Catalogue catalogue, PersonalLinks links, TimeProvider clock)
    : IDisposable
{
    private const string LinePrefix = "dimostrazione-";

    /// <summary>One at a time: two who find none open must not book two.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Its link comes by mail, so that it has one; the office is a big one.</summary>
    private static readonly (OfficeId Office, ServiceId Service) Where = (DemoAgenda.Rome.Id, DemoAgenda.Deeds.Id);

    /// <summary>Long enough to open two windows, short enough to see it begin.</summary>
    private static readonly TimeSpan UntilStart = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>Nothing of the demonstration is still open that began longer ago.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(4);

    /// <summary>The one that is open, or a new one; null where the demonstration's office or service does not exist.</summary>
    public async Task<DemoAppointment?> EnsureAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await FindOrBookAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<DemoAppointment?> FindOrBookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var recent = await register.OfOfficeAsync(Where.Office, now - LookBack, now + LookBack, cancellationToken);
        var open = recent.FirstOrDefault(known => known.Applicant.Person == DemoPersons.Visitor.Id && IsOpen(known.State, now));
        var state = open?.State ?? await BookAsync(now, cancellationToken);
        return state is null
            ? null
            : new DemoAppointment(state, await links.TokenAsync(state.Id, state.LinkRevision, cancellationToken), IsNew: open is null);
    }

    /// <summary>Somebody who comes now can still be let in.</summary>
    private static bool IsOpen(AppointmentState state, DateTimeOffset now)
    {
        var settled = new AppointmentSession(state).StateAt(now);
        return settled.IsOpened && !settled.Phase.IsFinal() && !settled.MeetingIsOver && !(settled.CallbackIsOpen && !settled.Taxpayer.Connected);
    }

    private async Task<AppointmentState?> BookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agenda = await catalogue.AgendaAsync(Where.Office, Where.Service, cancellationToken);
        if (agenda is null || await catalogue.PoliciesAsync(Where.Service, cancellationToken) is not { } policies)
        {
            return null;
        }

        var (person, hold) = (DemoPersons.Visitor, new HoldId(Guid.NewGuid()));
        var slot = SlotFrom(now);
        await slots.HoldAsync(new SlotHold(hold, slot.Key, person.Id, HoldPurpose.Booking, now, slot.StartsAt), slot, cancellationToken);
        var wish = new BookingWish(hold, person.Id, ApplicantOf(person))
        {
            Appointment = new AppointmentId(Guid.NewGuid()),
            Policy = policies.Appointment,
            Acceptances = [PrivacyNotice.Accepted(Language.Italian, now)],
        };
        var result = await bookings.BookAsync(wish, now, cancellationToken);
        return result.Change?.State
            ?? throw new InvalidOperationException($"The demonstration's appointment was refused: {result.Refusal?.Code}.");
    }

    /// <summary>The first whole minute that leaves enough time. The line is the instant's, as wall times come twice a year again.</summary>
    private static Slot SlotFrom(DateTimeOffset now)
    {
        var minute = (long)Math.Ceiling((now + UntilStart - DateTimeOffset.UnixEpoch).TotalMinutes);
        var startsAt = DateTimeOffset.UnixEpoch.AddMinutes(minute);
        var key = new SlotKey(Where.Office, new SlotLineId(LinePrefix + minute), RomeTime.WallTimeAt(startsAt), Desk: 1);
        return new Slot(key, Where.Service, startsAt, startsAt + Length);
    }

    private static Applicant ApplicantOf(DemoPerson person) => new()
    {
        Person = person.Id,
        Capacity = Capacity.Oneself,
        SubjectCode = person.Subject.Code.Value,
        SubjectName = person.Subject.Name,
        Email = "demetra@posta.example",
        Mobile = "+39 000 0000001",
        Details = "Prova del servizio",
    };
}
