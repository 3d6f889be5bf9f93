using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.LiveChats;

/// <summary>
/// What a live chat is opened for can be sent in it (SD-12): the official has asked for it by opening, and closes the request like any other.
/// </summary>
internal sealed class LiveChatRequests(DocumentStore documents, DocumentNews news, DocumentTerms terms)
{
    /// <summary>Asks for it, unless as much is asked for already as may be.</summary>
    public async Task AskAsync(AppointmentId appointment, string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new DocumentRequest(Guid.NewGuid().ToString("N"), Shortened(text), now, null);
        if (await documents.AskAsync(appointment, request, terms.Policy, cancellationToken) is null)
        {
            await news.TellAsync(appointment);
        }
    }

    private static string Shortened(string text)
    {
        if (text.Length <= DocumentRequest.LongestWhat)
        {
            return text;
        }

        var end = DocumentRequest.LongestWhat - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }
}
