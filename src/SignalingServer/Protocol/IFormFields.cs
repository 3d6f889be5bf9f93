using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>Holds the values in a PDF against those that were sent with it.</summary>
internal interface IFormFields
{
    /// <summary>
    /// Whether they were compared (not where nothing is installed that could), and why they do not agree; null when they do or nobody knows.
    /// </summary>
    Task<(bool IsChecked, Refusal? Fault)> CompareAsync(Document document, IReadOnlyDictionary<string, string> fields);
}

/// <summary>Where nothing is there to look into PDFs.</summary>
internal sealed class UnreadFormFields : IFormFields
{
    public Task<(bool IsChecked, Refusal? Fault)> CompareAsync(Document document, IReadOnlyDictionary<string, string> fields) =>
        Task.FromResult<(bool, Refusal?)>((false, null));
}
