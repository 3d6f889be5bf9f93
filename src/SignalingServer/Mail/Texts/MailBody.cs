using System.Collections.Immutable;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>A piece of a mail, written once as text and once as HTML. Plain text everywhere: who writes HTML escapes.</summary>
internal abstract record MailBlock
{
    private MailBlock()
    {
    }

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : MailBlock;

    /// <summary>A title above what follows.</summary>
    public sealed record Title(string Text) : MailBlock;

    /// <summary>Names and values: a table with row headers.</summary>
    public sealed record Table(ImmutableArray<(string Name, string Value)> Rows) : MailBlock;

    /// <summary>A list.</summary>
    public sealed record Bullets(ImmutableArray<string> Items) : MailBlock;

    /// <summary>A link on its own; <paramref name="IsMain"/>: what the mail is for, drawn as a button.</summary>
    public sealed record Link(string Text, string Url, bool IsMain = false) : MailBlock;
}

/// <summary>What a mail says, in one language.</summary>
/// <param name="Subject">Also the heading of the HTML version.</param>
/// <param name="LanguageTag">Such as <c>it</c>.</param>
/// <param name="Blocks">From top to bottom.</param>
/// <param name="Footer">Who sends it, and that nobody reads answers.</param>
internal sealed record MailBody(string Subject, string LanguageTag, ImmutableArray<MailBlock> Blocks, ImmutableArray<string> Footer);
