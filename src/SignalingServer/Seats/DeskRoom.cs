using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats.Views;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>
/// One appointment whose page somebody has open: seats, who sits in them, and what each sees. The single writer of all that; work is done
/// in turns, one after the other. What must outlast the process is in the database.
/// </summary>
internal sealed partial class DeskRoom(AppointmentId id, RoomServices services) : IDisposable
{
    /// <summary>While a taxpayer waits the estimate is looked at again after so long.</summary>
    private static readonly TimeSpan EstimateHolds = TimeSpan.FromSeconds(30);

    /// <summary>When a look at what is stored failed, the next one comes after so long.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Held by the turn that is under way.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>By their id.</summary>
    private readonly Dictionary<string, Seat> _seats = [];

    /// <summary>Connections that see the page and have no seat: before it opens and after it has ended.</summary>
    private readonly Dictionary<DeskConnection, Viewer> _visitors = [];

    /// <summary>What the official called the guests, by invitation. Nowhere else (A.10: nothing stored).</summary>
    private readonly Dictionary<string, string> _guestNames = [];

    /// <summary>What is stored, as of the last look; null before the first.</summary>
    private RoomFacts? _facts;

    /// <summary>Of the last view.</summary>
    private long _revision;

    /// <summary>Version of the appointment that everybody has been told; what was only looked at does not count.</summary>
    private long _toldVersion = -1;

    /// <summary>What those who watch the office know of a taxpayer who sits here; null when none does.</summary>
    private (DeviceKind Device, Stage Stage)? _taxpayerNoted;

    /// <summary>Set in its last turn: whoever comes later takes a new room.</summary>
    private bool _isClosed;

    public AppointmentId Id { get; } = id;

    /// <summary>The instant at which a view changes by itself; null when none does. Any thread.</summary>
    public DateTimeOffset? ChangesAt { get; private set; }

    /// <summary>Since when nobody is connected; null while somebody is. Any thread.</summary>
    public DateTimeOffset? EmptySince { get; private set; }

    /// <summary>What the database says of somebody's presence may be wrong. Any thread.</summary>
    public bool NeedsRepair { get; private set; }

    /// <summary>At which office, once that is known. Any thread.</summary>
    public OfficeId? Office => _facts?.Office.Id;

    /// <summary>Whether a taxpayer waits here. Any thread.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>The taxpayer's seat; null before he came. Any thread, for reading: of another turn's work it may show the middle.</summary>
    public Seat? Taxpayer { get; private set; }

    /// <summary>Does something in the room's turn. False when the room has closed meanwhile.</summary>
    public async Task<(bool IsOpen, T? Result)> TakeTurnAsync<T>(Func<Task<T>> work)
    {
        await _turn.WaitAsync();
        try
        {
            if (_isClosed)
            {
                return (false, default);
            }

            return (true, await work());
        }
        finally
        {
            Taxpayer = _seats.GetValueOrDefault(SeatIds.Taxpayer);
            ChatPresence = WhoIsThere;
            NoteOthers();
            NoteTaxpayer();
            EmptySince = IsEmpty ? EmptySince ?? services.Clock.GetUtcNow() : null;
            _turn.Release();
        }
    }

    /// <summary>The same for who has a seat here, so that the room cannot have closed.</summary>
    public async Task<Reply> InTurnAsync(Func<Task<Reply>> work) =>
        await TakeTurnAsync(work) is (true, { } reply) ? reply : Reply.Refused(HubCodes.NotEntered);

    /// <summary>Closes it if it has been empty for so long. In a turn of its own.</summary>
    public async Task<bool> TryCloseAsync(TimeSpan after)
    {
        var (isOpen, closed) = await TakeTurnAsync(() =>
        {
            _isClosed = IsEmpty && !NeedsRepair && EmptySince + after <= services.Clock.GetUtcNow();
            if (_isClosed)
            {
                services.Publication.Forget(Id);
            }

            return Task.FromResult(_isClosed);
        });
        return !isOpen || closed;
    }

    /// <summary>Looks at what is stored and tells everybody, unless this change has been told already.</summary>
    public Task RefreshAsync(long version = long.MaxValue) => TakeTurnAsync(async () =>
    {
        if (_toldVersion < version)
        {
            await TellAsync();
        }

        return true;
    });

    public void Dispose() => _turn.Dispose();

    /// <summary>How far somebody has come on the way in is no event of the appointment, and the office waits for it.</summary>
    private void NoteTaxpayer()
    {
        var shown = Taxpayer is { IsHere: true } here ? (here.Device, here.Stage) : ((DeviceKind, Stage)?)null;
        if (shown != _taxpayerNoted && Office is { } office)
        {
            _taxpayerNoted = shown;
            services.Changes.Noted(Id, office);
        }
    }

    /// <summary>As far as this process goes: others may sit elsewhere.</summary>
    private bool IsEmpty => _visitors.Count == 0 && !EverybodyHere.Any();

    private IEnumerable<Seat> Connected => _seats.Values.Where(static seat => seat.IsConnected);

    private IEnumerable<Seat> Here => _seats.Values.Where(static seat => seat.IsHere);

    private Task<AppointmentResult> HandleAsync(AppointmentCommand command) =>
        services.Appointments.HandleAsync(Id, command, CancellationToken.None);

    /// <summary>Reads what is stored, lets seats and media follow it, and gives everybody the view.</summary>
    /// <param name="but">Who is not told because the answer to the call tells the same; null: everybody is told.</param>
    private async Task TellAsync(DeskConnection? but = null)
    {
        try
        {
            await TellHereAsync(but);
        }
        finally
        {
            TellElsewhere();
        }
    }

    private async Task TellHereAsync(DeskConnection? but)
    {
        if (IsEmpty && _facts is null)
        {
            ChangesAt = null;
            return;
        }

        ChangesAt = services.Clock.GetUtcNow() + AfterFailure;
        var (facts, settled) = await FollowAsync();
        var now = settled.Now;
        IsWaiting = settled.Page == Page.Room && _seats.GetValueOrDefault(SeatIds.Taxpayer) is { IsHere: true, Stage: Stage.Waiting };
        _facts = IsWaiting ? facts with { Queue = await services.Queues.OfAsync(facts.Office.Id) } : facts;
        var estimateEnds = IsWaiting ? now + EstimateHolds : (DateTimeOffset?)null;
        ChangesAt = IsEmpty ? null : new[] { settled.ChangesAt, estimateEnds, ChatEndsAt(now) }.Min();
        _revision = Math.Max(_revision + 1, now.ToUnixTimeMilliseconds());
        foreach (var seat in EverybodyHere.Where(seat => seat.Connection != but))
        {
            seat.Connection!.State(ViewFor(seat, settled));
        }

        foreach (var (visitor, viewer) in _visitors.Where(visitor => visitor.Key != but))
        {
            visitor.State(ViewOf.Seat(_facts, Picture(settled), viewer, now));
        }

        _toldVersion = facts.State.Version;
    }

    private View ViewFor(Seat seat, Settled settled) =>
        ViewOf.Seat(_facts!, Picture(settled), new Viewer(seat.Role, Shown(seat, settled)) { Companion = seat.Companion, Device = seat.DeviceHash }, settled.Now);

    /// <summary>Everybody here who may read but the person himself, wherever he sits.</summary>
    private void TellOthers(string seat, Action<DeskConnection> tell)
    {
        foreach (var other in EverybodyHere.Where(other => other.Id != seat && MayRead(other)))
        {
            tell(other.Connection!);
        }
    }
}
