using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>One mail per trigger, never at or after its expiry, and a receipt for each (A.9).</summary>
public sealed class OutboxTurnTests
{
    private static readonly DeliveryResult Down = new(DeliveryKind.ServerUnavailable, DeliveryCodes.Unreachable);

    private readonly OutboxScene _scene = new();

    [Fact]
    [Trait("Requirement", "A.9")]
    public async Task Run_ADueRow_IsSentOnceAndHasItsReceipt()
    {
        var row = _scene.Add(NotificationKind.Reminder);
        _scene.Add(NotificationKind.Reminder, _scene.Now.AddMilliseconds(1));

        await RunAsync();
        await RunAsync();

        Assert.Single(_scene.Sent);
        Assert.Equal(new OutboxReceipt(OutboxOutcome.Sent, _scene.Now, DeliveryCodes.Accepted, 250), row.Receipt);
        Assert.Null(_scene.Rows[1].Receipt);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [Trait("Requirement", "A.9")]
    public async Task Run_AroundTheExpiry_SendsOnlyBefore(int millisecondsAfter, bool isSent)
    {
        var row = _scene.Add(NotificationKind.LastReminder, MailSamples.StartsAt.AddMinutes(-10), MailSamples.StartsAt.AddMinutes(5));
        _scene.Now = MailSamples.StartsAt.AddMinutes(5).AddMilliseconds(millisecondsAfter);

        await RunAsync();

        Assert.Equal(isSent, _scene.Sent.Count == 1);
        Assert.Equal(isSent ? OutboxOutcome.Sent : OutboxOutcome.Expired, row.Receipt!.Value.Outcome);
    }

    [Fact]
    public async Task Run_WhenTheExpiryPassesWhileTheFactsAreRead_SendsNothing()
    {
        var row = _scene.Add(NotificationKind.Reminder, expiresAt: _scene.Now.AddSeconds(1));
        _scene.FactsOf = _ =>
        {
            _scene.Now = row.Request.ExpiresAt;
            return MailSamples.Facts();
        };

        await RunAsync();

        Assert.Empty(_scene.Sent);
        Assert.Equal((OutboxOutcome.Expired, DeliveryCodes.Expired), (row.Receipt!.Value.Outcome, row.Receipt.Value.Code));
    }

    [Fact]
    public async Task Run_AfterATemporaryAnswer_TriesAgainLaterAndLaterUntilTheExpiry()
    {
        var row = _scene.Add(NotificationKind.LastReminder, expiresAt: _scene.Now.AddMinutes(15));
        var attempts = new List<double>();
        _scene.Answer = _ =>
        {
            attempts.Add((_scene.Now - MailSamples.CreatedAt).TotalSeconds);
            return new(DeliveryKind.TryLater, DeliveryCodes.RecipientRefused, 451);
        };

        while (row.Receipt is null)
        {
            await RunAsync();
            _scene.Now = row.RetryAt!.Value;
        }

        Assert.Equal([0, 15, 45, 105, 225, 525], attempts);
        Assert.Equal((OutboxOutcome.Expired, DeliveryCodes.RecipientRefused, 451), (row.Receipt.Value.Outcome, row.Receipt.Value.Code, row.Receipt.Value.Reply));
    }

    [Fact]
    public async Task Run_AfterAPermanentAnswer_NeverTriesAgain()
    {
        var row = _scene.Add(NotificationKind.Reminder);
        var attempts = 0;
        _scene.Answer = _ =>
        {
            attempts++;
            return new(DeliveryKind.Refused, DeliveryCodes.RecipientRefused, 550);
        };

        await RunAsync();
        _scene.Now = _scene.Now.AddMinutes(30);
        await RunAsync();

        Assert.Equal(1, attempts);
        Assert.Equal((OutboxOutcome.Refused, 550), (row.Receipt!.Value.Outcome, row.Receipt.Value.Reply));
    }

    [Fact]
    public async Task Run_WhenTheServerIsDown_TriesItOncePerPass()
    {
        for (var i = 0; i < 5; i++)
        {
            _scene.Add(NotificationKind.Reminder);
        }

        var attempts = 0;
        _scene.Answer = _ =>
        {
            attempts++;
            return Down;
        };

        await RunAsync();

        Assert.Equal(1, attempts);
        Assert.All(_scene.Rows, row => Assert.Equal(_scene.Now.AddSeconds(15), row.RetryAt));
    }

    [Fact]
    public async Task Run_AfterTheDispatcherDied_GoesOnWhenItsClaimEnds()
    {
        var row = _scene.Add(NotificationKind.LastReminder, expiresAt: _scene.Now.AddMinutes(15));
        await _scene.ClaimDueAsync(new OutboxClaim(_scene.Now, _scene.Now.AddMinutes(5), 20), TestContext.Current.CancellationToken);

        await RunAsync();
        Assert.Empty(_scene.Sent);
        _scene.Now = _scene.Now.AddMinutes(5);
        await RunAsync();

        Assert.Single(_scene.Sent);
        Assert.Equal(OutboxOutcome.Sent, row.Receipt!.Value.Outcome);
    }

    [Fact]
    [Trait("Requirement", "A.9")]
    public async Task Run_AfterTheDispatcherDiedBetweenSendingAndNoting_SendsAgainAndTheReceiptSaysSo()
    {
        var row = _scene.Add(NotificationKind.LastReminder, expiresAt: _scene.Now.AddMinutes(15));
        var claim = new OutboxClaim(_scene.Now, _scene.Now.AddMinutes(4), 20);
        var item = (await _scene.ClaimDueAsync(claim, TestContext.Current.CancellationToken))[0];
        Assert.True(await _scene.BeginAsync(item, TestContext.Current.CancellationToken));
        _scene.Now = claim.Until;
        _scene.Answer = _ => new(DeliveryKind.TryLater, DeliveryCodes.RecipientRefused, 451);
        await RunAsync();
        Assert.Equal((null, 1), (row.Receipt, row.Unnoted));

        _scene.Answer = static _ => DeliveryResult.Delivered(250);
        _scene.Now = row.RetryAt!.Value;
        await RunAsync();

        Assert.Equal(new OutboxReceipt(OutboxOutcome.SentRepeated, _scene.Now, DeliveryCodes.Accepted, 250), row.Receipt);
        Assert.Equal(1, row.Unnoted);
    }

    [Fact]
    public async Task Run_WhenTheRowIsWithdrawnBeforeItsTurn_DoesNotSendIt()
    {
        var first = _scene.Add(NotificationKind.Reminder);
        var second = _scene.Add(NotificationKind.Reminder);
        _scene.Answer = _ =>
        {
            second.Receipt = new OutboxReceipt(OutboxOutcome.Expired, _scene.Now, DeliveryCodes.Expired, 0);
            return DeliveryResult.Delivered();
        };

        await RunAsync();

        Assert.NotNull(first.Receipt);
        Assert.Single(_scene.Sent);
    }

    [Fact]
    public async Task Run_OfTwoNodesAtOnce_SendsEachRowOnce()
    {
        for (var i = 0; i < 200; i++)
        {
            _scene.Add(NotificationKind.Reminder);
        }

        async Task DrainAsync()
        {
            while (await _scene.Turn().RunAsync(TestContext.Current.CancellationToken))
            {
                await Task.Yield();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(DrainAsync, TestContext.Current.CancellationToken)));

        Assert.Equal(200, _scene.Sent.Count);
        Assert.Equal(200, _scene.Sent.Select(static mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Run_WhenTheClaimWouldNotOutlastTheAttempt_GivesTheRowBack()
    {
        var slow = _scene.Add(NotificationKind.Reminder);
        var next = _scene.Add(NotificationKind.Reminder);
        _scene.Answer = _ =>
        {
            _scene.Now = _scene.Now.AddMinutes(2);
            return DeliveryResult.Delivered();
        };

        await RunAsync();

        Assert.NotNull(slow.Receipt);
        Assert.Equal((null, null, DeliveryCodes.GivenBack), (next.Receipt, next.ClaimedUntil, next.Failure!.Value.Code));
        Assert.Equal(_scene.Now, next.RetryAt);
    }

    [Fact]
    public async Task Run_WhenTheServerIsStoppedInTheMiddle_NotesWhatWasSentAndGivesTheRestBack()
    {
        var sent = _scene.Add(NotificationKind.Reminder);
        var rest = _scene.Add(NotificationKind.Reminder);
        using var stop = new CancellationTokenSource();
        _scene.Answer = _ =>
        {
            stop.Cancel();
            return DeliveryResult.Delivered();
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => _scene.Turn().RunAsync(stop.Token));

        Assert.Equal(OutboxOutcome.Sent, sent.Receipt!.Value.Outcome);
        Assert.Equal((null, null), (rest.Receipt, rest.ClaimedUntil));
    }

    [Fact]
    public async Task Run_WithNobodyToWriteTo_SettlesWithoutSending()
    {
        var erased = _scene.Add(NotificationKind.Closing);
        var worklist = _scene.Add(NotificationKind.PreCallTask);
        var invalid = _scene.Add(NotificationKind.Reminder);
        _scene.FactsOf = request => request.Kind switch
        {
            NotificationKind.Closing => null,
            NotificationKind.PreCallTask => MailSamples.Facts() with { OfficialEmail = null },
            _ => MailSamples.Facts() with { Contacts = new Contacts("A", "not an address", "") },
        };

        await RunAsync();

        Assert.Empty(_scene.Sent);
        Assert.Equal(OutboxOutcome.NothingToSend, erased.Receipt!.Value.Outcome);
        Assert.Equal(OutboxOutcome.NothingToSend, worklist.Receipt!.Value.Outcome);
        Assert.Equal((OutboxOutcome.Refused, DeliveryCodes.AddressInvalid), (invalid.Receipt!.Value.Outcome, invalid.Receipt.Value.Code));
    }

    [Fact]
    [Trait("Requirement", "A.9")]
    public async Task Run_WhateverHappens_LogsNoPersonalData()
    {
        foreach (var kind in MailSamples.Kinds)
        {
            _scene.Add(kind);
        }

        _scene.Add(NotificationKind.Reminder, expiresAt: _scene.Now);
        _scene.Answer = message => message.MessageId.Contains("row.3", StringComparison.Ordinal)
            ? new(DeliveryKind.Refused, DeliveryCodes.RecipientRefused, 550)
            : message.MessageId.Contains("row.9", StringComparison.Ordinal) ? Down : DeliveryResult.Delivered();

        await RunAsync();

        Assert.True(_scene.Log.Count >= MailSamples.Kinds.Length);
        var facts = MailSamples.Facts();
        string[] secrets = ["Ambrosio", "@", "333", MailSamples.Token, facts.Service, "2026/000123", "rimborso", "http"];
        Assert.All(_scene.Log, line => Assert.All(secrets, secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal("Contacts", facts.Contacts.ToString());
        Assert.DoesNotContain(secrets[0], $"{_scene.Sent[0]}{_scene.Sent[0].To}{_scene.Sent[0].To.Address}", StringComparison.Ordinal);
    }

    private Task<bool> RunAsync() => _scene.Turn().RunAsync(TestContext.Current.CancellationToken);
}
