using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Boards;
using VideoDesk.SignalingServer.Storage;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Boards in both databases.</summary>
public sealed class BoardStoreTests
{
    private static readonly AppointmentId Id = new(Guid.NewGuid());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Append_ManyWritersOfTwoProcesses_HavePositionsWithoutGaps(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var logs = Enumerable.Range(0, 2).Select(_ => new BoardLog(new BoardStore(database.Transactions), TimeProvider.System)).ToArray();
        var heard = new List<long>[] { [], [] };
        var writers = Enumerable.Range(0, 400).Select(number => Task.Run(async () =>
        {
            var draft = new BoardDraft(Id, $"seat-{number % 4}", $"{number / 8}", [(byte)number]);
            var log = number / 4 % 2;
            return (Log: log, Appended: await logs[log].AppendAsync(draft, entry => heard[log].Add(entry.Position)));
        }));

        var appended = await Task.WhenAll(writers);
        var positions = appended.Select(static one => one.Appended.Position);

        // Every id was sent twice: both times it has the same position.
        Assert.Equal(Enumerable.Range(1, 200).Select(static position => (long)position), positions.Distinct().Order());
        Assert.Equal(200, appended.Count(static one => one.Appended.IsNew));

        // What is new is told in the order of positions, what was there already is told too.
        foreach (var (log, told) in heard.Index())
        {
            Assert.Equal(Enumerable.Range(1, 200).Select(static position => (long)position), told.Order());
            var added = appended.Where(one => one.Log == log && one.Appended.IsNew).Select(static one => one.Appended.Position).ToHashSet();
            Assert.Equal(added.Order(), told.Where(added.Contains));
        }

        var part = await new BoardStore(database.Transactions).PartAsync(Id, 150, withSnapshot: true, Cancellation);
        Assert.Equal((50, false), (part.Entries.Count, part.More));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Snapshot_NewerThanWhatAPageHas_IsNamedAndTheOldUpdatesStay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var boards = new BoardStore(database.Transactions);
        await boards.AppendAsync([.. Enumerable.Range(1, 9).Select(static number => new BoardDraft(Id, "official", $"{number}", [1]))], Scene.Now, Cancellation);

        Assert.False(await boards.KeepAsync(Id, (10, [9]), Scene.Now, Cancellation));
        Assert.True(await boards.KeepAsync(Id, (5, [5]), Scene.Now, Cancellation));
        Assert.True(await boards.KeepAsync(Id, (4, [4]), Scene.Now, Cancellation));

        var (upTo, content) = (await boards.SnapshotAsync(Id, Cancellation)).GetValueOrDefault();
        Assert.Equal((5L, (byte)5), (upTo, content[0]));
        var part = await boards.PartAsync(Id, 2, withSnapshot: true, Cancellation);
        Assert.Equal((5L, 6L), (part.SnapshotUpTo, part.Entries[0].Position));
        Assert.Null((await boards.PartAsync(Id, 5, withSnapshot: true, Cancellation)).SnapshotUpTo);
        Assert.Equal(9, (await boards.PartAsync(Id, 0, withSnapshot: false, Cancellation)).Entries.Count);
        Assert.Null(await boards.SnapshotAsync(new AppointmentId(Guid.NewGuid()), Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [Trait("Requirement", "A.10")]
    public async Task Erasure_OfAnAppointment_LeavesNothingOfBoardAndLiveChat(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (boards, chats, marks) = (
            new BoardStore(database.Transactions), new LiveChatStore(database.Transactions, new HeardEvents()), new ReadMarkStore(database.Transactions));
        var grain = new AppointmentGrain(Id, new AppointmentStore(database.Transactions), new HeardEvents(), new SetClock(Scene.Now));
        await grain.HandleAsync(Scene.Book() with { Appointment = Id }, Cancellation);
        await boards.AppendAsync([new BoardDraft(Id, "official", "1", [1])], Scene.Now, Cancellation);
        await boards.KeepAsync(Id, (1, [1]), Scene.Now, Cancellation);
        await chats.OpenAsync(new LiveChatWish(Id, "Il modello F24", new("roma-2"), static number => $"hash-{number}"), Scene.Now, Cancellation);
        await marks.MoveAsync(Id, "taxpayer", 3, Cancellation);
        await marks.MoveAsync(Id, "taxpayer", 2, Cancellation);
        Assert.Equal(3, (await marks.OfAsync(Id, Cancellation))["taxpayer"]);

        await new AppointmentRegister(database.Transactions).EraseAsync(Id, Scene.Now, Cancellation);

        Assert.Empty((await boards.PartAsync(Id, 0, withSnapshot: true, Cancellation)).Entries);
        Assert.Null(await boards.SnapshotAsync(Id, Cancellation));
        Assert.Empty(await marks.OfAsync(Id, Cancellation));
        var chat = (await chats.LastAsync(Id, Cancellation))!;
        Assert.Equal(("", Scene.Now), (chat.AsksFor, chat.ClosedAt));
        Assert.True((await chats.FindAsync("hash-1", Cancellation))!.IsRevoked);
    }
}
