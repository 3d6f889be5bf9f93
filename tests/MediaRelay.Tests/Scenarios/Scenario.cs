using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Srtp;
using VideoDesk.Testing.Network;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Scenarios;

/// <summary>A call in virtual time. When it ends everything that the relay borrowed must be back.</summary>
public abstract class Scenario : IDisposable
{
    private readonly List<SimulatedCall> _calls = [];

    public void Dispose()
    {
        foreach (var call in _calls)
        {
            call.Close();
            var blocks = call.Core.Blocks.Outstanding;
            var engines = call.LiveEngines;
            call.Dispose();
            Assert.True(blocks == 0, $"{blocks} blocks of packet history are still lent after the last room closed");
            Assert.True(engines == 0, $"{engines} DTLS sessions are still alive after the last room closed");
        }

        GC.SuppressFinalize(this);
    }

    private protected SimulatedCall NewCall(
        int seed = 1, Func<RelayCoreSettings, RelayCoreSettings>? change = null, params ReadOnlySpan<SrtpProfile> profiles)
    {
        var call = new SimulatedCall(seed, change, profiles);
        _calls.Add(call);
        return call;
    }
}
