namespace VideoDesk.SignalingServer.Mail.Smtp;

/// <summary>One answer of the server (RFC 5321 §4.2). The texts may repeat an address: they reach no log and no receipt.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">The texts of its lines.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>2xx.</summary>
    public bool IsPositive => Code / 100 == 2;

    /// <summary>5xx.</summary>
    public bool IsPermanent => Code / 100 == 5;

    public override string ToString() => Code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads a line such as <c>250-SIZE 1000</c>.</summary>
    public static bool TryParseLine(string line, out int code, out bool isLast, out string text)
    {
        (code, isLast, text) = (0, false, "");
        var isShaped = line.Length >= 3
            && line[0] is >= '2' and <= '5' && line[1] is >= '0' and <= '5' && char.IsAsciiDigit(line[2])
            && (line.Length == 3 || line[3] is ' ' or '-');
        if (!isShaped)
        {
            return false;
        }

        code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
        isLast = line.Length == 3 || line[3] == ' ';
        text = line.Length > 4 ? line[4..] : "";
        return true;
    }
}

/// <summary>What the server can do, from its answer to EHLO.</summary>
/// <param name="StartTls">RFC 3207.</param>
/// <param name="Mechanisms">RFC 4954, upper case.</param>
/// <param name="Size">RFC 1870: the largest mail in octets; null when not announced, 0 when unlimited.</param>
/// <param name="HasSize">Whether SIZE was announced.</param>
internal sealed record SmtpExtensions(bool StartTls, IReadOnlySet<string> Mechanisms, long Size, bool HasSize)
{
    public static SmtpExtensions Of(SmtpReply reply)
    {
        var (startTls, size, hasSize) = (false, 0L, false);
        HashSet<string> mechanisms = [];
        foreach (var line in reply.Lines.Skip(1))
        {
            var words = line.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["STARTTLS", ..]:
                    startTls = true;
                    break;
                case ["SIZE", .. var rest]:
                    hasSize = true;
                    _ = rest.Length > 0 && long.TryParse(rest[0], System.Globalization.NumberStyles.None, null, out size);
                    break;
                case ["AUTH", .. var offered]:
                    mechanisms.UnionWith(offered);
                    break;
                default:
                    break;
            }
        }

        return new(startTls, mechanisms, size, hasSize);
    }
}

/// <summary>An attempt that cannot go on; caught by <see cref="SmtpMailer"/>.</summary>
/// <param name="result">What is told of it.</param>
internal sealed class SmtpFault(DeliveryResult result) : Exception(result.Code)
{
    public DeliveryResult Result { get; } = result;

    /// <summary>Of the connection or the server, whatever the mail.</summary>
    public static SmtpFault OfServer(string code, int reply = 0) => new(new(DeliveryKind.ServerUnavailable, code, reply));

    /// <summary>Of this mail: for good after a 5xx, for now after anything else.</summary>
    public static SmtpFault OfMail(string code, SmtpReply reply) =>
        new(new(reply.IsPermanent ? DeliveryKind.Refused : DeliveryKind.TryLater, code, reply.Code));
}
