using VideoDesk.MediaRelay.Stun;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Stun;

public sealed class StunHostileInputTests
{
    private const int Seed = 20260301;
    private const int Rounds = 200_000;

    [Fact]
    public void TryParse_MutatedMessages_NeverThrowsAndEveryPropertyCanBeRead()
    {
        var random = new Random(Seed);
        var samples = StunSamples.All();
        var parsed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var datagram = StunMutation.Mutate(random, samples[random.Next(samples.Length)]);
            if (StunMessage.TryParse(datagram, out var message))
            {
                parsed++;
                TouchEverything(message);
            }
        }

        Assert.InRange(parsed, Rounds / 10, Rounds); // Otherwise the mutations are so wild that they prove nothing.
    }

    [Fact]
    public void TryParse_RandomBytes_NeverThrows()
    {
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var datagram = new byte[random.Next(120)];
            random.NextBytes(datagram);
            if (StunMessage.TryParse(datagram, out var message))
            {
                TouchEverything(message);
            }
        }
    }

    private static void TouchEverything(in StunMessage message)
    {
        _ = message.Class;
        _ = message.Method;
        _ = message.Length;
        _ = message.TransactionId;
        _ = message.HasUsername;
        _ = message.Username;
        _ = message.Priority;
        _ = message.UseCandidate;
        _ = message.Nomination;
        _ = message.IceControlling;
        _ = message.IceControlled;
        _ = message.ErrorCode;
        _ = message.XorMappedAddress;
        _ = message.UnknownAttributes;
        _ = message.HasIntegrity;
        _ = message.HasFingerprint;
        _ = message.HasValidFingerprint();
        _ = message.HasValidIntegrity(Rfc5769Vectors.Password);
    }
}
