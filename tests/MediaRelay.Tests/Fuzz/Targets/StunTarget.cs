using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Tests.Ice;
using VideoDesk.MediaRelay.Tests.Stun;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>STUN messages, and what the ICE agent answers to them.</summary>
internal static class StunTarget
{
    private static readonly TransportAddress Stranger = StunSamples.Address("192.0.2.1:5000");

    public static FuzzTarget Message() => new("stun-message", static () => ReadAll, StunSamples.All());

    /// <summary>The agent of one transport. Whoever has not proved the password never gets more bytes than it sent.</summary>
    public static FuzzTarget Agent() => new(
        "ice-agent",
        static () =>
        {
            var agent = new IceLiteAgent(Credentials(), Duration.FromSeconds(30));
            var now = Timestamp.FromMilliseconds(1000);
            return input => Answer(agent, now += Duration.FromMilliseconds(1), input);
        },
        [
            new IceCheck().Write(Credentials()),
            new IceCheck { UseCandidate = true, Nomination = 3 }.Write(Credentials()),
            new IceCheck { Unknown = 10, HasIntegrity = false }.Write(Credentials()),
            new IceCheck { Username = "somebody:peer" }.Write(Credentials()),
        ]);

    private static IceCredentials Credentials() =>
        UsernameFragment.TryParse("abcdefgh"u8, out var fragment)
        && IceCredentials.TryCreate(fragment, "0123456789abcdefghijklmn"u8, out var credentials)
            ? credentials
            : throw new InvalidOperationException("the credentials are valid");

    private static bool ReadAll(Span<byte> input)
    {
        if (!StunMessage.TryParse(input, out var message))
        {
            return false;
        }

        _ = UsernameFragment.TryParseReceiver(message.Username, out _);
        _ = message.HasValidFingerprint() | message.HasValidIntegrity(Rfc5769Vectors.Password);
        _ = (message.Priority, message.Nomination, message.IceControlled, message.IceControlling, message.ErrorCode, message.XorMappedAddress);
        _ = message.UnknownAttributes.Length + message.TransactionId.Length;
        return message.Length == input.Length ? true : throw new InvalidOperationException("the message is longer than the datagram");
    }

    private static bool Answer(IceLiteAgent agent, Timestamp now, ReadOnlySpan<byte> input)
    {
        Span<byte> answer = stackalloc byte[IceLiteAgent.MaxAnswerLength];
        var succeeded = agent.Counters.Succeeded;
        var length = agent.HandleRequest(now, Stranger, input, answer);
        if (length > input.Length && agent.Counters.Succeeded == succeeded)
        {
            throw new InvalidOperationException("the answer is longer than a request that proved nothing");
        }

        while (agent.TryTakeRemoved(out _) || agent.TryTakeAdded(out _))
        {
        }

        return length > 0;
    }
}
