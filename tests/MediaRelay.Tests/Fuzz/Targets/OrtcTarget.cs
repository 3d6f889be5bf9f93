using System.Text.Json;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rtp;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>The JSON that browsers send. It is no packet path: a refusal may cost an exception inside the reader, but never leaves the checks.</summary>
internal static class OrtcTarget
{
    private static readonly byte[] Video =
        """
        {"mid":"1","codecs":[{"mimeType":"video/VP8","payloadType":96,"clockRate":90000,"rtcpFeedback":[{"type":"nack"},{"type":"nack","parameter":"pli"}]},
        {"mimeType":"video/rtx","payloadType":97,"clockRate":90000,"parameters":{"apt":96}}],
        "headerExtensions":[{"uri":"urn:ietf:params:rtp-hdrext:sdes:mid","id":4},{"uri":"urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id","id":10}],
        "encodings":[{"rid":"r0","maxBitrate":100000,"scalabilityMode":"L1T3"},{"rid":"r1","active":true}],"rtcp":{"cname":"c","reducedSize":true}}
        """u8.ToArray();

    private static readonly byte[] Audio =
        """
        {"mid":"0","codecs":[{"mimeType":"audio/opus","payloadType":111,"clockRate":48000,"channels":2,"parameters":{"useinbandfec":1}}],
        "encodings":[{"ssrc":1234,"dtx":true}],"rtcp":{"cname":"c"}}
        """u8.ToArray();

    private static readonly byte[] Browser =
        """
        {"codecs":[{"kind":"audio","mimeType":"audio/opus","preferredPayloadType":111,"clockRate":48000,"channels":2},
        {"kind":"video","mimeType":"video/VP8","preferredPayloadType":96,"clockRate":90000,"rtcpFeedback":[{"type":"transport-cc"}]}],
        "headerExtensions":[{"kind":"audio","uri":"urn:ietf:params:rtp-hdrext:sdes:mid","preferredId":4,"direction":"sendrecv"}]}
        """u8.ToArray();

    public static FuzzTarget Parameters() => Of("ortc-parameters", Produce, Video, Audio);

    public static FuzzTarget Capabilities() => Of("ortc-capabilities", Consume, Browser);

    private static FuzzTarget Of(string name, FuzzInput read, params byte[][] seeds) => new(name, () => read, seeds)
    {
        AllocationLimit = 1024 * 1024,
        Inputs = 10_000,
    };

    private static bool Produce(Span<byte> input) =>
        Read(input, OrtcJson.Default.RtpParameters) is { } parameters
        && (ProducerFormats.From(MediaKind.Video, parameters, "cname").IsOk | ProducerFormats.From(MediaKind.Audio, parameters, "cname").IsOk);

    private static bool Consume(Span<byte> input) =>
        Read(input, OrtcJson.Default.RtpCapabilities) is { } capabilities
        && ConsumerFormats.From(AudioProducer(), capabilities, "0", new Ssrc(5)).IsOk;

    private static ProducerFormat AudioProducer() =>
        ProducerFormats.From(MediaKind.Audio, Read(Audio, OrtcJson.Default.RtpParameters)!, "cname").Value;

    private static T? Read<T>(ReadOnlySpan<byte> input, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(input, type);
        }
        catch (Exception refused) when (refused is JsonException or ArgumentException)
        {
            // The base library's reader says ArgumentException when a JsonNode inside has a member twice. Hosts must catch it too.
            return null;
        }
    }
}
