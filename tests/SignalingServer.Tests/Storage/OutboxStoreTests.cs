using Microsoft.EntityFrameworkCore;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>The outbox: one row per trigger, one claim at a time, one receipt.</summary>
public sealed class OutboxStoreTests
{
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "ADER-11")]
    [Trait("Requirement", "N1")]
    public async Task Booking_ItsConfirmation_IsOneRowThatSaysWhatTheDecisionSaid(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var heard = new HeardEvents();
        await BookAsync(database, heard);

        var item = Assert.Single(await ClaimAsync(database, Scene.Now));

        Assert.Equal(Assert.Single(heard.Changes).Notifications.Requests, [item.Request]);
        Assert.Equal(NotificationKind.Confirmation, item.Request.Kind);
        Assert.Equal(Scene.Now, item.CreatedAt);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "A.9")]
    public async Task Add_ATriggerThatIsThereAlready_AddsNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var heard = new HeardEvents();
        await BookAsync(database, heard);
        var request = heard.Changes[0].Notifications.Requests[0];

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => database.Transactions.RunAsync(
            async (db, token) =>
            {
                await OutboxWriting.AddAsync(db, [request], Scene.Now, token);
                return await db.SaveChangesAsync(token);
            },
            Cancellation))));

        await using var db = database.Database.Open();
        Assert.Equal(1, await db.Outbox.CountAsync(Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Claim_ByManyAtOnce_GivesEachRowToOne(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 40);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ClaimAsync(database, Scene.Now, limit: 7))));
        var rest = await ClaimAsync(database, Scene.Now, limit: 100);

        var keys = claims.SelectMany(static items => items).Concat(rest).Select(static item => item.Request.TriggerKey).ToList();
        Assert.Equal(40, keys.Count);
        Assert.Equal(40, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Claim_ThatEnded_IsGivenAgain(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 1);
        await ClaimAsync(database, Scene.Now);

        Assert.Empty(await ClaimAsync(database, Scene.Now + Claim - TimeSpan.FromMilliseconds(1)));
        Assert.Single(await ClaimAsync(database, Scene.Now + Claim));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Claim_AMailOfALaterVersion_LeavesItToThatVersionUntilItExpires(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 1);
        await database.Transactions.RunAsync(
            static (db, token) => db.Outbox.ExecuteUpdateAsync(
                static row => row.SetProperty(static o => o.Kind, (NotificationKind)999)
                    .SetProperty(static o => o.ClaimedUntil, (DateTimeOffset?)Scene.Now.AddSeconds(-1)),
                token),
            Cancellation);
        var store = new OutboxStore(database.Database);

        Assert.Empty(await ClaimAsync(database, Scene.Now));
        Assert.Null(await store.NextDueAsync(Cancellation));
        Assert.Equal(1, await store.DropExpiredAsync(Scene.Now.AddHours(1), Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "A.9")]
    public async Task Settle_Twice_KeepsTheFirstReceipt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 1);
        var store = new OutboxStore(database.Database);
        var item = (await ClaimAsync(database, Scene.Now))[0];

        Assert.True(await store.SettleAsync(item, new(OutboxOutcome.Sent, Scene.Now, DeliveryCodes.Accepted, 250), Cancellation));
        Assert.False(
            await store.SettleAsync(item, new(OutboxOutcome.Refused, Scene.Now, DeliveryCodes.RecipientRefused, 550), Cancellation));
        Assert.False(await store.PostponeAsync(item, new(Scene.Now, Scene.Now, DeliveryCodes.Unreachable, 0), Cancellation));

        Assert.Empty(await ClaimAsync(database, Scene.Now + Claim));
        Assert.Null(await store.NextDueAsync(Cancellation));
        await using var db = database.Database.Open();
        Assert.Equal(DeliveryCodes.Accepted, (await db.Outbox.SingleAsync(Cancellation)).Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Postpone_AFailedAttempt_IsDueAtTheRetryAndCounted(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 1);
        var store = new OutboxStore(database.Database);
        var retryAt = Scene.Now.AddMinutes(1);
        Assert.Equal(Scene.Now, await store.NextDueAsync(Cancellation));

        await store.PostponeAsync(
            (await ClaimAsync(database, Scene.Now))[0], new(Scene.Now, retryAt, DeliveryCodes.Unreachable, 0), Cancellation);

        Assert.Equal(retryAt, await store.NextDueAsync(Cancellation));
        Assert.Empty(await ClaimAsync(database, retryAt.AddMilliseconds(-1)));
        Assert.Equal(1, Assert.Single(await ClaimAsync(database, retryAt)).Attempts);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task NextDue_OfARowUnderAClaim_IsTheEndOfTheClaim(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 2);
        var store = new OutboxStore(database.Database);

        await ClaimAsync(database, Scene.Now, limit: 1);
        Assert.Equal(Scene.Now, await store.NextDueAsync(Cancellation));
        await ClaimAsync(database, Scene.Now.AddSeconds(1), limit: 1);

        Assert.Equal(Scene.Now + Claim, await store.NextDueAsync(Cancellation));
        Assert.Single(await ClaimAsync(database, Scene.Now + Claim));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "A.9")]
    public async Task Begin_AnAttemptWhoseEndNobodyNotes_IsCountedWhenTheRowIsClaimedAgain(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 1);
        var store = new OutboxStore(database.Database);
        var first = (await ClaimAsync(database, Scene.Now))[0];
        Assert.True(await store.BeginAsync(first, Cancellation));

        var second = (await ClaimAsync(database, Scene.Now + Claim))[0];
        Assert.Equal((0, 1), (first.Unnoted, second.Unnoted));
        Assert.False(await store.BeginAsync(first, Cancellation));
        Assert.True(await store.BeginAsync(second, Cancellation));
        await store.PostponeAsync(second, new(Scene.Now + Claim, Scene.Now + Claim, DeliveryCodes.Unreachable, 0), Cancellation);

        var third = (await ClaimAsync(database, Scene.Now + Claim))[0];
        Assert.Equal(1, third.Unnoted);
        Assert.True(await store.BeginAsync(third, Cancellation));
        Assert.True(await store.SettleAsync(third, new(OutboxOutcome.SentRepeated, Scene.Now, DeliveryCodes.Accepted, 250), Cancellation));
        Assert.False(await store.BeginAsync(third, Cancellation));
        await using var db = database.Database.Open();
        Assert.Equal(1, (await db.Outbox.SingleAsync(Cancellation)).Unnoted);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "A.9")]
    public async Task DropExpired_WhatIsPastItsExpiry_HasAReceiptThatSaysSo(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await AddAsync(database, 3);
        var store = new OutboxStore(database.Database);
        var expiry = Scene.Now.AddHours(1);

        Assert.Equal(0, await store.DropExpiredAsync(expiry.AddMilliseconds(-1), Cancellation));
        Assert.Empty(await ClaimAsync(database, expiry));
        Assert.Equal(3, await store.DropExpiredAsync(expiry, Cancellation));

        await using var db = database.Database.Open();
        Assert.All(await db.Outbox.ToListAsync(Cancellation), static row => Assert.Equal((int)OutboxOutcome.Expired, row.Outcome));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "N8")]
    public async Task Cancel_WhileMailsWait_WithdrawsThemAndTellsOfTheCancellation(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var heard = new HeardEvents();
        var id = await BookAsync(database, heard);
        var timetable = heard.Changes[0].State.Timetable!;
        var clock = new SetClock(timetable.PreCallEndsAt!.Value);
        var grain = new AppointmentGrain(id, new AppointmentStore(database.Transactions), heard, clock);
        await grain.HandleAsync(new DeadlineReached(DeadlineReason.PreCallWindowEnds), Cancellation);

        await grain.HandleAsync(new Cancel(Side.Office, CancellationReason.OfficeClosed), Cancellation);

        var kinds = (await ClaimAsync(database, clock.Now)).Select(static item => item.Request.Kind);
        Assert.Equal([NotificationKind.Confirmation, NotificationKind.Cancellation], kinds);
    }

    private static async Task<AppointmentId> BookAsync(TestDatabase database, HeardEvents heard)
    {
        var book = Scene.Book();
        await new AppointmentGrain(book.Appointment, new AppointmentStore(database.Transactions), heard, new SetClock(Scene.Now)).HandleAsync(book, Cancellation);
        return book.Appointment;
    }

    private static async Task<IReadOnlyList<OutboxItem>> ClaimAsync(TestDatabase database, DateTimeOffset now, int limit = 10) =>
        await new OutboxStore(database.Database).ClaimDueAsync(new OutboxClaim(now, now + Claim, limit), Cancellation);

    private static Task<int> AddAsync(TestDatabase database, int count) => database.Transactions.RunAsync(
        async (db, token) =>
        {
            await OutboxWriting.AddAsync(db, [.. Enumerable.Range(1, count).Select(Request)], Scene.Now, token);
            return await db.SaveChangesAsync(token);
        },
        Cancellation);

    private static NotificationRequest Request(int number) =>
        new(NotificationKind.SlotFreed, null, $"test/{number}", Scene.Now, Scene.Now.AddHours(1), new NotificationData());
}
