using System.Buffers.Binary;
using VideoDesk.MediaRelay.Datagrams;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>The first look at a datagram, and the address that it came from.</summary>
internal static class DatagramTarget
{
    public static FuzzTarget Classifier() => new(
        "datagram-classifier",
        static () => static input => DatagramClassifier.Classify(input) != DatagramKind.Unknown,
        [[0x00, 0x01, 0x00, 0x00], [0x16, 0xFE, 0xFD], [0x80, 0x60, 0x12, 0x34], [0x81, 0xC8, 0x00, 0x06]]);

    /// <summary>Sixteen bytes of address and two of port: there and back gives the same key. IPEndPoint objects are the base library's.</summary>
    public static FuzzTarget Address() => new(
        "transport-address",
        static () => ThereAndBack,
        [
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1, 0x13, 0xD8],
            [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x13, 0xD8],
        ])
    {
        AllocationLimit = 512,
    };

    private static bool ThereAndBack(Span<byte> input)
    {
        if (input.Length < 18)
        {
            return false;
        }

        var address = new TransportAddress(
            BinaryPrimitives.ReadUInt64BigEndian(input),
            BinaryPrimitives.ReadUInt64BigEndian(input[8..]),
            BinaryPrimitives.ReadUInt16BigEndian(input[16..]),
            PathKind.Udp,
            socket: 0);
        return TransportAddress.From(address.ToIPEndPoint()) == address
            ? true
            : throw new InvalidOperationException("the address came back as another one");
    }
}
