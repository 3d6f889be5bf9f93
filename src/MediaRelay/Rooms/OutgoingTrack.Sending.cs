using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <content>Headers, encryption and retransmission.</content>
internal sealed partial class OutgoingTrack
{
    /// <summary>A packet is not sent again within this time: the answer to the first NACK is still under way.</summary>
    private static readonly Duration RepeatInterval = Duration.FromMilliseconds(20);

    /// <summary>A NACK of one datagram can name thousands of packets; no honest viewer misses more than this at once.</summary>
    private const int MaxResentPerNack = 256;

    /// <summary>When which packet was last sent again, by sequence number modulo the length.</summary>
    private readonly (long Sequence, Timestamp At)[] _resent = new (long, Timestamp)[MaxResentPerNack];

    /// <summary>Next sequence number of the retransmission stream.</summary>
    private long _rtxSequence;

    /// <summary>Answers a viewer's NACK from the history. What is itself missing goes out when it comes: nothing has to be parked for it.</summary>
    public void HandleNack<TSink>(Timestamp now, in Nack nack, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Sent.NacksReceived++;
        var budget = MaxResentPerNack;
        foreach (var lost in nack)
        {
            var sequenceOut = SequenceNumber.Extend(lost, _rewriter.HighestOut);
            if (WasJustResent(now, sequenceOut))
            {
                continue;
            }

            if (budget-- == 0 || !Transport.TryTakeRepeat(now))
            {
                return;
            }

            Resend(now, sequenceOut, ref sink);
        }
    }

    private void Resend<TSink>(Timestamp now, long sequenceOut, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (!_rewriter.TryReverse(sequenceOut, out var source, out var sequenceIn, out var offsets))
        {
            Sent.Unanswered++;
            return;
        }

        ref var packet = ref Producer.Tracks[source].History.Find(sequenceIn);
        if (Unsafe.IsNullRef(ref packet) || packet.Has(PacketFlags.PaddingOnly))
        {
            Sent.Unanswered++;
            return;
        }

        NoteResent(now, sequenceOut);
        Sent.Retransmitted++;
        if (_rtxHeader is null)
        {
            SendMedia(now, ref packet, sequenceOut, offsets, ref sink);
            return;
        }

        RewriteVp8(ref packet, offsets);
        var payload = packet.Memory.AsSpan(packet.PayloadOffset - PacketHistory.RtxHeadroom, packet.PayloadLength + PacketHistory.RtxHeadroom);
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)sequenceOut);
        Write(now, _rtxHeader, packet, payload, new(_rtxSequence++, packet.RtpTimestamp + offsets.Timestamp), ref sink);
    }

    private void SendMedia<TSink>(Timestamp now, ref StoredPacket packet, long sequenceOut, in RewriteOffsets offsets, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        RewriteVp8(ref packet, offsets);
        var payload = packet.Memory.AsSpan(packet.PayloadOffset, packet.PayloadLength);
        Write(now, _header, packet, payload, new(sequenceOut, packet.RtpTimestamp + offsets.Timestamp), ref sink);
    }

    /// <summary>Header into the lent memory, payload encrypted behind it: the only copy.</summary>
    private void Write<TSink>(
        Timestamp now, OutgoingHeader header, in StoredPacket packet, ReadOnlySpan<byte> payload, StreamPosition position, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (!Transport.CanSend)
        {
            return;
        }

        var srtp = Transport.SrtpSender!;
        var datagram = sink.Reserve(Transport.Path, header.Length + payload.Length + srtp.RtpOverhead);
        var transportSequence = header.HasTransportSequence ? Transport.NextTransportSequence() : (ushort)0;
        var headerLength = header.Write(
            datagram, packet, new((ushort)position.Sequence, (uint)position.RtpTimestamp, transportSequence, now));
        var length = srtp.ProtectRtp(datagram, headerLength, payload, position.Sequence);
        sink.Commit(length);
        if (header.HasTransportSequence)
        {
            Transport.NoteSent(transportSequence, now, length);
        }

        if (header == _header)
        {
            Sent.Count(payload.Length, now);
        }

        Transport.CountSent(length);
        _rate.Add(now, length);
    }

    /// <summary>
    /// Writes this viewer's picture id into the shared plain text. Every viewer writes its own just before it encrypts, so the last
    /// writer's value never leaks to another.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RewriteVp8(ref StoredPacket packet, in RewriteOffsets offsets)
    {
        if (packet.Has(PacketFlags.Vp8PictureId))
        {
            PacketInspection.WriteVp8(ref packet, packet.PictureId + offsets.PictureId, packet.Tl0PictureIndex + offsets.Tl0);
        }
    }

    private void NoteResent(Timestamp now, long sequenceOut) => _resent[sequenceOut & (_resent.Length - 1)] = (sequenceOut, now);

    private bool WasJustResent(Timestamp now, long sequenceOut)
    {
        ref readonly var resent = ref _resent[sequenceOut & (_resent.Length - 1)];
        return resent.Sequence == sequenceOut && now - resent.At < RepeatInterval;
    }

    /// <summary>Extended sequence number and timestamp of a packet that goes out.</summary>
    private readonly record struct StreamPosition(long Sequence, long RtpTimestamp);
}
