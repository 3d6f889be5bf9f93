using System.Net;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Stun;

namespace VideoDesk.MediaRelay.Tests.Stun;

/// <summary>Well-formed messages of every kind that the relay meets.</summary>
internal static class StunSamples
{
    public static byte[][] All() =>
    [
        Rfc5769Vectors.Request,
        Rfc5769Vectors.ResponseIPv4,
        Rfc5769Vectors.ResponseIPv6,
        FullRequest(),
        ErrorAnswer(),
    ];

    /// <summary>A check with every attribute that a browser may add.</summary>
    public static byte[] FullRequest()
    {
        var writer = StunWriter.Request(stackalloc byte[256], Rfc5769Vectors.TransactionId);
        writer.AddUsername("abcdefgh:ijkl"u8);
        writer.AddPriority(0x6e0001ff);
        writer.AddIceControlling(0x0123456789abcdef);
        writer.AddUseCandidate();
        writer.AddNomination(0xFF000007);
        writer.AddAttribute((StunAttribute)0xC057, [0, 1, 0, 10]);
        writer.AddIntegrity(Rfc5769Vectors.Password);
        writer.AddFingerprint();
        return writer.Written.ToArray();
    }

    public static byte[] ErrorAnswer()
    {
        _ = StunMessage.TryParse(Rfc5769Vectors.Request, out var request);
        var writer = StunWriter.Error(stackalloc byte[128], request, StunErrorCode.UnknownAttribute);
        writer.AddUnknownAttributes([0x7001, 0x7002, 0x7003]);
        writer.AddFingerprint();
        return writer.Written.ToArray();
    }

    public static byte[] WithAttributes(StunAttribute type, byte[] value)
    {
        var writer = StunWriter.Request(new byte[1024], Rfc5769Vectors.TransactionId);
        writer.AddAttribute(type, value);
        return writer.Written.ToArray();
    }

    /// <summary>An IPv4-mapped address as the IPv4 address it stands for.</summary>
    public static IPEndPoint Unmap(this IPEndPoint endPoint) =>
        endPoint.Address.IsIPv4MappedToIPv6 ? new(endPoint.Address.MapToIPv4(), endPoint.Port) : endPoint;

    public static TransportAddress Address(string endPoint, PathKind kind = PathKind.Udp) => TransportAddress.From(IPEndPoint.Parse(endPoint), kind);
}
