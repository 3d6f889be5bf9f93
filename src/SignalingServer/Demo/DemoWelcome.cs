using System.Globalization;
using System.Text;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Identity;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Mail.Texts;

namespace VideoDesk.SignalingServer.Demo;

/// <summary>What the console says to somebody who tries the server.</summary>
/// <param name="Addresses">Where the server is reached.</param>
/// <param name="Open">The appointment that can be entered.</param>
/// <param name="CertificateFile">The self-made certificate; null without TLS.</param>
internal sealed record DemoWelcome(IReadOnlyList<string> Addresses, DemoAppointment Open, string? CertificateFile)
{
    /// <summary>Everything: addresses, the appointment, the persons.</summary>
    public string Whole()
    {
        var text = new StringBuilder().AppendLine().AppendLine("VideoDesk is ready. Ctrl-C stops it.").AppendLine();
        Add(text, "Open", Addresses);
        if (CertificateFile is { } file)
        {
            text.AppendLine(Invariant($"""

                The https addresses use a certificate made by this server ({file}), which no authority vouches for. The browser
                will say that the connection is not private or not secure (NET::ERR_CERT_AUTHORITY_INVALID, SEC_ERROR_UNKNOWN_ISSUER):
                choose "Advanced" and go on to the page. Other devices of the network need https: without it a browser gives no camera.
                """));
        }

        text.Append(Appointment());
        text.AppendLine().AppendLine(Invariant($"Persons of the demonstration: choose one at {First}{SignInPath.Page}; there are no passwords."));
        Add(text, "Taxpayers", DemoPersons.All.Select(static person => $"{person.Subject.Name}: {person.About}"));
        foreach (var office in DemoAgenda.Offices)
        {
            var staff = DemoAgenda.Officials.Where(official => official.Office == office.Id);
            Add(text, $"Office {office.Name}", [string.Join(", ", staff.Select(static official => official.Name + (official.IsHead ? " (manager)" : "")))]);
        }

        return text.AppendLine().ToString();
    }

    /// <summary>The appointment alone.</summary>
    public string Appointment()
    {
        var slot = Open.State.Slot!;
        var official = DemoAgenda.Officials.First(official => official.Office == slot.Key.Office && !official.IsHead);
        var text = new StringBuilder().AppendLine()
            .AppendLine(Invariant($"An appointment is open now; its time is {slot.Key.Start.Time:HH:mm} in Rome (here {slot.StartsAt.ToLocalTime():HH:mm})."))
            .AppendLine(Invariant($"  Taxpayer, in one window:      {LinkAt(First)}"))
            .AppendLine(Invariant($"  Official, in another window:  {First}{SignInPath.Page}?returnTo={SignInPath.Desk}, as {official.Name}, office {OfficeName(slot)}"))
            .AppendLine("  (another window: another browser or a private window, if the taxpayer signs in too)");
        if (CertificateFile is not null && Addresses.FirstOrDefault(IsForPhones) is { } address)
        {
            text.AppendLine(Invariant($"  Taxpayer, on a phone:         {LinkAt(address)}"));
        }

        return text.ToString();
    }

    private static bool IsForPhones(string address) => new Uri(address) is { Scheme: "https", IsLoopback: false };

    /// <summary>The same personal link as in the mail.</summary>
    private string LinkAt(string address) => new PublicLinks(new Uri(address + "/")).Enter(Open.Token);

    private string First => Addresses.Count > 0 ? Addresses[0] : "http://localhost:5080";

    private static string OfficeName(Slot slot) => DemoAgenda.Offices.Single(office => office.Id == slot.Key.Office).Name;

    private static void Add(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        text.AppendLine(Invariant($"{heading}:"));
        foreach (var line in lines)
        {
            text.AppendLine(Invariant($"  {line}"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
