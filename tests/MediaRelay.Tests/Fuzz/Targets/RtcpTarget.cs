using VideoDesk.MediaRelay.Bwe;
using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>RTCP datagrams: every packet of the compound goes through every reader, down to the last field.</summary>
internal static class RtcpTarget
{
    private static readonly FeedbackSources Sources = new(new Ssrc(1), new Ssrc(2));

    public static FuzzTarget Compound() => new("rtcp-compound", static () => ReadAll, [.. Messages(), [.. Messages().SelectMany(static bytes => bytes)]]);

    /// <summary>Feedback on packets that were really sent.</summary>
    public static FuzzTarget Feedback() => new(
        "transport-feedback",
        static () =>
        {
            var sent = new SentPackets();
            for (ushort sequence = 0; sequence < SentPackets.Capacity; sequence++)
            {
                sent.Sent(sequence, Timestamp.FromMilliseconds(sequence), 1100);
            }

            return input => Take(sent, input);
        },
        [Feedback(0, 1, 2, 5, 9, 10), Feedback(100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112)]);

    private static byte[][] Messages() =>
    [
        Written(static to => new SenderReport { Sender = new Ssrc(1), RtpTimestamp = 90_000 }.WriteTo(to, [new ReportBlock { Source = new Ssrc(2) }])),
        Written(static to => new ReceiverReport(new Ssrc(1)).WriteTo(to, [new ReportBlock { Source = new Ssrc(2) }, new ReportBlock { Source = new Ssrc(3) }])),
        Written(static to => SourceDescription.Write(to, new Ssrc(1), "canonical"u8)),
        Written(static to => Nack.Write(to, Sources, [10, 11, 13, 40, 41, 65_535], out _)),
        Written(static to => new PictureLossIndication(Sources).WriteTo(to)),
        Written(static to => FullIntraRequest.Write(to, new Ssrc(1), new(new Ssrc(2), 7))),
        Written(static to => ReceiverEstimatedMaximumBitrate.Write(to, new Ssrc(1), 2_500_000, [new Ssrc(2), new Ssrc(3)])),
        Written(static to => ExtendedReport.WriteDelay(to, new Ssrc(1), new(new Ssrc(2), 3, 4))),
        Feedback(0xFFFE, 0xFFFF, 0, 1, 7, 8),
        Written(static to => Goodbye.Write(to, [new Ssrc(1), new Ssrc(2)])),
    ];

    private static byte[] Feedback(params ushort[] sequences)
    {
        var arrivals = sequences.Select(static (sequence, index) => new TransportArrival(sequence, Timestamp.FromMilliseconds(5000 + (index * 30)))).ToArray();
        var writer = new TransportFeedbackWriter { Sources = Sources, BaseSequence = sequences[0], FeedbackCount = 3 };
        return Written(to => writer.WriteTo(to, arrivals, out _));
    }

    private static byte[] Written(Func<byte[], int> write)
    {
        var memory = new byte[512];
        return memory[..write(memory)];
    }

    private static bool Take(SentPackets sent, ReadOnlySpan<byte> input)
    {
        sent.HandleFeedback(Timestamp.FromMilliseconds(6000), input);
        return sent.LossFraction is >= 0 and <= 1 && sent.ReceivedBitrate >= 0
            ? TransportFeedback.TryParse(input, out _)
            : throw new InvalidOperationException($"loss {sent.LossFraction}, rate {sent.ReceivedBitrate}");
    }

    private static bool ReadAll(Span<byte> input)
    {
        var taken = 0;
        var packets = 0;
        var walk = new RtcpCompound(input);
        while (walk.MoveNext())
        {
            packets++;
            taken += ReadReports(walk.Packet) | ReadDescriptions(walk.Packet) | ReadFeedback(walk.Packet) ? 1 : 0;
        }

        return packets > 0 && taken == packets && !walk.IsMalformed;
    }

    private static bool ReadReports(ReadOnlySpan<byte> packet)
    {
        var taken = SenderReport.TryParse(packet, out _, out var senderBlocks) | ReceiverReport.TryParse(packet, out _, out var receiverBlocks);
        for (var i = 0; i < senderBlocks.Count; i++)
        {
            senderBlocks[i].TryGetRoundTrip(new NtpTime(ulong.MaxValue), out _);
        }

        for (var i = 0; i < receiverBlocks.Count; i++)
        {
            receiverBlocks[i].TryGetRoundTrip(default, out _);
        }

        if (ExtendedReport.TryParse(packet, out var extended))
        {
            taken = true;
            while (extended.MoveNext())
            {
                extended.TryGetReferenceTime(out _);
            }
        }

        return taken;
    }

    private static bool ReadDescriptions(ReadOnlySpan<byte> packet)
    {
        var taken = SourceDescription.TryParse(packet, out var description);
        foreach (var chunk in description)
        {
            taken |= chunk.Name.Length > 0;
        }

        if (Goodbye.TryParse(packet, out var goodbye))
        {
            taken = true;
            for (var i = 0; i < goodbye.Count; i++)
            {
                _ = goodbye[i].Value + goodbye.Reason.Length;
            }
        }

        return taken;
    }

    private static bool ReadFeedback(ReadOnlySpan<byte> packet)
    {
        var taken = Nack.TryParse(packet, out var nack) | PictureLossIndication.TryParse(packet, out _);
        var numbers = 0;
        foreach (var _ in nack)
        {
            numbers++;
        }

        taken |= FullIntraRequest.TryParse(packet, out var request);
        for (var i = 0; i < request.Count; i++)
        {
            numbers += request[i].SequenceNumber;
        }

        taken |= ReceiverEstimatedMaximumBitrate.TryParse(packet, out var estimate);
        for (var i = 0; i < estimate.Count; i++)
        {
            _ = estimate[i];
        }

        if (TransportFeedback.TryParse(packet, out var feedback))
        {
            taken = true;
            foreach (var _ in feedback)
            {
                numbers++;
            }
        }

        return taken && numbers >= 0 && estimate.BitsPerSecond >= 0;
    }
}
