using System.Net;
using VideoDesk.MediaRelay;

namespace VideoDesk.SignalingServer;

/// <summary>The configuration section <c>Relay</c>. Ranges are the relay's to check, when it starts.</summary>
internal sealed class RelaySettings
{
    public const string Section = "Relay";

    /// <summary>As many as the relay takes.</summary>
    private const int MostAddresses = 8;

    /// <summary>Addresses to listen on. Defaults to 127.0.0.1.</summary>
    public string[]? ListenAddresses { get; init; }

    /// <summary>
    /// Whether to listen on every address of the machine and tell them all, loopback last, so that an ordinary browser connects, on this
    /// machine or another. Not where <see cref="ListenAddresses"/> are named. Defaults to false.
    /// </summary>
    public bool EveryAddress { get; init; }

    /// <summary>Addresses told to browsers, in the order of the listening ones. Defaults to the listening ones.</summary>
    public string[]? AnnouncedAddresses { get; init; }

    /// <summary>First port; 0 lets the system choose. Defaults to 0.</summary>
    public int Port { get; init; }

    public bool Tcp { get; init; } = true;

    public bool Udp { get; init; } = true;

    /// <summary>Relay threads. Defaults to half of the cores.</summary>
    public int? Loops { get; init; }

    /// <summary>Whether each relay thread stays on one core. Defaults to true.</summary>
    public bool? PinLoops { get; init; }

    /// <summary>Microseconds that a relay thread rests after it received something. Defaults to 700.</summary>
    public double? ReceiveModerationMicroseconds { get; init; }

    /// <summary>Microseconds that an unfinished frame waits for the rest. Defaults to 300.</summary>
    public double? FrameGatheringMicroseconds { get; init; }

    /// <summary>Seconds of silence after which a transport counts as disconnected. Defaults to 30.</summary>
    public double? ConsentTimeoutSeconds { get; init; }

    /// <summary>Seconds that a transport may stay unconnected. Defaults to 60.</summary>
    public double? SetupTimeoutSeconds { get; init; }

    /// <summary>Bits per second that one browser may send. Defaults to 20,000,000.</summary>
    public int? MaxIncomingBitrate { get; init; }

    /// <summary>Rooms at once. Defaults to 2,000.</summary>
    public int? MaxRooms { get; init; }

    public static RelayOptions Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<RelaySettings>() ?? new RelaySettings();
        var defaults = new RelayOptions();
        return new RelayOptions
        {
            ListenAddresses = Addresses(settings.ListenAddresses, nameof(ListenAddresses))
                ?? (settings.EveryAddress ? OfThisMachine() : defaults.ListenAddresses),
            AnnouncedAddresses = Addresses(settings.AnnouncedAddresses, nameof(AnnouncedAddresses)) ?? defaults.AnnouncedAddresses,
            Port = settings.Port,
            Tcp = settings.Tcp,
            Udp = settings.Udp,
            Loops = settings.Loops ?? defaults.Loops,
            ReceiveModeration = Microseconds(settings.ReceiveModerationMicroseconds) ?? defaults.ReceiveModeration,
            FrameGathering = Microseconds(settings.FrameGatheringMicroseconds) ?? defaults.FrameGathering,
            PinLoops = settings.PinLoops ?? defaults.PinLoops,
            ConsentTimeout = Seconds(settings.ConsentTimeoutSeconds) ?? defaults.ConsentTimeout,
            SetupTimeout = Seconds(settings.SetupTimeoutSeconds) ?? defaults.SetupTimeout,
            MaxIncomingBitrate = settings.MaxIncomingBitrate ?? defaults.MaxIncomingBitrate,
            MaxRooms = settings.MaxRooms ?? defaults.MaxRooms,
        };
    }

    private static IReadOnlyList<IPAddress>? Addresses(string[]? texts, string key)
    {
        if (texts is null or [])
        {
            return null;
        }

        return [.. texts.Select(text => IPAddress.TryParse(text, out var address)
            ? address
            : throw new InvalidOperationException($"Relay:{key} contains \"{text}\", which is not an IP address."))];
    }

    private static IReadOnlyList<IPAddress> OfThisMachine() =>
        [.. MachineAddresses.OnNetworks().Where(MachineAddresses.IsUsable).Take(MostAddresses - 1), IPAddress.Loopback];

    private static TimeSpan? Seconds(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static TimeSpan? Microseconds(double? microseconds) => microseconds is { } value ? TimeSpan.FromMicroseconds(value) : null;
}
