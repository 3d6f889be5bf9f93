using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Tests.Stun;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ice;

public sealed class IceAnswerTests
{
    private readonly IceAgentHarness _ice = new();

    [Fact]
    public void HandleRequest_ValidCheck_AnswersWithTheAddressSeenAndProof()
    {
        foreach (var from in new[] { IceAgentHarness.WiFi, IceAgentHarness.IPv6 })
        {
            var answer = _ice.Send(from, new IceCheck().Write(_ice.Credentials));

            Assert.True(StunMessage.TryParse(answer, out var message));
            Assert.Equal(StunClass.Success, message.Class);
            Assert.Equal("transaction!"u8, message.TransactionId);
            Assert.Equal(from, message.XorMappedAddress);
            Assert.True(message.HasValidIntegrity(_ice.Credentials.Key));
            Assert.True(message.HasValidFingerprint());
        }

        Assert.Equal(2, _ice.Agent.Counters.Succeeded);
    }

    [Fact]
    public void HandleRequest_WrongPassword_Is401WithoutProof()
    {
        AssertError(401, new() { Password = new('x', 24) }, isProved: false);
        Assert.Equal(1, _ice.Agent.Counters.WrongPasswords);
        Assert.Equal(IceState.New, _ice.Agent.State);
        Assert.False(_ice.Agent.IsKnown(IceAgentHarness.WiFi));
    }

    [Theory]
    [InlineData("strangerx:peer")]
    [InlineData("strangex:peer")]
    [InlineData(":peer")]
    [InlineData("nocolons")]
    public void HandleRequest_WrongUsername_Is401(string username)
    {
        AssertError(401, new() { Username = username }, isProved: false);
        Assert.Equal(1, _ice.Agent.Counters.WrongUsernames);
    }

    [Fact]
    public void HandleRequest_FragmentWithoutColon_Is401() =>
        AssertError(401, new() { Username = _ice.Credentials.Fragment.ToString() }, isProved: false);

    [Fact]
    public void HandleRequest_AnyPeerFragment_IsAccepted()
    {
        _ice.Check(IceAgentHarness.WiFi, new() { Username = $"{_ice.Credentials.Fragment}:" });
        _ice.Check(IceAgentHarness.WiFi, new() { Username = $"{_ice.Credentials.Fragment}:a:b {new string('c', 200)}" });
    }

    [Fact]
    public void HandleRequest_NoCredentials_Is400OrSilence()
    {
        AssertError(400, new() { HasUsername = false }, isProved: false);
        AssertError(400, new() { HasIntegrity = false }, isProved: false);
        var shortest = new IceCheck { HasUsername = false, HasIntegrity = false, HasPriority = false };

        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, shortest.Write(_ice.Credentials)));
        Assert.Equal(3, _ice.Agent.Counters.MissingCredentials);
        Assert.Equal(1, _ice.Agent.Counters.SuppressedErrors);
    }

    [Fact]
    public void HandleRequest_ErrorAnswer_IsSentOnlyWhenNotLongerThanTheRequest()
    {
        // A 420 answer names what was unknown in half the bytes that the request needed for it, hence always fits.
        for (var unknown = 1; unknown <= 40; unknown++)
        {
            var check = new IceCheck { Unknown = unknown, HasPriority = false }.Write(_ice.Credentials);
            Assert.InRange(_ice.Send(IceAgentHarness.WiFi, check).Length, 1, check.Length);
        }

        // USERNAME alone: 20 + 4 + 0 + 8 bytes, less than the 36 of a bare error.
        var tiny = new IceCheck { Username = "", HasIntegrity = false, HasPriority = false }.Write(_ice.Credentials);
        Assert.Equal(32, tiny.Length);
        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, tiny));
        Assert.Equal(1, _ice.Agent.Counters.SuppressedErrors);
    }

    [Fact]
    public void HandleRequest_WithoutPriority_Is400WithProof()
    {
        AssertError(400, new() { HasPriority = false }, isProved: true);
        Assert.Equal(1, _ice.Agent.Counters.MissingPriorities);
        Assert.Equal(IceState.New, _ice.Agent.State);
    }

    [Fact]
    public void HandleRequest_UnknownAttribute_Is420NamingIt()
    {
        var answer = AssertError(420, new() { Unknown = 2 }, isProved: true);

        Assert.Equal(Convert.FromHexString("000a000470007001"), answer.AsSpan(28, 8));
        Assert.Equal(1, _ice.Agent.Counters.UnknownAttributes);
    }

    [Fact]
    public void HandleRequest_ControlledPeer_Is487()
    {
        AssertError(487, new() { IsControlled = true }, isProved: true);
        Assert.Equal(1, _ice.Agent.Counters.RoleConflicts);
    }

    [Fact]
    public void HandleRequest_WithoutOrWithWrongFingerprint_IsSilent()
    {
        var wrong = new IceCheck().Write(_ice.Credentials);
        wrong[^1] ^= 1;

        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, new IceCheck { HasFingerprint = false }.Write(_ice.Credentials)));
        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, wrong));
        Assert.Equal(2, _ice.Agent.Counters.WrongFingerprints);
    }

    [Fact]
    public void HandleRequest_OtherMessages_AreCountedAndNotAnswered()
    {
        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, Bare(StunClass.Indication, StunMethod.Binding)));
        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, Bare(StunClass.Error, StunMethod.Binding)));
        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, Rfc5769Vectors.ResponseIPv4));
        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, Bare(StunClass.Request, (StunMethod)3)));
        Assert.Empty(_ice.Send(IceAgentHarness.WiFi, [0, 1, 2]));

        Assert.Equal(1, _ice.Agent.Counters.Indications);
        Assert.Equal(2, _ice.Agent.Counters.UnexpectedAnswers);
        Assert.Equal(1, _ice.Agent.Counters.UnknownMethods);
        Assert.Equal(1, _ice.Agent.Counters.Malformed);
        Assert.Equal(IceState.New, _ice.Agent.State);
    }

    [Fact]
    public void HandleRequest_ChecksAndRefusals_AllocateNothing()
    {
        var valid = new IceCheck { UseCandidate = true }.Write(_ice.Credentials);
        var refused = new IceCheck { Password = new('x', 24) }.Write(_ice.Credentials);
        var answer = new byte[IceLiteAgent.MaxAnswerLength];
        HandleBoth();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            HandleBoth();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void HandleBoth()
        {
            _ice.Agent.HandleRequest(_ice.Now, IceAgentHarness.WiFi, valid, answer);
            _ice.Agent.HandleRequest(_ice.Now, IceAgentHarness.Cellular, refused, answer);
        }
    }

    [Fact]
    public void HandleRequest_HostileDatagrams_NeverGetMoreBytesThanTheySent()
    {
        var random = new Random(42);
        var answered = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var datagram = NextHostile(random);
            var answer = _ice.Send(IceAgentHarness.WiFi, datagram);
            Assert.True(answer.Length <= datagram.Length, $"round {round}: {datagram.Length} bytes drew {answer.Length}");
            answered += answer.Length > 0 ? 1 : 0;
        }

        Assert.True(answered > 1000, "too few reached the part that answers");
        Assert.Equal(0, _ice.Agent.Counters.Succeeded);
    }

    /// <summary>Random bytes, spoiled checks, and checks of somebody who knows everything but the password.</summary>
    private byte[] NextHostile(Random random)
    {
        var isGuess = random.Next(2) == 0;
        var datagram = new IceCheck
        {
            Password = new('x', 24),
            HasUsername = random.Next(4) > 0,
            HasIntegrity = random.Next(4) > 0,
            HasPriority = random.Next(2) == 0,
            Username = random.Next(3) == 0 ? new string('u', random.Next(20)) : null,
            Unknown = random.Next(12),
            IsControlled = random.Next(2) == 0,
        }.Write(_ice.Credentials);
        return isGuess ? datagram : StunMutation.Mutate(random, datagram);
    }

    private static byte[] Bare(StunClass messageClass, StunMethod method)
    {
        var writer = new StunWriter(new byte[64], messageClass, method, new byte[12]);
        writer.AddFingerprint();
        return writer.Written.ToArray();
    }

    private byte[] AssertError(int code, IceCheck check, bool isProved)
    {
        var datagram = check.Write(_ice.Credentials);
        var answer = _ice.Send(IceAgentHarness.WiFi, datagram);
        Assert.InRange(answer.Length, 1, datagram.Length);
        Assert.True(StunMessage.TryParse(answer, out var message));
        Assert.Equal(StunClass.Error, message.Class);
        Assert.Equal(code, message.ErrorCode);
        Assert.Equal("transaction!"u8, message.TransactionId);
        Assert.Equal(isProved, message.HasValidIntegrity(_ice.Credentials.Key));
        Assert.True(message.HasValidFingerprint());
        return answer;
    }
}
