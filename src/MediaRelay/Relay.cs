using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay;

/// <summary>
/// A selective forwarding unit: rooms in which browsers exchange media, driven by the JSON that mediasoup-client speaks. It never decides
/// who may talk: the host asks. Every method may be called from any thread; misuse is answered with a <see cref="Refusal"/>, never thrown.
/// </summary>
public sealed partial class Relay : IAsyncDisposable
{
    /// <summary>Events that wait for a slow host; beyond it the oldest go.</summary>
    private const int MaxWaitingEvents = 65_536;

    /// <summary>How long a certificate is valid; renewed sooner by <see cref="RenewCertificate"/>.</summary>
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromDays(365);

    private readonly RelayLoop[] _loops;

    private readonly OpenSslDtlsEngineFactory _engines;

    /// <summary>Which loop a room lives on.</summary>
    private readonly ConcurrentDictionary<RoomId, int> _rooms = new();

    private readonly Channel<RelayEvent> _events = Channel.CreateBounded<RelayEvent>(
        new BoundedChannelOptions(MaxWaitingEvents) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Rooms at once, over all loops.</summary>
    private readonly int _maxRooms;

    /// <summary>Set once by disposal, before anything closes.</summary>
    private volatile bool _closed;

    private Relay(RelayOptions options, ILoggerFactory loggers)
    {
        _maxRooms = options.MaxRooms;
        _engines = new OpenSslDtlsEngineFactory(DtlsCertificate.Create(DateTimeOffset.UtcNow, CertificateLifetime));
        var logger = loggers.CreateLogger<Relay>();
        _loops = OpenLoops(options, logger);
        for (var index = 0; index < _loops.Length; index++)
        {
            Start(_loops[index], index, options);
        }
    }

    /// <summary>What browsers may send and receive: the input of mediasoup-client's <c>device.load</c>.</summary>
    public RtpCapabilities Capabilities { get; } = RouterCapabilities.Default;

    /// <summary>What happens in the rooms. One reader.</summary>
    public ChannelReader<RelayEvent> Events => _events.Reader;

    /// <summary>Opens the sockets and starts the loops.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    public static Relay Start(RelayOptions options, ILoggerFactory loggers)
    {
        options.Validate();
        return new Relay(options, loggers);
    }

    /// <summary>New transports show a new certificate; those that exist keep theirs.</summary>
    public void RenewCertificate() => _engines.Renew(DtlsCertificate.Create(DateTimeOffset.UtcNow, CertificateLifetime));

    /// <summary>Opens a room on the loop with the fewest rooms.</summary>
    public async Task<Outcome<Done>> OpenRoomAsync(RoomId room)
    {
        var loop = LeastLoaded();
        if (room.Value is null || !_rooms.TryAdd(room, loop))
        {
            return room.Value is null ? RefusalCode.InvalidArgument : RefusalCode.RoomExists;
        }

        var outcome = _rooms.Count > _maxRooms
            ? RefusalCode.LimitReached
            : await RunAsync(loop, (core, now) => core.OpenRoom(room, now));
        if (!outcome.IsOk)
        {
            _rooms.TryRemove(room, out _);
        }

        return outcome;
    }

    /// <summary>Closes a room and everything in it.</summary>
    public async Task<Outcome<Done>> CloseRoomAsync(RoomId room)
    {
        if (room.Value is null || !_rooms.TryGetValue(room, out var loop))
        {
            return RoomIsMissing;
        }

        var outcome = await RunAsync(loop, (core, now) => core.CloseRoom(room, now));
        _rooms.TryRemove(room, out _);
        return outcome;
    }

    /// <summary>Creates a participant's transport in one direction; the participant comes into being with the first.</summary>
    public Task<Outcome<TransportDescription>> CreateTransportAsync(RoomId room, PeerId peer, TransportDirection direction) =>
        InRoomAsync(room, (core, now) => core.CreateTransport(room, peer, direction, now));

    /// <summary>Tells the browser's certificate fingerprint; no media passes before it is verified.</summary>
    public Task<Outcome<Done>> ConnectTransportAsync(TransportId transport, DtlsParameters parameters) =>
        ByIdAsync(transport.Value, RefusalCode.TransportNotFound, (core, now) => core.ConnectTransport(transport, parameters, now));

    /// <summary>New ICE credentials; the present path stays until the browser has answered with them.</summary>
    public Task<Outcome<IceParameters>> RestartIceAsync(TransportId transport) =>
        ByIdAsync(transport.Value, RefusalCode.TransportNotFound, (core, _) => core.RestartIce(transport));

    /// <summary>Takes a track that the browser sends.</summary>
    public Task<Outcome<ProducerId>> ProduceAsync(TransportId transport, ProduceRequest request) => request?.RtpParameters is null
        ? Task.FromResult<Outcome<ProducerId>>(RefusalCode.InvalidArgument)
        : ByIdAsync(transport.Value, RefusalCode.TransportNotFound, (core, now) => core.Produce(transport, request, now));

    /// <summary>Prepares a producer for a viewer. Starts paused unless asked otherwise.</summary>
    public Task<Outcome<ConsumerDescription>> ConsumeAsync(TransportId transport, ConsumeRequest request) => request?.RtpCapabilities is null
        ? Task.FromResult<Outcome<ConsumerDescription>>(RefusalCode.InvalidArgument)
        : ByIdAsync(transport.Value, RefusalCode.TransportNotFound, (core, now) => core.Consume(transport, request, now));

    /// <summary>Stops forwarding a producer to all its viewers.</summary>
    public Task<Outcome<Done>> PauseProducerAsync(ProducerId producer) =>
        ByIdAsync(producer.Value, RefusalCode.ProducerNotFound, (core, now) => core.SetProducerPaused(producer, paused: true, now));

    /// <summary>Forwards a paused producer again, from its next key frame on.</summary>
    public Task<Outcome<Done>> ResumeProducerAsync(ProducerId producer) =>
        ByIdAsync(producer.Value, RefusalCode.ProducerNotFound, (core, now) => core.SetProducerPaused(producer, paused: false, now));

    /// <summary>Stops forwarding to one viewer.</summary>
    public Task<Outcome<Done>> PauseConsumerAsync(ConsumerId consumer) =>
        ByIdAsync(consumer.Value, RefusalCode.ConsumerNotFound, (core, now) => core.PauseConsumer(consumer, now));

    /// <summary>Forwards to one viewer, from the next key frame on.</summary>
    public Task<Outcome<Done>> ResumeConsumerAsync(ConsumerId consumer) =>
        ByIdAsync(consumer.Value, RefusalCode.ConsumerNotFound, (core, now) => core.ResumeConsumer(consumer, now));

    /// <summary>Asks for a simulcast layer; the relay switches at its next key frame and falls back while that layer is silent.</summary>
    public Task<Outcome<Done>> SetPreferredLayersAsync(ConsumerId consumer, PreferredLayers layers) =>
        ByIdAsync(consumer.Value, RefusalCode.ConsumerNotFound, (core, now) => core.SetPreferredLayers(consumer, layers, now));

    /// <summary>Asks the sender for a key frame on behalf of a viewer.</summary>
    public Task<Outcome<Done>> RequestKeyFrameAsync(ConsumerId consumer) =>
        ByIdAsync(consumer.Value, RefusalCode.ConsumerNotFound, (core, _) => core.RequestKeyFrame(consumer));

    /// <summary>Closes a transport with its producers and consumers.</summary>
    public Task<Outcome<Done>> CloseTransportAsync(TransportId transport) =>
        ByIdAsync(transport.Value, RefusalCode.TransportNotFound, (core, now) => core.CloseTransport(transport, now));

    /// <summary>Closes a producer with its consumers.</summary>
    public Task<Outcome<Done>> CloseProducerAsync(ProducerId producer) =>
        ByIdAsync(producer.Value, RefusalCode.ProducerNotFound, (core, _) => core.CloseProducer(producer));

    public Task<Outcome<Done>> CloseConsumerAsync(ConsumerId consumer) =>
        ByIdAsync(consumer.Value, RefusalCode.ConsumerNotFound, (core, now) => core.CloseConsumer(consumer, now));

    /// <summary>Closes both transports of a participant.</summary>
    public Task<Outcome<Done>> ClosePeerAsync(RoomId room, PeerId peer) => InRoomAsync(room, (core, now) => core.ClosePeer(room, peer, now));

    /// <summary>Closes every room, says goodbye to the browsers, and ends the loops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        // No command comes in any more: a room that opened now would close without a goodbye.
        foreach (var (room, loop) in _rooms)
        {
            await SendAsync(loop, (core, now) => core.CloseRoom(room, now));
        }

        foreach (var loop in _loops)
        {
            await loop.DisposeAsync();
        }

        _engines.Dispose();
        _events.Writer.TryComplete();
    }

    /// <summary>Opens the sockets of all loops, or of none.</summary>
    private RelayLoop[] OpenLoops(RelayOptions options, ILogger logger)
    {
        var opened = new List<RelayLoop>();
        try
        {
            for (var index = 0; index < options.Loops; index++)
            {
                opened.Add(new RelayLoop(options.ToLoopOptions(index), logger));
            }

            return [.. opened];
        }
        catch
        {
            // A loop that was not started closes before the call returns: there is nothing to wait for.
            opened.ForEach(static loop => _ = loop.DisposeAsync().AsTask());
            _engines.Dispose();
            throw;
        }
    }

    private void Start(RelayLoop loop, int index, RelayOptions options)
    {
        var unixAtZero = ((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond) - MonotonicClock.Now.Microseconds;
        var settings = options.ToCoreSettings(index, loop.Endpoints, unixAtZero);
        loop.Start(new RelayCore(settings, _engines, happened => _events.Writer.TryWrite(happened)));
    }

    private int LeastLoaded()
    {
        Span<int> load = stackalloc int[_loops.Length];
        foreach (var (_, loop) in _rooms)
        {
            load[loop]++;
        }

        var best = 0;
        for (var i = 1; i < load.Length; i++)
        {
            best = load[i] < load[best] ? i : best;
        }

        return best;
    }

    /// <summary>A relay that is closed has no rooms.</summary>
    private RefusalCode RoomIsMissing => _closed ? RefusalCode.RelayClosed : RefusalCode.RoomNotFound;

    private Task<Outcome<T>> InRoomAsync<T>(RoomId room, Func<RelayCore, Timestamp, Outcome<T>> command) =>
        room.Value is not null && _rooms.TryGetValue(room, out var loop)
            ? RunAsync(loop, command)
            : Task.FromResult<Outcome<T>>(RoomIsMissing);

    /// <summary>An id begins with the number of its loop.</summary>
    private Task<Outcome<T>> ByIdAsync<T>(string? id, RefusalCode notFound, Func<RelayCore, Timestamp, Outcome<T>> command)
    {
        var dash = id?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return dash > 0 && int.TryParse(id.AsSpan(0, dash), out var loop) && loop >= 0 && loop < _loops.Length
            ? RunAsync(loop, command)
            : Task.FromResult<Outcome<T>>(notFound);
    }

    private Task<Outcome<T>> RunAsync<T>(int loop, Func<RelayCore, Timestamp, Outcome<T>> command) =>
        _closed ? Task.FromResult<Outcome<T>>(RefusalCode.RelayClosed) : SendAsync(loop, command);

    private async Task<Outcome<T>> SendAsync<T>(int loop, Func<RelayCore, Timestamp, Outcome<T>> command)
    {
        try
        {
            return await _loops[loop].RunAsync(command);
        }
        catch (OperationCanceledException)
        {
            return RefusalCode.RelayClosed;
        }
        catch (LoopUnavailableException)
        {
            return _closed ? RefusalCode.RelayClosed : RefusalCode.LimitReached;
        }
    }
}
