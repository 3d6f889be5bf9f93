using VideoDesk.MediaRelay.Srtp;
using VideoDesk.Testing.Peers;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>A call on a perfect network.</summary>
public sealed class SimpleCallTests : Scenario
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    public void Call_EachSrtpProfile_EverythingArrivesIntact(int profile)
    {
        var call = NewCall(1, null, (SrtpProfile)profile);
        var alice = call.AddPeer("alice");
        var bob = call.AddPeer("bob");
        var microphone = alice.Produce(TestSenderOptions.Audio(0xA000));
        var camera = alice.Produce(TestSenderOptions.Video(0xB000));
        var heard = bob.Consume(microphone);
        var seen = bob.Consume(camera);
        call.Connect();

        call.RunMilliseconds(3000);

        Assert.Equal(((SrtpProfile)profile).ToString(), bob.Receive.Statistics.SrtpProfile);
        Assert.InRange(heard.Receiver.Sequence.Unique, 145, 151);
        Assert.InRange(seen.Receiver.DecodedFrames, 85, 91);
        Assert.All([heard.Receiver, seen.Receiver], receiver =>
        {
            Assert.Equal(0, receiver.Sequence.Missing);
            Assert.Equal(0, receiver.Sequence.Duplicates);
            Assert.Equal(0, receiver.Counters.Corrupt);
        });
        Assert.Equal(seen.Receiver.CompleteFrames, seen.Receiver.DecodedFrames);
        Assert.Equal(0, bob.Receive.Peer.Counters.Undecryptable);
    }
}
