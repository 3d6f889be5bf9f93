using System.Buffers.Binary;

namespace VideoDesk.MediaRelay.Rtp.Payloads;

/// <summary>What an H.264 payload holds (RFC 6184 §5). The browsers send single NAL units, STAP-A and FU-A.</summary>
internal static class H264Payload
{
    private const int InstantaneousDecoderRefresh = 5;
    private const int SequenceParameterSet = 7;
    private const int SingleTimeAggregation = 24;
    private const int FragmentationUnit = 28;

    /// <summary>
    /// The packet holds a sequence parameter set, or an IDR slice or the start of one: a decoder can begin here, once it
    /// has the parameter sets.
    /// </summary>
    public static bool IsKeyFrameStart(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return false;
        }

        return NalType(payload[0]) switch
        {
            SingleTimeAggregation => AggregationHoldsStart(payload[1..]),
            FragmentationUnit => payload.Length > 1 && (payload[1] & 0x80) != 0 && IsStart(NalType(payload[1])),
            var type => IsStart(type),
        };
    }

    private static bool AggregationHoldsStart(ReadOnlySpan<byte> units)
    {
        while (units.Length > 2)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(units);
            if (size == 0 || size > units.Length - 2)
            {
                return false;
            }

            if (IsStart(NalType(units[2])))
            {
                return true;
            }

            units = units[(2 + size)..];
        }

        return false;
    }

    private static int NalType(byte octet) => octet & 0x1F;

    private static bool IsStart(int type) => type is SequenceParameterSet or InstantaneousDecoderRefresh;
}
