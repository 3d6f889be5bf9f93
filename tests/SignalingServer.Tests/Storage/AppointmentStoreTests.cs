using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Appointments on both databases.</summary>
public sealed class AppointmentStoreTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Grain_BooksAndCancels_IsReadBackAsItWasDecided(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var cancellation = TestContext.Current.CancellationToken;
        var store = new AppointmentStore(database.Transactions);
        var book = Scene.Book();
        var grain = new AppointmentGrain(book.Appointment, store, new HeardEvents(), new SetClock(Scene.Now));

        var booked = await grain.HandleAsync(book, cancellation);
        var afterBooking = await store.LoadAsync(book.Appointment, cancellation);
        var cancelled = await grain.HandleAsync(new Cancel(Side.Taxpayer, CancellationReason.CannotAttend), cancellation);
        var afterCancelling = await store.LoadAsync(book.Appointment, cancellation);

        Assert.Null(booked.Refusal);
        Assert.Equal(booked.State, afterBooking!.State);
        Assert.Null(cancelled.Refusal);
        Assert.Equal(cancelled.State, afterCancelling!.State);
        Assert.Equal(AppointmentPhase.CancelledByTaxpayer, afterCancelling.State.Phase);
    }
}
