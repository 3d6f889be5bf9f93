using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Booking;

/// <summary>
/// Tokens of mailed links: 128 bits of HMAC-SHA-256 over what they open with a key of the server. A mail that is sent again
/// has the same link, and the token itself is stored nowhere; the database keeps its hash (design: trust).
/// </summary>
internal sealed class LinkTokens
{
    /// <summary>File of the key, beside the keys of the cookies and shared by the nodes like them.</summary>
    private const string KeyFile = "personal-links.key";

    private const int KeyBytes = 32;
    private const int TokenBytes = 16;

    /// <summary>Longer ones are none of ours and are not even hashed.</summary>
    private const int LongestToken = 64;

    private readonly byte[] _key;

    private LinkTokens(byte[] key) => _key = key;

    /// <summary>Reads the key, or makes one when there is none yet.</summary>
    /// <exception cref="InvalidOperationException">The file is no key.</exception>
    public static LinkTokens From(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, KeyFile);
        if (!File.Exists(file))
        {
            Create(file);
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyBytes ? new LinkTokens(key) : throw new InvalidOperationException($"{file} is not a key of {KeyBytes} bytes.");
    }

    /// <summary>22 URL-safe characters.</summary>
    public string Of(AppointmentId appointment, int revision) => Of($"link/{appointment}/{revision}");

    /// <summary>The same for an offer of the waiting list (N12), which its hold names.</summary>
    public string Of(HoldId offer) => Of($"offer/{offer}");

    /// <summary>The same for one opening of an appointment's live chat (N6).</summary>
    public string OfChat(AppointmentId appointment, int number) => Of($"chat/{appointment}/{number}");

    /// <summary>Whether it is worth looking up.</summary>
    public static bool MayBeOne(string? token) => token is { Length: > 0 and <= LongestToken };

    /// <summary>What the database knows of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private string Of(string subject)
    {
        var mac = HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(subject));
        return Base64Url.EncodeToString(mac.AsSpan(0, TokenBytes));
    }

    /// <summary>Whole or not at all, and never over another node's: of two nodes that start together one wins, and both read its key.</summary>
    private static void Create(string file)
    {
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
