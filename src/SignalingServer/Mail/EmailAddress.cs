using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>
/// An e-mail address as RFC 5321 §4.1.2 writes it, ASCII only: a dot-string before the at sign, a domain name behind it. Quoted local
/// parts, address literals and non-ASCII local parts are not accepted; an international domain is written in its ASCII form.
/// </summary>
internal sealed record EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string localPart, string domain) => (LocalPart, Domain) = (localPart, domain);

    /// <summary>What stands before the at sign.</summary>
    public string LocalPart { get; }

    /// <summary>The domain, in lower case.</summary>
    public string Domain { get; }

    /// <summary>The whole address; personal data.</summary>
    public string Value => $"{LocalPart}@{Domain}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var trimmed = text?.Trim(' ') ?? "";
        var at = trimmed.LastIndexOf('@');
        if (at <= 0 || trimmed.Length > LongestAddress || !IsLocalPart(trimmed[..at]) || AsciiDomain(trimmed[(at + 1)..]) is not { } domain)
        {
            return false;
        }

        address = new EmailAddress(trimmed[..at], domain);
        return address.Value.Length <= LongestAddress;
    }

    /// <summary>Without the address: it may end in a log.</summary>
    public override string ToString() => nameof(EmailAddress);

    private static bool IsLocalPart(string text) => text.Length <= LongestLocalPart && text.Split('.').All(IsAtom);

    /// <summary>RFC 5322 §3.2.3.</summary>
    private static bool IsAtom(string text) =>
        text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal));

    private static string? AsciiDomain(string text)
    {
        try
        {
            var domain = Idn.GetAscii(text).ToLowerInvariant();
            return domain.Contains('.', StringComparison.Ordinal) || domain == "localhost" ? WithoutStray(domain) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Labels of letters, digits and inner hyphens only, whatever the mapping let through.</summary>
    private static string? WithoutStray(string domain) =>
        domain.Split('.').All(static label => label.Length is > 0 and <= 63
            && label[0] != '-' && label[^1] != '-'
            && label.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-')) ? domain : null;
}

/// <summary>An address with a name to show; the name may be empty.</summary>
internal sealed record Mailbox(string Name, EmailAddress Address)
{
    public override string ToString() => nameof(Mailbox);
}
