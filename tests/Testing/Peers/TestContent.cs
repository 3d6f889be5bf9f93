using System.Buffers.Binary;
using System.Runtime.InteropServices;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>
/// What a test packet carries in place of compressed media: which part of which frame it is, what that frame refers to, when it was
/// sent, and a pattern under a checksum. A pure function of its fields, so that a sender can make it again for a retransmission.
/// The lowest bit of the first byte is VP8's inverse key frame flag (RFC 7741 §4.3).
/// </summary>
internal readonly record struct TestContent
{
    /// <summary>Bytes without pattern.</summary>
    public const int MinLength = 28;

    private const byte Mark = 0x5A;

    private const int ChecksumOffset = 24;

    private const ulong Step = 0x9E3779B97F4A7C15;

    public bool IsKeyFrame { get; init; }

    /// <summary>Which of a sender's streams: the simulcast layer.</summary>
    public byte Encoding { get; init; }

    public byte TemporalLayer { get; init; }

    /// <summary>Counts the frames of one encoding.</summary>
    public uint Frame { get; init; }

    /// <summary>The frame that this one cannot be decoded without; itself for a key frame.</summary>
    public uint Reference { get; init; }

    /// <summary>Place in the frame.</summary>
    public ushort Packet { get; init; }

    /// <summary>Packets of the frame.</summary>
    public ushort Packets { get; init; }

    /// <summary>When it was sent first, by the sender's clock.</summary>
    public Timestamp SentAt { get; init; }

    /// <summary>Fills the span.</summary>
    public void WriteTo(Span<byte> destination)
    {
        destination[0] = (byte)(IsKeyFrame ? 0 : 1);
        destination[1] = Encoding;
        destination[2] = TemporalLayer;
        destination[3] = Mark;
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], Frame);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], Reference);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[12..], Packet);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[14..], Packets);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], SentAt.Microseconds);
        FillPattern(destination[MinLength..], (Frame * Step) + Packet);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[ChecksumOffset..], Checksum(destination));
    }

    /// <summary>Reads the fields; false when this is no test content.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out TestContent content)
    {
        content = default;
        if (payload.Length < MinLength || payload[3] != Mark)
        {
            return false;
        }

        content = new()
        {
            IsKeyFrame = (payload[0] & 1) == 0,
            Encoding = payload[1],
            TemporalLayer = payload[2],
            Frame = BinaryPrimitives.ReadUInt32LittleEndian(payload[4..]),
            Reference = BinaryPrimitives.ReadUInt32LittleEndian(payload[8..]),
            Packet = BinaryPrimitives.ReadUInt16LittleEndian(payload[12..]),
            Packets = BinaryPrimitives.ReadUInt16LittleEndian(payload[14..]),
            SentAt = new(BinaryPrimitives.ReadInt64LittleEndian(payload[16..])),
        };
        return true;
    }

    /// <summary>Whether every byte is as it was sent.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> payload) =>
        BinaryPrimitives.ReadUInt32LittleEndian(payload[ChecksumOffset..]) == Checksum(payload);

    private static void FillPattern(Span<byte> pattern, ulong seed)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(pattern);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = seed += Step;
        }

        for (var i = words.Length * sizeof(ulong); i < pattern.Length; i++)
        {
            pattern[i] = (byte)(seed >> 56);
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> payload)
    {
        var hash = (ulong)payload.Length;
        hash = Mix(hash, payload[..ChecksumOffset]);
        hash = Mix(hash, payload[MinLength..]);
        return (uint)(hash >> 32);
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            hash = (hash ^ word) * Step;
        }

        foreach (var octet in bytes[(words.Length * sizeof(ulong))..])
        {
            hash = (hash ^ octet) * Step;
        }

        return hash ^ (hash >> 29);
    }
}
