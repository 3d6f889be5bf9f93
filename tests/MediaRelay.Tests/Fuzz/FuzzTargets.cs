using VideoDesk.MediaRelay.Srtp;
using VideoDesk.MediaRelay.Tests.Fuzz.Targets;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Fuzz;

/// <summary>Every parser that bytes from the network reach. A new parser gets a line here.</summary>
internal static class FuzzTargets
{
    public static readonly IReadOnlyList<FuzzTarget> All =
    [
        DatagramTarget.Classifier(),
        DatagramTarget.Address(),
        StunTarget.Message(),
        StunTarget.Agent(),
        DtlsTarget.Records(),
        DtlsTarget.Session(),
        DtlsTarget.Fingerprint(),
        SrtpTarget.Rtp(SrtpProfile.AeadAes128Gcm),
        SrtpTarget.Rtp(SrtpProfile.AeadAes256Gcm),
        SrtpTarget.Rtp(SrtpProfile.Aes128CmSha1_80),
        SrtpTarget.Rtcp(SrtpProfile.AeadAes128Gcm),
        SrtpTarget.Rtcp(SrtpProfile.AeadAes256Gcm),
        SrtpTarget.Rtcp(SrtpProfile.Aes128CmSha1_80),
        RtpTarget.Header(),
        RtpTarget.Vp8(),
        RtpTarget.Vp9(),
        RtpTarget.KeyFrame(),
        RtpTarget.Rtx(),
        RtcpTarget.Compound(),
        RtcpTarget.Feedback(),
        TcpTarget.Framing(),
        OrtcTarget.Parameters(),
        OrtcTarget.Capabilities(),
    ];

    public static TheoryData<string> Names => [.. All.Select(target => target.Name)];

    public static FuzzTarget Named(string name) => All.Single(target => target.Name == name);
}
