using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.SignalingServer.Media;

/// <summary>What a participant sends with a track.</summary>
internal enum ProducerSource
{
    Camera,
    Microphone,
    Screen,
}

/// <summary>Why a request was refused: a stable code and a sentence for developers.</summary>
internal sealed record MediaError(string Code, string? Detail = null)
{
    public static readonly MediaError MalformedMessage = new("malformed-message", "A message is a JSON object with id, method and data.");

    public static readonly MediaError UnknownMethod = new("unknown-method");

    public static readonly MediaError NotAllowed = new("not-allowed", "The id is not one of yours.");

    /// <summary>The relay's refusal; its code in kebab-case.</summary>
    public static MediaError Of(Refusal refusal) => new(NameOf(refusal.Code), refusal.Detail);

    public static string NameOf(RefusalCode code) => JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString());
}

/// <summary>What a method came to.</summary>
internal readonly record struct MediaReply(object? Data, MediaError? Error)
{
    public static readonly MediaReply Done = new(null, null);

    public static implicit operator MediaReply(MediaError error) => new(null, error);

    public static MediaReply Of<T>(Outcome<T> outcome)
        where T : notnull => outcome.TryGet(out var value, out var refusal)
        ? new MediaReply(value is VideoDesk.MediaRelay.Done ? null : value, null)
        : MediaError.Of(refusal);
}

internal sealed record CreateTransportRequest
{
    public required TransportDirection Direction { get; init; }
}

internal sealed record ConnectTransportRequest
{
    public required TransportId TransportId { get; init; }

    public required DtlsParameters DtlsParameters { get; init; }
}

internal sealed record ProduceTrackRequest
{
    public required TransportId TransportId { get; init; }

    public required MediaKind Kind { get; init; }

    public required RtpParameters RtpParameters { get; init; }

    public required ProducerSource Source { get; init; }

    public bool Paused { get; init; }
}

internal sealed record ConsumeTrackRequest
{
    public required TransportId TransportId { get; init; }

    public required ProducerId ProducerId { get; init; }

    public required RtpCapabilities RtpCapabilities { get; init; }
}

internal sealed record SetPreferredLayersRequest
{
    public required ConsumerId ConsumerId { get; init; }

    public required int Spatial { get; init; }

    public int? Temporal { get; init; }
}

internal sealed record TransportRequest
{
    public required TransportId TransportId { get; init; }
}

internal sealed record ProducerRequest
{
    public required ProducerId ProducerId { get; init; }
}

internal sealed record ConsumerRequest
{
    public required ConsumerId ConsumerId { get; init; }
}

/// <summary>A participant as the others see him.</summary>
internal sealed record PeerSummary(PeerId PeerId, string Name);

/// <summary>A track that can be consumed.</summary>
internal sealed record ProducerSummary(ProducerId ProducerId, PeerId PeerId, string Name, ProducerSource Source, MediaKind Kind, bool Paused);
