using VideoDesk.Cluster;
using VideoDesk.Cluster.Hub;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>One cluster for the tests of a class, with an open appointment for each of them.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    /// <summary>As many as a class has tests at most.</summary>
    private const int Appointments = 12;

    private readonly Queue<SeededAppointment> _appointments = [];

    private RunningCluster? _cluster;

    internal RunningCluster Cluster => _cluster ?? throw new InvalidOperationException("the cluster is not started yet");

    public async ValueTask InitializeAsync()
    {
        _cluster = await RunningCluster.StartAsync(new ClusterPlan(), TestContext.Current.CancellationToken);
        try
        {
            foreach (var appointment in await SeededAppointments.WriteAsync(_cluster.Storage, Appointments))
            {
                _appointments.Enqueue(appointment);
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is { } cluster)
        {
            _cluster = null;
            await cluster.DisposeAsync();
        }
    }

    /// <summary>One that no test has had.</summary>
    internal SeededAppointment TakeAppointment() => _appointments.Dequeue();
}
