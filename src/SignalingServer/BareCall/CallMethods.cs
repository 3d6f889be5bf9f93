using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>
/// What one participant may ask. Every id is checked to be his own before the relay hears of it; producers to consume must be
/// those of his room.
/// </summary>
internal sealed class CallMethods(Relay relay, CallRoom room, CallPeer peer)
{
    public async Task<CallReply> InvokeAsync(string method, JsonElement data)
    {
        try
        {
            return await DispatchAsync(method, data);
        }
        catch (JsonException exception)
        {
            return new CallError(CallError.NameOf(RefusalCode.InvalidArgument), exception.Message);
        }
    }

    private Task<CallReply> DispatchAsync(string method, JsonElement data) => method switch
    {
        "capabilities" => Task.FromResult(new CallReply(relay.Capabilities, null)),
        "createTransport" => CreateTransportAsync(Read<CreateTransportRequest>(data)),
        "connectTransport" => ConnectTransportAsync(Read<ConnectTransportRequest>(data)),
        "restartIce" => OnTransportAsync(data, relay.RestartIceAsync),
        "closeTransport" => OnTransportAsync(data, relay.CloseTransportAsync),
        "transportStatistics" => OnTransportAsync(data, relay.GetTransportStatisticsAsync),
        "produce" => ProduceAsync(Read<ProduceTrackRequest>(data)),
        "pauseProducer" => OnProducerAsync(data, relay.PauseProducerAsync),
        "resumeProducer" => OnProducerAsync(data, relay.ResumeProducerAsync),
        "closeProducer" => OnProducerAsync(data, relay.CloseProducerAsync),
        "producerStatistics" => OnProducerAsync(data, relay.GetProducerStatisticsAsync),
        "consume" => ConsumeAsync(Read<ConsumeTrackRequest>(data)),
        "pauseConsumer" => OnConsumerAsync(data, relay.PauseConsumerAsync),
        "resumeConsumer" => OnConsumerAsync(data, relay.ResumeConsumerAsync),
        "requestKeyFrame" => OnConsumerAsync(data, relay.RequestKeyFrameAsync),
        "closeConsumer" => OnConsumerAsync(data, relay.CloseConsumerAsync),
        "consumerStatistics" => OnConsumerAsync(data, relay.GetConsumerStatisticsAsync),
        "setPreferredLayers" => SetPreferredLayersAsync(Read<SetPreferredLayersRequest>(data)),
        _ => Task.FromResult<CallReply>(CallError.UnknownMethod),
    };

    private async Task<CallReply> CreateTransportAsync(CreateTransportRequest request)
    {
        var outcome = await relay.CreateTransportAsync(room.Id, peer.Id, request.Direction);
        if (outcome.TryGet(out var transport, out _))
        {
            peer.Own(transport.Id);
        }

        return CallReply.Of(outcome);
    }

    private async Task<CallReply> ConnectTransportAsync(ConnectTransportRequest request) => peer.Owns(request.TransportId)
        ? CallReply.Of(await relay.ConnectTransportAsync(request.TransportId, request.DtlsParameters))
        : CallError.NotAllowed;

    private async Task<CallReply> ProduceAsync(ProduceTrackRequest request)
    {
        if (!peer.Owns(request.TransportId))
        {
            return CallError.NotAllowed;
        }

        // JSON takes "microphone, screen" for a number that has no name, and that could not be told to the others.
        if (!Enum.IsDefined(request.Source)
            || (request.Kind, request.Source) is (MediaKind.Video, ProducerSource.Microphone) or (MediaKind.Audio, ProducerSource.Camera))
        {
            return new CallError(CallError.NameOf(RefusalCode.InvalidArgument), "The source cannot give this kind of media.");
        }

        var outcome = await relay.ProduceAsync(
            request.TransportId,
            new ProduceRequest(request.Kind, request.RtpParameters) { Paused = request.Paused });
        if (!outcome.TryGet(out var producer, out var refusal))
        {
            return CallError.Of(refusal);
        }

        peer.Own(producer);
        room.AddProducer(new ProducerSummary(producer, peer.Id, peer.Name, request.Source, request.Kind, request.Paused));
        return new CallReply(new { Id = producer }, null);
    }

    private async Task<CallReply> ConsumeAsync(ConsumeTrackRequest request)
    {
        if (!peer.Owns(request.TransportId) || !room.HasProducer(request.ProducerId) || peer.Owns(request.ProducerId))
        {
            return CallError.NotAllowed;
        }

        var outcome = await relay.ConsumeAsync(request.TransportId, new ConsumeRequest(request.ProducerId, request.RtpCapabilities));
        if (outcome.TryGet(out var consumer, out _))
        {
            peer.Own(consumer.Id);
        }

        return CallReply.Of(outcome);
    }

    private async Task<CallReply> SetPreferredLayersAsync(SetPreferredLayersRequest request) => peer.Owns(request.ConsumerId)
        ? CallReply.Of(await relay.SetPreferredLayersAsync(request.ConsumerId, new PreferredLayers(request.Spatial, request.Temporal)))
        : CallError.NotAllowed;

    private async Task<CallReply> OnTransportAsync<T>(JsonElement data, Func<TransportId, Task<Outcome<T>>> command)
        where T : notnull
    {
        var id = Read<TransportRequest>(data).TransportId;
        return peer.Owns(id) ? CallReply.Of(await command(id)) : CallError.NotAllowed;
    }

    private async Task<CallReply> OnProducerAsync<T>(JsonElement data, Func<ProducerId, Task<Outcome<T>>> command)
        where T : notnull
    {
        var id = Read<ProducerRequest>(data).ProducerId;
        return peer.Owns(id) ? CallReply.Of(await command(id)) : CallError.NotAllowed;
    }

    private async Task<CallReply> OnConsumerAsync<T>(JsonElement data, Func<ConsumerId, Task<Outcome<T>>> command)
        where T : notnull
    {
        var id = Read<ConsumerRequest>(data).ConsumerId;
        return peer.Owns(id) ? CallReply.Of(await command(id)) : CallError.NotAllowed;
    }

    private static T Read<T>(JsonElement data) => data.ValueKind == JsonValueKind.Object
        ? data.Deserialize<T>(CallJson.Options)!
        : throw new JsonException("data is missing.");
}
