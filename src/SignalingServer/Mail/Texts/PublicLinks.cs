namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>
/// Addresses of the client's pages, all of the product's own origin. Tokens stand behind the "#": that part reaches neither a server's
/// log nor another site, and a mail scanner that opens links uses none up.
/// </summary>
/// <param name="site">The public address of the server, such as <c>https://sportello.example.it/</c>.</param>
internal sealed class PublicLinks(Uri site)
{
    /// <summary>I miei appuntamenti.</summary>
    public string MyAppointments => At("appuntamenti");

    /// <summary>Prenota appuntamento.</summary>
    public string Book => At("prenota");

    /// <summary>Camera, microphone and connection check.</summary>
    public string DeviceCheck => At("verifica-dispositivo");

    /// <summary>The terms of the video service and the privacy notice.</summary>
    public string Terms => At("condizioni");

    /// <summary>The official's worklist.</summary>
    public string Worklist => At("operatore");

    /// <summary>The personal link.</summary>
    public string Enter(string token) => At("entra", token);

    /// <summary>Takes a slot of the waiting list.</summary>
    public string TakeOffer(string token) => At("offerta", token);

    /// <summary>The live chat (N6).</summary>
    public string Chat(string token) => At("chat", token);

    /// <summary>The phone as scanner; from a code on the screen, never in a mail.</summary>
    public string Scan(string token) => At("scansiona", token);

    /// <summary>The survey after an appointment: by the token of its link, or by its id where one signs in.</summary>
    public string Survey(string tokenOrAppointment) => At("questionario", tokenOrAppointment);

    private string At(string page, string? token = null)
    {
        var address = new Uri(site, page).AbsoluteUri;
        return token is null ? address : $"{address}#{Uri.EscapeDataString(token)}";
    }
}
