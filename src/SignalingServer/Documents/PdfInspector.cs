using System.Globalization;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>What was found in a PDF.</summary>
internal readonly record struct PdfFinding(DocumentWarnings Warnings, int? Pages, bool IsTooComplex);

/// <summary>Looks into PDFs with qpdf, where it is: it reads them as a viewer would, in a process with little time and memory.</summary>
internal sealed class PdfInspector(Qpdf qpdf)
{
    /// <summary>Names of PDF that mean that something happens by itself; as qpdf's JSON writes them.</summary>
    private static readonly string[] Scripts = ["\"/JavaScript\"", "\"/JS\"", "\"/Launch\"", "\"/ImportData\"", "\"/SubmitForm\"", "\"/RichMedia\"", "\"/Rendition\""];

    private static readonly string[] Attachments = ["\"/EmbeddedFiles\"", "\"/EmbeddedFile\"", "\"/FileAttachment\""];

    private const string Encrypted = "\"encrypted\": true";

    /// <summary>What qpdf says of one that only its password opens.</summary>
    private const string NeedsPassword = "invalid password";

    private const int ExitWarnings = 3;

    public bool IsSetUp => qpdf.IsThere;

    /// <summary>Reads the whole stream.</summary>
    /// <exception cref="IOException">There is no place for a temporary file.</exception>
    public async Task<PdfFinding> InspectAsync(Stream content, CancellationToken cancellationToken)
    {
        if (!qpdf.IsThere)
        {
            return new PdfFinding(DocumentWarnings.NotInspected, null, false);
        }

        await using var file = await PrivateFile.CreateAsync(content, cancellationToken);
        var objects = await qpdf.RunAsync(["--json=2", "--json-key=encrypt", "--json-key=qpdf", file.Path], [Encrypted, .. Scripts, .. Attachments], file.Bytes, cancellationToken);
        if (objects.IsKilled)
        {
            return new PdfFinding(DocumentWarnings.None, null, true);
        }

        var warnings = WarningsOf(objects);
        if (objects.Errors.Contains(NeedsPassword, StringComparison.Ordinal))
        {
            return new PdfFinding(DocumentWarnings.PdfEncrypted, null, false);
        }

        var check = await qpdf.RunAsync(["--check", file.Path], [], file.Bytes, cancellationToken);
        var pages = await qpdf.RunAsync(["--show-npages", file.Path], [], file.Bytes, cancellationToken);
        warnings |= check.Code != 0 ? DocumentWarnings.PdfDamaged : DocumentWarnings.None;
        var count = int.TryParse(pages.Beginning.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : (int?)null;
        return new PdfFinding(warnings, count, check.IsKilled || pages.IsKilled);
    }

    private static DocumentWarnings WarningsOf(QpdfAnswer objects)
    {
        var warnings = objects.Code is 0 ? DocumentWarnings.None : DocumentWarnings.PdfDamaged;
        warnings |= objects.Found.Contains(Encrypted) ? DocumentWarnings.PdfEncrypted : DocumentWarnings.None;
        warnings |= objects.Found.Overlaps(Scripts) ? DocumentWarnings.PdfScript : DocumentWarnings.None;
        return warnings | (objects.Found.Overlaps(Attachments) ? DocumentWarnings.PdfAttachment : DocumentWarnings.None);
    }
}
