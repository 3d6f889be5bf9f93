using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.SignalingServer.Media;

/// <summary>
/// What one participant may ask. Every id is checked to be his own before the relay hears of it; producers to consume must be
/// those of his room.
/// </summary>
internal sealed class MediaMethods(Relay relay, MediaRoom room, MediaPeer peer)
{
    public async Task<MediaReply> InvokeAsync(string method, JsonElement data)
    {
        try
        {
            return await DispatchAsync(method, data);
        }
        catch (JsonException exception)
        {
            return new MediaError(MediaError.NameOf(RefusalCode.InvalidArgument), exception.Message);
        }
    }

    private Task<MediaReply> DispatchAsync(string method, JsonElement data) => method switch
    {
        "capabilities" => Task.FromResult(new MediaReply(relay.Capabilities, null)),
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
        _ => Task.FromResult<MediaReply>(MediaError.UnknownMethod),
    };

    private async Task<MediaReply> CreateTransportAsync(CreateTransportRequest request)
    {
        var outcome = await relay.CreateTransportAsync(room.Id, peer.Id, request.Direction);
        if (outcome.TryGet(out var transport, out _))
        {
            peer.Own(transport.Id);
            if (peer.HasLeft)
            {
                // He left while the relay worked: it must not be there when he comes again.
                await relay.CloseTransportAsync(transport.Id);
            }
        }

        return MediaReply.Of(outcome);
    }

    private async Task<MediaReply> ConnectTransportAsync(ConnectTransportRequest request) => peer.Owns(request.TransportId)
        ? MediaReply.Of(await relay.ConnectTransportAsync(request.TransportId, request.DtlsParameters))
        : MediaError.NotAllowed;

    private async Task<MediaReply> ProduceAsync(ProduceTrackRequest request)
    {
        if (!peer.Owns(request.TransportId))
        {
            return MediaError.NotAllowed;
        }

        // JSON takes "microphone, screen" for a number that has no name, and that could not be told to the others.
        if (!Enum.IsDefined(request.Source)
            || (request.Kind, request.Source) is (MediaKind.Video, ProducerSource.Microphone) or (MediaKind.Audio, ProducerSource.Camera))
        {
            return new MediaError(MediaError.NameOf(RefusalCode.InvalidArgument), "The source cannot give this kind of media.");
        }

        if (request.Source == ProducerSource.Screen && !peer.Rights.Screen)
        {
            return MediaError.NotAllowed;
        }

        var outcome = await relay.ProduceAsync(
            request.TransportId,
            new ProduceRequest(request.Kind, request.RtpParameters) { Paused = request.Paused });
        if (!outcome.TryGet(out var producer, out var refusal))
        {
            return MediaError.Of(refusal);
        }

        peer.Own(producer);
        room.AddProducer(new ProducerSummary(producer, peer.Id, peer.Name, request.Source, request.Kind, request.Paused));
        return new MediaReply(new { Id = producer }, null);
    }

    private async Task<MediaReply> ConsumeAsync(ConsumeTrackRequest request)
    {
        if (!peer.Owns(request.TransportId) || !room.HasProducer(request.ProducerId)
            || (peer.Owns(request.ProducerId) && !peer.Rights.ConsumeOwn))
        {
            return MediaError.NotAllowed;
        }

        var outcome = await relay.ConsumeAsync(request.TransportId, new ConsumeRequest(request.ProducerId, request.RtpCapabilities));
        if (outcome.TryGet(out var consumer, out _))
        {
            peer.Own(consumer.Id);
        }

        return MediaReply.Of(outcome);
    }

    private async Task<MediaReply> SetPreferredLayersAsync(SetPreferredLayersRequest request) => peer.Owns(request.ConsumerId)
        ? MediaReply.Of(await relay.SetPreferredLayersAsync(request.ConsumerId, new PreferredLayers(request.Spatial, request.Temporal)))
        : MediaError.NotAllowed;

    private async Task<MediaReply> OnTransportAsync<T>(JsonElement data, Func<TransportId, Task<Outcome<T>>> command)
        where T : notnull
    {
        var id = Read<TransportRequest>(data).TransportId;
        return peer.Owns(id) ? MediaReply.Of(await command(id)) : MediaError.NotAllowed;
    }

    private async Task<MediaReply> OnProducerAsync<T>(JsonElement data, Func<ProducerId, Task<Outcome<T>>> command)
        where T : notnull
    {
        var id = Read<ProducerRequest>(data).ProducerId;
        return peer.Owns(id) ? MediaReply.Of(await command(id)) : MediaError.NotAllowed;
    }

    private async Task<MediaReply> OnConsumerAsync<T>(JsonElement data, Func<ConsumerId, Task<Outcome<T>>> command)
        where T : notnull
    {
        var id = Read<ConsumerRequest>(data).ConsumerId;
        return peer.Owns(id) ? MediaReply.Of(await command(id)) : MediaError.NotAllowed;
    }

    private static T Read<T>(JsonElement data) => data.ValueKind == JsonValueKind.Object
        ? data.Deserialize<T>(MediaJson.Options)!
        : throw new JsonException("data is missing.");
}
