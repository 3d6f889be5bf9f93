using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Documents;

/// <summary>What a file is, by its bytes. What it says it is counts only for the words of a refusal.</summary>
public static class DocumentKinds
{
    /// <summary>So much of the beginning is looked at.</summary>
    public const int Head = 4096;

    /// <summary>So much of the end is looked at: an archive's directory with the longest comment.</summary>
    public const int Tail = 66 * 1024;

    /// <summary>So much behind the signature of a PDF must not be a page or a program.</summary>
    private const int PolyglotHead = 1024;

    /// <summary>Length of an archive's last record, without its comment.</summary>
    private const int ZipEnd = 22;

    /// <summary>The kind, or why it is not taken.</summary>
    /// <param name="head">The first <see cref="Head"/> bytes, or all.</param>
    /// <param name="tail">The last <see cref="Tail"/> bytes, or all.</param>
    /// <param name="name">As it was sent.</param>
    public static (DocumentKind Kind, RefusalCode? Refusal) Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string name)
    {
        if (BySignature(head) is not { } kind)
        {
            return (default, DocumentNames.Claimed(name) is null ? DocumentRefusals.KindNotAllowed : DocumentRefusals.KindDisguised);
        }

        var isDisguised = kind switch
        {
            DocumentKind.Pdf => HasMarkup(head) || EndsAsZip(tail),
            DocumentKind.P7m => SignedContent.TryFind(head, out var inner) && IsDangerous(inner),
            _ => false, // What is no part of the picture is cut off.
        };
        return (kind, isDisguised ? DocumentRefusals.KindDisguised : null);
    }

    private static DocumentKind? BySignature(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("%PDF-"u8) => DocumentKind.Pdf,
        [0xFF, 0xD8, 0xFF, ..] => DocumentKind.Jpeg,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => DocumentKind.Png,
        _ when SignedContent.IsOne(head) => DocumentKind.P7m,
        _ => null,
    };

    /// <summary>A page or a script that a browser or a shell could find in the beginning of a PDF.</summary>
    private static bool HasMarkup(ReadOnlySpan<byte> head)
    {
        Span<byte> lower = stackalloc byte[Math.Min(head.Length, PolyglotHead)];
        for (var index = 0; index < lower.Length; index++)
        {
            lower[index] = (byte)(head[index] is >= (byte)'A' and <= (byte)'Z' ? head[index] | 0x20 : head[index]);
        }

        return lower.IndexOf("<html"u8) >= 0 || lower.IndexOf("<!doctype html"u8) >= 0 || lower.IndexOf("<script"u8) >= 0
            || lower.IndexOf("<?php"u8) >= 0 || lower.IndexOf("<svg"u8) >= 0 || lower.IndexOf("pk\u0003\u0004"u8) >= 0
            || lower.IndexOf("\n#!"u8) >= 0;
    }

    /// <summary>An archive is read from its end: whatever stands before it, it opens as one.</summary>
    private static bool EndsAsZip(ReadOnlySpan<byte> tail)
    {
        var behindPdf = tail.LastIndexOf("%%EOF"u8);
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
        {
            var record = tail[at..];
            var reachesTheEnd = record.Length >= ZipEnd && ZipEnd + record[20] + (record[21] << 8) == record.Length;
            if (reachesTheEnd || at > behindPdf)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Programs and scripts.</summary>
    private static bool IsDangerous(ReadOnlySpan<byte> content) =>
        content.StartsWith("MZ"u8) || content.StartsWith("\u007fELF"u8) || content.StartsWith("#!"u8) || content.StartsWith("PK\u0003\u0004"u8)
        || content is [0xCA, 0xFE, 0xBA, 0xBE, ..] or [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..]
        || HasMarkup(content);
}
