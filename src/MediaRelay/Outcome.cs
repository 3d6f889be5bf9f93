using System.Diagnostics.CodeAnalysis;

namespace VideoDesk.MediaRelay;

/// <summary>What a command came to: a value, or a refusal. Misuse is an ordinary answer, never an exception.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Why the command was refused; null when it was carried out.</summary>
    public Refusal? Refusal { get; }

    public bool IsOk => Refusal is null;

    /// <summary>The result. Reading it of a refused command is a mistake of the caller.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"refused: {Refusal.Code}");

    /// <summary>True and the value, or false and the refusal.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return refusal is null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public static implicit operator Outcome<T>(RefusalCode code) => new(default, new Refusal(code));
}

/// <summary>The result of a command that has nothing to give back.</summary>
public readonly record struct Done;

/// <summary>A refusal with its stable code and a sentence for the log of the caller.</summary>
public sealed record Refusal(RefusalCode Code, string? Detail = null);

/// <summary>Stable codes of refusals. A code never changes its meaning; <c>docs/media/control.md</c> lists them.</summary>
public enum RefusalCode
{
    /// <summary>No such room.</summary>
    RoomNotFound,

    /// <summary>A room of this name is open.</summary>
    RoomExists,

    /// <summary>No such participant in the room.</summary>
    PeerNotFound,

    /// <summary>No such transport, or it was closed.</summary>
    TransportNotFound,

    /// <summary>The participant has a transport in this direction already.</summary>
    TransportExists,

    /// <summary>Connect was called twice.</summary>
    TransportAlreadyConnected,

    /// <summary>Connect must come before produce. Consuming may come first: the browser shakes hands when it knows what it will receive.</summary>
    TransportNotConnected,

    /// <summary>Producing on a receive transport, or consuming on a send transport.</summary>
    WrongDirection,

    /// <summary>No such producer, or it was closed.</summary>
    ProducerNotFound,

    /// <summary>No such consumer, or it was closed.</summary>
    ConsumerNotFound,

    /// <summary>No codec in common.</summary>
    UnsupportedCodec,

    /// <summary>RTP parameters or capabilities that contradict themselves.</summary>
    InvalidRtpParameters,

    /// <summary>DTLS parameters without a usable fingerprint.</summary>
    InvalidDtlsParameters,

    /// <summary>An SSRC, MID or RID is in use on this transport already.</summary>
    DuplicateStream,

    /// <summary>The producer belongs to another room.</summary>
    ForeignProducer,

    /// <summary>The producer has no such layer.</summary>
    NoSuchLayer,

    /// <summary>A configured limit is reached.</summary>
    LimitReached,

    /// <summary>A value that the relay cannot accept, for instance an empty name.</summary>
    InvalidArgument,

    /// <summary>The relay is shutting down.</summary>
    RelayClosed,
}
