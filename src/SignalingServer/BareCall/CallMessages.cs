using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using VideoDesk.MediaRelay;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>What a participant sends with a track.</summary>
internal enum ProducerSource
{
    Camera,
    Microphone,
    Screen,
}

/// <summary>One request of a browser, read and checked for its outer form.</summary>
internal readonly record struct CallRequest(long Id, string Method, JsonElement Data)
{
    /// <summary>
    /// Reads <c>{id, method, data}</c>. Null inside an array is refused here, once: no message of ours has it and no list
    /// further in needs to expect it. On failure <paramref name="id"/> is the request's id if that much could be read.
    /// </summary>
    public static bool TryParse(JsonElement root, out CallRequest request, out long? id)
    {
        request = default;
        id = null;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("id", out var idElement)
            || idElement.ValueKind != JsonValueKind.Number || !idElement.TryGetInt64(out var number))
        {
            return false;
        }

        id = number;
        if (!root.TryGetProperty("method", out var method) || !TryGetText(method, out var name) || HasNullInArray(root))
        {
            return false;
        }

        root.TryGetProperty("data", out var data);
        request = new CallRequest(number, name, data);
        return true;
    }

    private static bool TryGetText(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair as an escape: valid JSON, but no text.
            text = null;
        }

        return text is not null;
    }

    private static bool HasNullInArray(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(static item => item.ValueKind == JsonValueKind.Null || HasNullInArray(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(static property => HasNullInArray(property.Value)),
        _ => false,
    };
}

/// <summary>The answer to a request, or to a message that was none (then without id).</summary>
internal sealed record CallResponse(long? Id, bool Ok, object? Data, CallError? Error);

/// <summary>Something that happened, told without being asked.</summary>
internal sealed record CallNotification(string Event, object Data);

/// <summary>Why a request was refused: a stable code and a sentence for developers.</summary>
internal sealed record CallError(string Code, string? Detail = null)
{
    public static readonly CallError MalformedMessage = new("malformed-message", "A message is a JSON object with id, method and data.");

    public static readonly CallError UnknownMethod = new("unknown-method");

    public static readonly CallError NotAllowed = new("not-allowed", "The id is not one of yours.");

    /// <summary>The relay's refusal; its code in kebab-case.</summary>
    public static CallError Of(Refusal refusal) => new(NameOf(refusal.Code), refusal.Detail);

    public static string NameOf(RefusalCode code) => JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString());
}

/// <summary>What a method came to.</summary>
internal readonly record struct CallReply(object? Data, CallError? Error)
{
    public static readonly CallReply Done = new(null, null);

    public static implicit operator CallReply(CallError error) => new(null, error);

    public static CallReply Of<T>(Outcome<T> outcome)
        where T : notnull => outcome.TryGet(out var value, out var refusal)
        ? new CallReply(value is VideoDesk.MediaRelay.Done ? null : value, null)
        : CallError.Of(refusal);
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
