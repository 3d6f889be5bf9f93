using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VideoDesk.SignalingServer.Media;

/// <summary>An entry of <c>RTCConfiguration.iceServers</c>.</summary>
internal sealed record IceServer(IReadOnlyList<string> Urls, string Username, string Credential)
{
    /// <summary>Without what it is good for: it may end in a log.</summary>
    public override string ToString() => nameof(IceServer);
}

/// <summary>
/// Lets browsers use the TURN servers for a while: the user's name says until when, the password is made of it with the secret that the
/// servers share (draft-uberti-behave-turn-rest-00; coturn's <c>use-auth-secret</c>). Nobody is written down anywhere.
/// </summary>
internal sealed class TurnAccess(TurnSettings settings)
{
    /// <summary>Longer than any call: an address at the server is renewed with the same credentials.</summary>
    public static readonly TimeSpan OfCall = TimeSpan.FromHours(6);

    /// <summary>Longer than a check of the network may take.</summary>
    public static readonly TimeSpan OfCheck = TimeSpan.FromMinutes(5);

    /// <summary>Methods of the relay after which a browser looks for ways.</summary>
    private static readonly string[] Beginnings = ["createTransport", "restartIce"];

    /// <summary>Adds <c>iceServers</c> to an answer with which a browser looks for ways to the relay; any other stays as it is.</summary>
    /// <param name="reply">The relay's answer.</param>
    /// <param name="method">What was asked.</param>
    /// <param name="who">A seat's id, never a name: it stands in the server's log.</param>
    /// <param name="lifetime">For how long from now.</param>
    public MediaReply Extend(MediaReply reply, string method, string who, TimeSpan lifetime)
    {
        if (!settings.IsOn || reply is not { Error: null, Data: { } data } || !Beginnings.Contains(method))
        {
            return reply;
        }

        var answer = JsonSerializer.SerializeToNode(data, MediaJson.Options)!.AsObject();

        // The servers know the machine's time, not the one that a test or a demonstration has.
        answer["iceServers"] = JsonSerializer.SerializeToNode(new[] { Grant(settings, who, TimeProvider.System.GetUtcNow() + lifetime) }, MediaJson.Options);
        return new MediaReply(answer, null);
    }

    /// <summary>What lets somebody in until then.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The draft prescribes HMAC-SHA1, and coturn knows nothing else.")]
    public static IceServer Grant(TurnSettings settings, string who, DateTimeOffset until)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeSeconds()}:{who}");
        var password = HMACSHA1.HashData(Encoding.UTF8.GetBytes(settings.Secret), Encoding.UTF8.GetBytes(name));
        return new IceServer(settings.Urls, name, Convert.ToBase64String(password));
    }
}
