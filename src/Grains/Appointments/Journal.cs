using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace VideoDesk.Grains.Appointments;

/// <summary>One line of the audit trail.</summary>
/// <param name="Appointment">Whose chain it belongs to.</param>
/// <param name="Position">From 1, without gaps: the appointment's version after this event.</param>
/// <param name="At">The event's instant, whole milliseconds.</param>
/// <param name="Payload">The event as UTF-8 JSON, exactly these bytes: kept as text, never as a database's own JSON type.</param>
/// <param name="Hash">32 bytes over the previous hash and all of the above.</param>
public sealed record JournalEntry(
    AppointmentId Appointment, long Position, DateTimeOffset At, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Hash);

/// <summary>The head of one appointment's chain.</summary>
/// <param name="Appointment">Which appointment.</param>
/// <param name="Position">Its last position.</param>
/// <param name="Hash">Hash of its last entry.</param>
public readonly record struct JournalHead(AppointmentId Appointment, long Position, ReadOnlyMemory<byte> Hash);

/// <summary>What is wrong with a chain.</summary>
public enum JournalFault
{
    None,

    /// <summary>A position is missing, doubled, or out of order.</summary>
    Gap,

    /// <summary>An entry of another appointment stands in this chain.</summary>
    Foreign,

    /// <summary>An entry is not what was written.</summary>
    Altered,

    /// <summary>The chain ends before (or after) the head that the row or the seal keeps.</summary>
    Cut,
}

/// <summary>Result of checking a chain.</summary>
/// <param name="Fault">None when it holds.</param>
/// <param name="Position">Where it first fails; the last position when it holds.</param>
public readonly record struct JournalVerdict(JournalFault Fault, long Position);

/// <summary>
/// The rules of the hash-chained journal. The hash of an entry is SHA-256 over these bytes, integers big-endian:
/// the ASCII text <c>videodesk-journal-1</c> · previous hash (32 bytes; zeros before the first) · appointment (16 bytes, in the order
/// of its hexadecimal digits) · position (8) · instant in Unix milliseconds (8) · length of the payload in bytes (4) · payload.
/// Verifying needs the stored bytes only, never the program that wrote them.
/// </summary>
public static class Journal
{
    /// <summary>Length of a hash.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>What stands for the hash before the first entry.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[HashLength];

    private static ReadOnlySpan<byte> EntryDomain => "videodesk-journal-1"u8;

    private static ReadOnlySpan<byte> SealDomain => "videodesk-seal-1"u8;

    /// <summary>The entry for an event that follows on a head.</summary>
    public static JournalEntry Append(JournalHead head, AppointmentEvent appointmentEvent)
    {
        var entry = new JournalEntry(head.Appointment, head.Position + 1, appointmentEvent.At, Write(appointmentEvent), default);
        return entry with { Hash = Hash(head.Hash.Span, entry) };
    }

    /// <summary>The hash of an entry; its own <see cref="JournalEntry.Hash"/> is not read.</summary>
    /// <param name="previous">32 bytes: the hash of the entry before, or <see cref="Beginning"/>.</param>
    /// <param name="entry">The entry.</param>
    public static byte[] Hash(ReadOnlySpan<byte> previous, JournalEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(EntryDomain);
        hash.AppendData(previous);
        AppendHeadOf(hash, entry.Appointment, entry.Position);
        Span<byte> instantAndLength = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(instantAndLength, entry.At.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32BigEndian(instantAndLength[8..], entry.Payload.Length);
        hash.AppendData(instantAndLength);
        hash.AppendData(entry.Payload.Span);
        return hash.GetHashAndReset();
    }

    /// <summary>Checks a whole chain, from its first entry, against the head that is kept elsewhere.</summary>
    public static JournalVerdict Verify(IEnumerable<JournalEntry> entries, JournalHead head)
    {
        var previous = Beginning;
        var position = 0L;
        foreach (var entry in entries)
        {
            var fault = FaultOf(entry, head.Appointment, position + 1, previous);
            if (fault != JournalFault.None)
            {
                return new(fault, position + 1);
            }

            previous = entry.Hash;
            position++;
        }

        var reachesHead = position == head.Position && previous.Span.SequenceEqual(head.Hash.Span);
        return new(reachesHead ? JournalFault.None : JournalFault.Cut, position);
    }

    /// <summary>
    /// The daily seal: SHA-256 over <c>videodesk-seal-1</c> · previous seal (32 bytes) · day number since 0001-01-01 (4) · for every
    /// head in ascending order of the appointment's digits: appointment (16) · position (8) · hash (32). A chain that was cut together
    /// with its row no longer agrees with it.
    /// </summary>
    public static byte[] Seal(ReadOnlySpan<byte> previousSeal, DateOnly day, IEnumerable<JournalHead> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SealDomain);
        hash.AppendData(previousSeal);
        Span<byte> dayNumber = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(dayNumber, day.DayNumber);
        hash.AppendData(dayNumber);
        foreach (var head in heads.OrderBy(static head => head.Appointment.ToString(), StringComparer.Ordinal))
        {
            AppendHeadOf(hash, head.Appointment, head.Position);
            hash.AppendData(head.Hash.Span);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The bytes of an event.</summary>
    public static byte[] Write(AppointmentEvent appointmentEvent) =>
        JsonSerializer.SerializeToUtf8Bytes(appointmentEvent, AppointmentJson.Options);

    /// <summary>The event of those bytes.</summary>
    /// <exception cref="JsonException">They are no event of this version of the program or an earlier one.</exception>
    public static AppointmentEvent Read(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize<AppointmentEvent>(payload, AppointmentJson.Options) ?? throw new JsonException("An event is an object.");

    private static JournalFault FaultOf(JournalEntry entry, AppointmentId appointment, long position, ReadOnlyMemory<byte> previous)
    {
        if (entry.Appointment != appointment)
        {
            return JournalFault.Foreign;
        }

        if (entry.Position != position)
        {
            return JournalFault.Gap;
        }

        return Hash(previous.Span, entry).AsSpan().SequenceEqual(entry.Hash.Span) ? JournalFault.None : JournalFault.Altered;
    }

    private static void AppendHeadOf(IncrementalHash hash, AppointmentId appointment, long position)
    {
        Span<byte> bytes = stackalloc byte[24];
        appointment.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], position);
        hash.AppendData(bytes);
    }
}
