using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>Holds the values in a PDF against those that were sent with it, where qpdf is installed.</summary>
internal sealed class FormFields(QpdfForms forms, ContentFiles files)
{
    /// <summary>Whether they were compared, and why they do not agree; null when they do or nobody knows.</summary>
    public async Task<(bool IsChecked, Refusal? Fault)> CompareAsync(Document document, IReadOnlyDictionary<string, string> fields)
    {
        if (!forms.IsThere)
        {
            return (false, null);
        }

        await using var content = await files.OpenAsync(document, CancellationToken.None);
        await using var file = await PrivateFile.CreateAsync(content, CancellationToken.None);
        if (await forms.ReadAsync(file.Path, file.Bytes, CancellationToken.None) is not { } form)
        {
            return (false, new Refusal(FormRules.Unreadable, "id"));
        }

        return form.FirstDifference(fields) is { } field ? (false, new Refusal(FormRules.Differs, field)) : (true, null);
    }
}
