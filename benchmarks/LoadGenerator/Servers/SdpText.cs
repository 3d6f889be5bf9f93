using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using VideoDesk.LoadGenerator.Media;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Ortc;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>What a peer needs of an SDP of Janus.</summary>
internal sealed record SdpText(PeerRemote Remote, IReadOnlyList<SdpMedia> Media)
{
    /// <summary>Id of transport-wide sequence numbers; 0 when they are not sent.</summary>
    public byte TransportSequenceId => Media.SelectMany(media => media.Agreed)
        .Where(line => line.EndsWith(HeaderExtensionUris.TransportSequence, StringComparison.Ordinal))
        .Select(line => byte.Parse(line["a=extmap:".Length..].Split(' ', '/')[0], CultureInfo.InvariantCulture))
        .FirstOrDefault();

    public static SdpText Parse(JsonObject message)
    {
        var lines = ((string)message["jsep"]!["sdp"]!).Split("\r\n");
        var fingerprint = Value(lines, "a=fingerprint:").Split(' ');
        var candidate = lines.Where(line => line.StartsWith("a=candidate:", StringComparison.Ordinal)).Select(line => line.Split(' '))
            .First(words => words[1] == "1" && words[2].Equals("udp", StringComparison.OrdinalIgnoreCase));
        if (!DtlsFingerprint.TryParse(fingerprint[0], fingerprint[1], out var parsed))
        {
            throw new InvalidDataException("The fingerprint of Janus cannot be read.");
        }

        var address = new IPEndPoint(IPAddress.Parse(candidate[4]), int.Parse(candidate[5], CultureInfo.InvariantCulture));
        return new(new(address, Value(lines, "a=ice-ufrag:"), Value(lines, "a=ice-pwd:"), parsed), ReadMedia(lines));
    }

    private static List<SdpMedia> ReadMedia(string[] lines)
    {
        var media = new List<SdpMedia>();
        var starts = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("m=", StringComparison.Ordinal)).ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            var section = lines[starts[i]..(i + 1 < starts.Length ? starts[i + 1] : lines.Length)];
            var ssrc = section.FirstOrDefault(line => line.StartsWith("a=ssrc:", StringComparison.Ordinal));
            media.Add(new(
                section[0],
                Value(section, "a=mid:"),
                ssrc is null ? 0 : uint.Parse(ssrc[7..].Split(' ')[0], CultureInfo.InvariantCulture),
                [.. section.Where(SdpMedia.IsAgreed)]));
        }

        return media;
    }

    private static string Value(string[] lines, string prefix) =>
        lines.First(line => line.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];
}

/// <summary>One media section.</summary>
/// <param name="Line">The m-line.</param>
/// <param name="Mid">Its name.</param>
/// <param name="Ssrc">The stream that will be sent; 0 when none was said.</param>
/// <param name="Agreed">Codecs, their feedback and header extensions: an answer repeats them.</param>
internal sealed record SdpMedia(string Line, string Mid, uint Ssrc, IReadOnlyList<string> Agreed)
{
    public static bool IsAgreed(string line) =>
        line.StartsWith("a=rtpmap:", StringComparison.Ordinal)
        || line.StartsWith("a=rtcp-fb:", StringComparison.Ordinal)
        || line.StartsWith("a=fmtp:", StringComparison.Ordinal)
        || line.StartsWith("a=extmap:", StringComparison.Ordinal);
}
