using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Documents;

/// <summary>Everything that was sent or asked for in an appointment.</summary>
public sealed record DocumentsOf(IReadOnlyList<DocumentRequest> Requests, IReadOnlyList<Document> Items)
{
    public static readonly DocumentsOf Nothing = new([], []);

    public int UsedFiles => Items.Count(static item => item.Counts);

    public long UsedBytes => Items.Where(static item => item.Counts).Sum(static item => item.Bytes);

    /// <summary>Without the texts: it may end in a log.</summary>
    public override string ToString() => nameof(DocumentsOf);
}

/// <summary>Who may begin an upload, and of what.</summary>
public static class UploadRules
{
    /// <summary>Uploads that may begin for each file that may stay: what was withdrawn or refused stays in the list.</summary>
    private const int Attempts = 20;

    /// <summary>Why a side may send nothing now; null when it may.</summary>
    /// <param name="from">Which side.</param>
    /// <param name="documents">What there is.</param>
    /// <param name="request">What it is for; null: anything that is asked for.</param>
    public static Refusal? MaySend(Side from, DocumentsOf documents, string? request)
    {
        if (from != Side.Taxpayer)
        {
            return null;
        }

        var asked = request is null ? null : documents.Requests.FirstOrDefault(known => known.Id == request);
        return (asked, documents.Requests.Any(static known => known.IsOpen)) switch
        {
            ({ IsOpen: true }, _) => null,
            ({ IsOpen: false }, _) => new Refusal(DocumentRefusals.RequestClosed, "request"),
            (null, true) when request is null => null,
            _ => new Refusal(DocumentRefusals.NotEnabled),
        };
    }

    /// <summary>Why a file of this length is too much; null when it is not.</summary>
    public static Refusal? Fits(DocumentPolicy policy, DocumentsOf documents, long bytes) => bytes switch
    {
        <= 0 => new Refusal(DocumentRefusals.FileEmpty),
        _ when bytes > policy.FileBytes => new Refusal(DocumentRefusals.FileTooLarge),
        _ when documents.UsedFiles >= policy.Files || documents.Items.Count >= policy.Files * Attempts => new Refusal(DocumentRefusals.FilesTooMany),
        _ when documents.UsedBytes + bytes > policy.TotalBytes => new Refusal(DocumentRefusals.FilesTooMuch),
        _ => null,
    };
}
