using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Seats.Views;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Seats;

/// <summary>Place and estimate in the waiting room (A.8.3-18).</summary>
public sealed class WaitingPlaceTests
{
    /// <summary>T of the one who is asked about; slots take 30 minutes.</summary>
    private static readonly DateTimeOffset T = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private static readonly AppointmentId Own = new(Guid.Parse("0123456789abcdef0123456789abcdef"));

    [Fact]
    public void Alone_BeforeStart_IsTheOfficialToldWithTheTimeUntilStart() =>
        Assert.Equal(new Waiting(1, WaitingReason.OfficialTold, 5), Of(T.AddMinutes(-5), Waits("a", own: true)));

    [Fact]
    public void Alone_AfterStart_PromisesNothing() =>
        Assert.Equal(new Waiting(1, WaitingReason.OfficialTold, null), Of(T.AddMinutes(2), Waits("a", own: true)));

    [Fact]
    public void BehindACall_WaitsForItsPlannedEnd() =>
        Assert.Equal(new Waiting(1, WaitingReason.OfficialInCall, 10), Of(T.AddMinutes(2), Waits("a", own: true), Call("a", T.AddMinutes(-18))));

    [Fact]
    public void BehindACallThatHasRunOver_PromisesNothing() =>
        Assert.Equal(new Waiting(1, WaitingReason.OfficialInCall, null), Of(T.AddMinutes(2), Waits("a", own: true), Call("a", T.AddMinutes(-40))));

    [Fact]
    public void BehindOthersOfTheSameOfficial_CountsThemAndTheirSlots() =>
        Assert.Equal(
            new Waiting(3, WaitingReason.OfficialLate, 60),
            Of(T.AddMinutes(1), Waits("a", own: true), Waits("a", T.AddMinutes(-30)), Waits("a", T.AddMinutes(-60)), Waits("a", T.AddMinutes(30))));

    [Fact]
    public void OthersBehind_DoNotCountButOneIsNotAlone() =>
        Assert.Equal(new Waiting(1, WaitingReason.BeforeStart, 3), Of(T.AddMinutes(-3), Waits("a", own: true), Waits("a", T.AddMinutes(30))));

    [Fact]
    public void OtherOfficialsAndPools_DoNotCount() =>
        Assert.Equal(
            new Waiting(1, WaitingReason.OfficialTold, null),
            Of(T.AddMinutes(1), Waits("a", own: true), Waits("b", T.AddMinutes(-30)), Waits(null, T.AddMinutes(-30)), Call("b", T.AddMinutes(-10))));

    [Fact]
    public void Pool_OfTheSameService_Counts() =>
        Assert.Equal(2, Of(T.AddMinutes(1), Waits(null, own: true), Waits(null, T.AddMinutes(-30)), Waits(null, T.AddMinutes(-30), "other"))!.Place);

    [Fact]
    public void WhoDoesNotWait_HasNoPlace() => Assert.Null(Of(T, Call("a", T, own: true)));

    private static Waiting? Of(DateTimeOffset now, params QueueEntry[] office) => WaitingPlace.Of(office, Own, now);

    private static QueueEntry Waits(string? official, bool own) =>
        Entry(official, T, "deeds", AppointmentPhase.WaitingForOfficial) with { Appointment = own ? Own : new(Guid.NewGuid()), WaitsSince = T };

    private static QueueEntry Waits(string? official, DateTimeOffset startsAt, string service = "deeds") =>
        Entry(official, startsAt, service, AppointmentPhase.Ready) with { WaitsSince = T.AddMinutes(-9) };

    private static QueueEntry Call(string official, DateTimeOffset startsAt, bool own = false) =>
        Entry(official, startsAt, "deeds", AppointmentPhase.Live) with { Appointment = own ? Own : new(Guid.NewGuid()) };

    private static QueueEntry Entry(string? official, DateTimeOffset startsAt, string service, AppointmentPhase phase) => new(
        new(Guid.NewGuid()),
        new ServiceId(service),
        official is null ? null : new OfficialId(official),
        startsAt,
        startsAt.AddMinutes(30),
        phase,
        null);
}
