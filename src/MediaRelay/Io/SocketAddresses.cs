using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Between <see cref="TransportAddress"/> and struct sockaddr_in and sockaddr_in6, without allocating.</summary>
internal static unsafe class SocketAddresses
{
    /// <summary>Room for either struct.</summary>
    public const int MaxLength = 28;

    private const int IPv4Length = 16;
    private const ulong MappedPrefix = 0xFFFF_0000_0000;

    public static int FamilyOf(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? SocketConstants.AF_INET6 : SocketConstants.AF_INET;

    /// <summary>
    /// Writes the address for a socket of the family; returns its length, or 0 when an IPv6 address is asked of an IPv4 socket.
    /// The scope is the interface of link-local addresses (RFC 4007); IPv4 ignores it.
    /// </summary>
    public static uint Write(in TransportAddress address, int family, uint scope, byte* target)
    {
        new Span<byte>(target, MaxLength).Clear();
        *(ushort*)target = (ushort)family;
        BinaryPrimitives.WriteUInt16BigEndian(new Span<byte>(target + 2, 2), address.Port);
        if (family == SocketConstants.AF_INET)
        {
            BinaryPrimitives.WriteUInt32BigEndian(new Span<byte>(target + 4, 4), (uint)address.Low);
            return address.IsIPv4 ? (uint)IPv4Length : 0;
        }

        BinaryPrimitives.WriteUInt64BigEndian(new Span<byte>(target + 8, 8), address.High);
        BinaryPrimitives.WriteUInt64BigEndian(new Span<byte>(target + 16, 8), address.Low);
        *(uint*)(target + 24) = scope;
        return MaxLength;
    }

    public static uint Write(IPEndPoint endPoint, byte* target)
    {
        var scope = endPoint.Address.AddressFamily == AddressFamily.InterNetworkV6 ? (uint)endPoint.Address.ScopeId : 0;
        return Write(TransportAddress.From(endPoint), FamilyOf(endPoint.Address), scope, target);
    }

    public static TransportAddress Read(byte* source, PathKind kind, byte socket)
    {
        var port = BinaryPrimitives.ReadUInt16BigEndian(new ReadOnlySpan<byte>(source + 2, 2));
        if (*(ushort*)source == SocketConstants.AF_INET)
        {
            return new(0, MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(new ReadOnlySpan<byte>(source + 4, 4)), port, kind, socket);
        }

        var high = BinaryPrimitives.ReadUInt64BigEndian(new ReadOnlySpan<byte>(source + 8, 8));
        var low = BinaryPrimitives.ReadUInt64BigEndian(new ReadOnlySpan<byte>(source + 16, 8));
        return new(high, low, port, kind, socket);
    }
}
