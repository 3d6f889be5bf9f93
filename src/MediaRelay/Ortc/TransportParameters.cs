namespace VideoDesk.MediaRelay.Ortc;

/// <summary>ICE credentials of one side.</summary>
public sealed record IceParameters
{
    public required string UsernameFragment { get; init; }

    public required string Password { get; init; }

    public bool IceLite { get; init; }
}

/// <summary>An address at which the relay can be reached.</summary>
public sealed record IceCandidate
{
    public required string Foundation { get; init; }

    public required uint Priority { get; init; }

    public required string Address { get; init; }

    /// <summary>"udp" or "tcp".</summary>
    public required string Protocol { get; init; }

    public required ushort Port { get; init; }

    public string Type { get; init => field = value ?? "host"; } = "host";

    /// <summary>"passive" for TCP, null for UDP.</summary>
    public string? TcpType { get; init; }
}

/// <summary>DTLS role and certificate fingerprints of one side.</summary>
public sealed record DtlsParameters
{
    /// <summary>"auto", "client" or "server".</summary>
    public string Role { get; init => field = value ?? "auto"; } = "auto";

    public IReadOnlyList<DtlsFingerprintParameters> Fingerprints { get; init => field = value ?? []; } = [];
}

/// <summary>A certificate's hash as SDP writes it (RFC 8122 §5).</summary>
public sealed record DtlsFingerprintParameters
{
    public required string Algorithm { get; init; }

    public required string Value { get; init; }
}
