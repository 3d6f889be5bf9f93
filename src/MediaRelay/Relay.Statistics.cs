namespace VideoDesk.MediaRelay;

/// <content>Statistics.</content>
public sealed partial class Relay
{
    public Task<Outcome<TransportStatistics>> GetTransportStatisticsAsync(TransportId transport) =>
        ByIdAsync(transport.Value, RefusalCode.TransportNotFound, (core, _) => core.GetTransportStatistics(transport));

    public Task<Outcome<ProducerStatistics>> GetProducerStatisticsAsync(ProducerId producer) =>
        ByIdAsync(producer.Value, RefusalCode.ProducerNotFound, (core, now) => core.GetProducerStatistics(producer, now));

    public Task<Outcome<ConsumerStatistics>> GetConsumerStatisticsAsync(ConsumerId consumer) =>
        ByIdAsync(consumer.Value, RefusalCode.ConsumerNotFound, (core, now) => core.GetConsumerStatistics(consumer, now));

    /// <summary>Counters of every loop; what strangers sent is among them.</summary>
    public async Task<Outcome<IReadOnlyList<RelayLoopStatistics>>> GetStatisticsAsync()
    {
        var all = new List<RelayLoopStatistics>();
        for (var i = 0; i < _loops.Length; i++)
        {
            var loop = _loops[i].Statistics;
            var outcome = await RunAsync<RelayLoopStatistics>(i, (core, _) => core.GetStatistics());
            if (!outcome.TryGet(out var statistics, out var refusal))
            {
                return refusal;
            }

            all.Add(statistics with
            {
                Loop = i,
                DatagramsReceived = loop.DatagramsIn,
                DatagramsSent = loop.DatagramsOut,
                RunsSent = loop.RunsOut,
                SendDrops = loop.SendDrops,
                Failures = loop.CoreFailures,
            });
        }

        return all;
    }
}
