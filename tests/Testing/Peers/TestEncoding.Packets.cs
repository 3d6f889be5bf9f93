using System.Buffers.Binary;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <content>Packets on the wire.</content>
internal sealed partial class TestEncoding
{
    private const int MaxHeaderLength = 80;

    private bool HasRtx => _sender.Options.UseRtx && RtxSsrc != 0;

    /// <summary>Packets of nothing but padding, as libwebrtc probes with when it has nothing to repeat.</summary>
    public void SendPadding<TSink>(Timestamp now, int count, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Span<byte> padding = stackalloc byte[224];
        padding.Clear();
        padding[^1] = (byte)padding.Length;
        for (var i = 0; i < count; i++)
        {
            var position = HasRtx
                ? new Position(RtxSsrc, RtxType, _rtxSequence++, TimestampAt(now), false, IsRtx: true)
                : new Position(Ssrc, MediaType, _sequence++, TimestampAt(now), false, IsRtx: false);
            Write(now, position, padding, ref sink, isPadding: true);
        }
    }

    /// <summary>A report about this stream by the sender's clock (RFC 3550 §6.4.1).</summary>
    public SenderReport Report(Timestamp now, NtpTime wallClock) => new()
    {
        Sender = new(Ssrc),
        NtpTime = wallClock,
        RtpTimestamp = TimestampAt(now),
        PacketCount = (uint)Counters.Packets,
        OctetCount = (uint)Counters.PayloadBytes,
    };

    private PayloadType MediaType => new(_sender.IsVideo ? SenderParameters.Vp8PayloadType : SenderParameters.OpusPayloadType);

    private static PayloadType RtxType => new(SenderParameters.RtxPayloadType);

    private void SendMedia<TSink>(Timestamp now, in SentPacket packet, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Span<byte> payload = stackalloc byte[Options.PayloadLength];
        WritePayload(packet, payload);
        var isLast = _sender.IsVideo && packet.Index == packet.Frame.Packets - 1;
        Write(now, new(Ssrc, MediaType, packet.Sequence, packet.Frame.RtpTimestamp, isLast, IsRtx: false), payload, ref sink);
    }

    private void Resend<TSink>(Timestamp now, in SentPacket packet, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (!HasRtx)
        {
            SendMedia(now, packet, ref sink);
            return;
        }

        Span<byte> payload = stackalloc byte[RtxPayload.HeaderLength + Options.PayloadLength];
        RtxPayload.Write(payload, (ushort)packet.Sequence);
        WritePayload(packet, payload[RtxPayload.HeaderLength..]);
        var isLast = _sender.IsVideo && packet.Index == packet.Frame.Packets - 1;
        Write(now, new(RtxSsrc, RtxType, _rtxSequence++, packet.Frame.RtpTimestamp, isLast, IsRtx: true), payload, ref sink);
    }

    private void WritePayload(in SentPacket packet, Span<byte> payload)
    {
        var frame = packet.Frame;
        if (_sender.IsVideo)
        {
            var isReference = frame.TemporalLayer < _sender.Options.TemporalLayers - 1 || frame.TemporalLayer == 0;
            TestVp8.WriteDescriptor(payload, frame, packet.Index == 0, isReference);
            payload = payload[TestVp8.DescriptorLength..];
        }

        new TestContent
        {
            IsKeyFrame = frame.IsKeyFrame,
            Encoding = Index,
            TemporalLayer = frame.TemporalLayer,
            Frame = frame.Number,
            Reference = frame.Reference,
            Packet = packet.Index,
            Packets = frame.Packets,
            SentAt = frame.SentAt,
        }.WriteTo(payload);
    }

    private void Write<TSink>(
        Timestamp now, in Position position, scoped ReadOnlySpan<byte> payload, ref TSink sink, bool isPadding = false)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (!_peer.IsConnected || !_peer.Ice.TryGetSelected(out var path))
        {
            return;
        }

        var srtp = _peer.SrtpSender!;
        var datagram = sink.Reserve(path, MaxHeaderLength + payload.Length + srtp.RtpOverhead);
        new RtpHeaderWriter
        {
            Marker = position.Marker,
            PayloadType = position.PayloadType,
            SequenceNumber = (ushort)position.Sequence,
            Timestamp = position.RtpTimestamp,
            Ssrc = new(position.Ssrc),
            HasExtension = true,
            HasPadding = isPadding,
        }.WriteTo(datagram);
        var header = RtpHeader.FixedLength + WriteExtensions(now, position.IsRtx, datagram[RtpHeader.FixedLength..]);
        var length = srtp.ProtectRtp(datagram, header, payload, position.Sequence);
        sink.Commit(length);
        Counters.Packets++;
        Counters.PayloadBytes += payload.Length;
        _peer.CountSent(length);
    }

    private int WriteExtensions(Timestamp now, bool isRtx, Span<byte> destination)
    {
        var writer = new HeaderExtensionWriter(destination);
        writer.TryAdd(SenderParameters.MidId, _mid);
        if (_rid.Length > 0)
        {
            writer.TryAdd(isRtx ? SenderParameters.RepairedRidId : SenderParameters.RidId, _rid);
        }

        Span<byte> value = stackalloc byte[AbsoluteSendTime.Size];
        AbsoluteSendTime.From(now).WriteTo(value);
        writer.TryAdd(SenderParameters.AbsoluteSendTimeId, value);
        if (_sender.Options.UseTransportSequence)
        {
            BinaryPrimitives.WriteUInt16BigEndian(value, _peer.NextTransportSequence());
            writer.TryAdd(SenderParameters.TransportSequenceId, value[..2]);
        }

        if (!_sender.IsVideo && _sender.AudioLevel is { } level)
        {
            new AudioLevel(IsVoice: level < 60, level).WriteTo(value);
            writer.TryAdd(SenderParameters.AudioLevelId, value[..1]);
        }

        return writer.Complete();
    }

    /// <summary>Where in which stream a packet goes.</summary>
    private readonly record struct Position(uint Ssrc, PayloadType PayloadType, long Sequence, uint RtpTimestamp, bool Marker, bool IsRtx);
}
