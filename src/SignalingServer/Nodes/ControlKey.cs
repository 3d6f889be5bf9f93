using System.Security.Cryptography;
using System.Text;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>The key that nodes have in common. Compared in a time that says nothing about it.</summary>
internal sealed class ControlKey(string key)
{
    public const string Header = "X-VideoDesk-Control-Key";

    /// <summary>Of the same length whatever is shown.</summary>
    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public bool IsShownBy(HttpRequest request)
    {
        var shown = request.Headers[Header];
        var isEqual = CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(shown.ToString())));
        return isEqual && shown.Count == 1 && key.Length > 0;
    }
}
