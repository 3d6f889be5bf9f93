using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace VideoDesk.SignalingServer.Http;

/// <summary>
/// Serving over TLS with a certificate of the server's own, so that a phone on the same network can try it: a browser gives camera and
/// microphone to secure origins only. For trials; a service has a certificate that browsers know.
/// </summary>
internal static class TrialHttps
{
    /// <summary>Whether it is on. Defaults to false.</summary>
    public const string Key = "Https:SelfMade";

    /// <summary>Plain on loopback as ever, TLS on every address.</summary>
    public const string Urls = "http://localhost:5080;https://*:5443";

    public static bool IsOn(IConfiguration configuration) => configuration.GetValue(Key, defaultValue: false);

    /// <summary>Gives the endpoints with <c>https</c> their certificate.</summary>
    public static void Use(KestrelServerOptions kestrel, IConfiguration configuration, DateTimeOffset now)
    {
        IReadOnlyList<IPAddress> addresses = [.. MachineAddresses.OnNetworks(), IPAddress.Loopback, IPAddress.IPv6Loopback];
        var certificate = SelfMadeCertificateFile.ReadOrMake(FileIn(configuration), addresses, now);
        kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
    }

    /// <summary>Certificate and key.</summary>
    public static string FileIn(IConfiguration configuration) => Path.Combine(DataFolder.Of(configuration), "https.pem");
}
