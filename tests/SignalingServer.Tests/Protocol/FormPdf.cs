using System.Globalization;
using System.Text;

namespace VideoDesk.SignalingServer.Tests.Protocol;

/// <summary>Makes a small PDF with a form of one page (ISO 32000-1, 12.7).</summary>
internal sealed class FormPdf
{
    /// <summary>Catalog, pages, page; the fields come behind them.</summary>
    private const int FirstField = 4;

    private readonly List<string> _fields = [];

    public FormPdf Text(string name, string? value) => Add($"/FT /Tx /T {Hex(name)}{(value is null ? "" : $" /V {Hex(value)}")}");

    public FormPdf CheckBox(string name, string state) =>
        Add($"/FT /Btn /T {Hex(name)} /V /{state} /AS /{state} /AP << /N << /{(state == "Off" ? "Yes" : state)} 3 0 R /Off 3 0 R >> >>");

    public FormPdf Choice(string name, params string[] values) => Add(
        $"/FT /Ch /Ff {(values.Length == 1 ? 131072 : 2097152)} /T {Hex(name)} /Opt [(RM) (MI) (FE)] "
        + $"/V {(values.Length == 1 ? Hex(values[0]) : $"[{string.Join(' ', values.Select(Hex))}]")}");

    public FormPdf PushButton(string name) => Add($"/FT /Btn /Ff 65536 /T {Hex(name)}");

    public FormPdf Signature(string name) => Add($"/FT /Sig /T {Hex(name)}");

    /// <summary>The whole file.</summary>
    public byte[] ToBytes()
    {
        var references = string.Join(' ', _fields.Select(static (_, index) => $"{FirstField + index} 0 R"));
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{references}] >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [{references}] >>",
            .. _fields,
        ];
        var file = new StringBuilder("%PDF-1.7\n");
        List<int> offsets = [];
        foreach (var (index, content) in objects.Index())
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private FormPdf Add(string entries)
    {
        _fields.Add($"<< /Type /Annot /Subtype /Widget {entries} /Rect [10 10 90 30] /P 3 0 R >>");
        return this;
    }
}
