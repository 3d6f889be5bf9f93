using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace VideoDesk.MediaRelay.Datagrams;

/// <summary>
/// The remote end of a path and the local socket it goes through, in 20 bytes: a dictionary key that allocates nothing.
/// IPv4 addresses are kept IPv4-mapped (RFC 4291 §2.5.5.2).
/// </summary>
internal readonly struct TransportAddress : IEquatable<TransportAddress>
{
    /// <summary>See <see cref="High"/>.</summary>
    private readonly ulong _high;

    /// <summary>See <see cref="Low"/>.</summary>
    private readonly ulong _low;

    /// <summary>Port in the low 16 bits, then <see cref="PathKind"/> (8 bits), then the index of the local socket (8 bits).</summary>
    private readonly uint _portKindSocket;

    public TransportAddress(ulong high, ulong low, ushort port, PathKind kind, byte socket)
    {
        _high = high;
        _low = low;
        _portKindSocket = port | ((uint)kind << 16) | ((uint)socket << 24);
    }

    /// <summary>First 8 bytes of the IPv6 (or mapped IPv4) address, big endian.</summary>
    public ulong High => _high;

    /// <summary>Last 8 bytes of the address, big endian.</summary>
    public ulong Low => _low;

    public ushort Port => (ushort)_portKindSocket;

    public PathKind Kind => (PathKind)(byte)(_portKindSocket >> 16);

    /// <summary>Which of the loop's sockets the path uses.</summary>
    public byte Socket => (byte)(_portKindSocket >> 24);

    public bool IsIPv4 => _high == 0 && (_low >> 32) == 0xFFFF;

    public static TransportAddress From(IPEndPoint endPoint, PathKind kind = PathKind.Udp, byte socket = 0)
    {
        Span<byte> bytes = stackalloc byte[16];
        var address = endPoint.Address.AddressFamily == AddressFamily.InterNetwork ? endPoint.Address.MapToIPv6() : endPoint.Address;
        address.TryWriteBytes(bytes, out _);
        return new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), (ushort)endPoint.Port, kind, socket);
    }

    public IPEndPoint ToIPEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _low);
        return new(IsIPv4 ? new IPAddress(bytes[12..]) : new IPAddress(bytes), Port);
    }

    public bool Equals(TransportAddress other) =>
        _low == other._low && _portKindSocket == other._portKindSocket && _high == other._high;

    public override bool Equals(object? obj) => obj is TransportAddress other && Equals(other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int GetHashCode()
    {
        var mixed = (_low ^ (_high * 0x9E3779B97F4A7C15) ^ _portKindSocket) * 0xD6E8FEB86659FD93;
        return (int)(mixed >> 32);
    }

    /// <summary>Never the address itself: logs and failure messages must not carry it.</summary>
    public override string ToString() => $"{Kind}#{GetHashCode():x8}";

    public static bool operator ==(in TransportAddress a, in TransportAddress b) => a.Equals(b);

    public static bool operator !=(in TransportAddress a, in TransportAddress b) => !a.Equals(b);
}

/// <summary>What carries the datagrams of a path.</summary>
internal enum PathKind : byte
{
    Udp = 0,

    /// <summary>A TCP connection with RFC 4571 framing.</summary>
    Tcp = 1,
}
