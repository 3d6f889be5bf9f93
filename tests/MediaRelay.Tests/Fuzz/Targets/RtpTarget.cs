using VideoDesk.MediaRelay.Rtp;
using VideoDesk.MediaRelay.Rtp.Payloads;

namespace VideoDesk.MediaRelay.Tests.Fuzz.Targets;

/// <summary>RTP headers with their extensions, and the first bytes of each codec's payload.</summary>
internal static class RtpTarget
{
    public static FuzzTarget Header() => new(
        "rtp-header",
        static () => ReadPacket,
        [
            Hex("8060 1234 00000001 cafebabe 0102030405"),
            Hex("a2e0 1234 00000001 cafebabe 00000001 00000002 01020304 00000004"),
            Hex("9060 1234 00000001 cafebabe bede 0003 1030 22aabbcc 3101 02 00 00 00 00 aabb"),
            Hex("9060 1234 00000001 cafebabe 1000 0003 01013001 0203 aabbcc 000000 aabb"),
        ]);

    public static FuzzTarget Vp8() => new(
        "vp8-descriptor",
        static () => static input =>
        {
            if (!Vp8Descriptor.TryParse(input, out var descriptor))
            {
                return false;
            }

            descriptor.Write(input, pictureId: 0x7FFF, tl0PicIdx: 0xFF);
            return Within(descriptor.Length, input) && Vp8Descriptor.TryParse(input, out var again) && again.Length == descriptor.Length
                ? true
                : throw new InvalidOperationException("rewritten in place it reads otherwise");
        },
        [Hex("10 00"), Hex("90 80 11 00"), Hex("90 f0 9234 05 60 01")]);

    public static FuzzTarget Vp9() => new(
        "vp9-descriptor",
        static () => static input => Vp9Descriptor.TryParse(input, out var descriptor) && Within(descriptor.Length, input),
        [Hex("8c 11 00"), Hex("ac 9234 20 05 01"), Hex("fc 9234 20 03 05 02 01"), Hex("8a 11 38 0140 00b4 0280 0168 02 14 01 02 10 00")]);

    public static FuzzTarget KeyFrame() => new(
        "key-frame",
        static () => static input =>
            KeyFrames.IsKeyFrameStart(CodecKind.H264, input)
            | KeyFrames.IsKeyFrameStart(CodecKind.Av1, input)
            | KeyFrames.IsKeyFrameStart(CodecKind.Vp8, input)
            | KeyFrames.IsKeyFrameStart(CodecKind.Vp9, input),
        [Hex("67 42e01f"), Hex("78 0004 6742e01f 0002 68ce"), Hex("7c 85 88"), Hex("18 0a0b"), Hex("10 00")]);

    public static FuzzTarget Rtx() => new(
        "rtx-payload",
        static () => static input => RtxPayload.TryParse(input, out _, out var payload) && payload.Length == input.Length - RtxPayload.HeaderLength,
        [Hex("1234"), Hex("1234 0102030405")]);

    private static bool ReadPacket(Span<byte> input)
    {
        if (!RtpHeader.TryParse(input, out var header))
        {
            return false;
        }

        RtpHeader.TryGetPadding(input[header.HeaderLength..], out var padding);
        var elements = new HeaderExtensionReader(input, header);
        while (elements.MoveNext())
        {
            _ = AudioLevel.TryParse(elements.Value, out _);
            _ = AbsoluteSendTime.TryParse(elements.Value, out _);
            HeaderExtensions.TryFind(input, header, elements.Id, out var found);
            padding += found.Length;
        }

        return Within(header.HeaderLength, input);
    }

    private static bool Within(int length, ReadOnlySpan<byte> input) =>
        length <= input.Length ? true : throw new InvalidOperationException($"{length} of {input.Length} bytes");

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
