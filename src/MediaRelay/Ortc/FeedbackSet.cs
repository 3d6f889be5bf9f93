namespace VideoDesk.MediaRelay.Ortc;

/// <summary>RTCP feedback messages that a stream's two ends agreed on.</summary>
[Flags]
internal enum FeedbackSet
{
    None = 0,

    /// <summary>Generic NACK (RFC 4585 §6.2.1).</summary>
    Nack = 1,

    /// <summary>Picture loss indication (RFC 4585 §6.3.1).</summary>
    Pli = 2,

    /// <summary>Full intra request (RFC 5104 §4.3.1).</summary>
    Fir = 4,

    /// <summary>Receiver estimated maximum bitrate (draft-alvestrand-rmcat-remb-03).</summary>
    Remb = 8,

    /// <summary>Transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3).</summary>
    TransportCc = 16,
}

/// <summary>The flags of <see cref="FeedbackSet"/> as the list that stands in capabilities and parameters, and back.</summary>
internal static class FeedbackSets
{
    private static readonly (FeedbackSet Flag, RtcpFeedback Entry)[] Known =
    [
        (FeedbackSet.Nack, new RtcpFeedback { Type = "nack" }),
        (FeedbackSet.Pli, new RtcpFeedback { Type = "nack", Parameter = "pli" }),
        (FeedbackSet.Fir, new RtcpFeedback { Type = "ccm", Parameter = "fir" }),
        (FeedbackSet.Remb, new RtcpFeedback { Type = "goog-remb" }),
        (FeedbackSet.TransportCc, new RtcpFeedback { Type = "transport-cc" }),
    ];

    /// <summary>The known messages of a list; what is unknown is left out.</summary>
    public static FeedbackSet Of(IReadOnlyList<RtcpFeedback>? entries)
    {
        var set = FeedbackSet.None;
        foreach (var entry in entries ?? [])
        {
            foreach (var (flag, known) in Known)
            {
                // An empty parameter and an absent one mean the same: clients write both.
                if (entry.Type == known.Type && (entry.Parameter ?? "") == (known.Parameter ?? ""))
                {
                    set |= flag;
                }
            }
        }

        return set;
    }

    public static IReadOnlyList<RtcpFeedback> ToList(FeedbackSet set) =>
        [.. Known.Where(known => set.HasFlag(known.Flag)).Select(static known => known.Entry)];
}
