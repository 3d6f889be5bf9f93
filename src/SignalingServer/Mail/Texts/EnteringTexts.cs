using System.Collections.Immutable;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Mail.Texts;

/// <summary>How to enter, how to cancel, what holds for the call: what the mails before the appointment share.</summary>
internal static class EnteringTexts
{
    private static readonly LocalizedText HowToEnter = new("Come entrare", "How to enter", "So nehmen Sie teil");

    private static readonly LocalizedText ReservedArea = new(
        "Entri dalla sezione «I miei appuntamenti» della Sua area riservata. Il pulsante di avvio («appuntamento fruibile») si "
            + "attiva {0} minuti prima dell'orario fissato, alle ore {1}.",
        "Enter from the section “My appointments” (I miei appuntamenti) of your reserved area. The start button becomes active {0} "
            + "minutes before the set time, at {1}.",
        "Treten Sie über den Bereich „Meine Termine“ (I miei appuntamenti) in Ihrem persönlichen Bereich ein. Die Schaltfläche "
            + "wird {0} Minuten vor der festgesetzten Uhrzeit aktiv, um {1} Uhr.");

    private static readonly LocalizedText LinkComes = new(
        "Riceverà per e-mail il collegamento personale {2}. Potrà usarlo da {0} minuti prima dell'orario fissato, dalle ore {1} "
            + "(«appuntamento fruibile»).",
        "You will receive your personal link by e-mail {2}. You can use it from {0} minutes before the set time, from {1}.",
        "Sie erhalten Ihren persönlichen Link per E-Mail {2}. Sie können ihn ab {0} Minuten vor der festgesetzten Uhrzeit "
            + "verwenden, ab {1} Uhr.");

    private static readonly LocalizedText LinkIsHere = new(
        "Entri con il Suo collegamento personale. Potrà usarlo da {0} minuti prima dell'orario fissato, dalle ore {1} "
            + "(«appuntamento fruibile»). Il collegamento è solo per Lei: non lo inoltri.",
        "Enter with your personal link. You can use it from {0} minutes before the set time, from {1}. The link is for you only: "
            + "do not forward it.",
        "Nehmen Sie über Ihren persönlichen Link teil. Sie können ihn ab {0} Minuten vor der festgesetzten Uhrzeit verwenden, ab "
            + "{1} Uhr. Der Link ist nur für Sie: Leiten Sie ihn nicht weiter.");

    private static readonly LocalizedText TheDayBefore = new(
        "il giorno prima dell'appuntamento",
        "the day before the appointment",
        "am Tag vor dem Termin");
    private static readonly LocalizedText TheSameDay = new(
        "il giorno dell'appuntamento",
        "on the day of the appointment",
        "am Tag des Termins");

    private static readonly LocalizedText BeInTime = new(
        "Se non si collega entro {0} minuti dall'orario fissato, l'appuntamento non è più fruibile.",
        "If you do not connect within {0} minutes of the set time, the appointment can no longer be used.",
        "Wenn Sie sich nicht innerhalb von {0} Minuten nach der festgesetzten Uhrzeit verbinden, kann der Termin nicht mehr "
            + "genutzt werden.");

    private static readonly LocalizedText AcceptTerms = new(
        "Prima di entrare Le sarà chiesto di accettare i termini di servizio e di confermare la «presa visione» dell'informativa "
            + "privacy: senza accettazione la videochiamata non può iniziare.",
        "Before entering you will be asked to accept the terms of service and to confirm that you have read the privacy notice: "
            + "without it the video call cannot begin.",
        "Vor dem Eintreten werden Sie gebeten, die Nutzungsbedingungen anzunehmen und die Kenntnisnahme der Datenschutzhinweise zu "
            + "bestätigen: Andernfalls kann das Videogespräch nicht beginnen.");

    private static readonly LocalizedText NoRecording = new(
        "La videochiamata non viene registrata e non ne vengono acquisite immagini: Le chiediamo di fare lo stesso.",
        "The video call is not recorded and no images are taken: we ask you to do the same.",
        "Das Videogespräch wird nicht aufgezeichnet und es werden keine Bilder gemacht: Wir bitten Sie, es ebenso zu halten.");

    private static readonly LocalizedText HowToCancel = new("Come cancellare", "How to cancel", "So sagen Sie ab");

    private static readonly LocalizedText Cancel = new(
        "Se non può rispettare l'appuntamento, lo cancelli da «Consulta la tua agenda appuntamenti», nella sezione «I miei "
            + "appuntamenti»: l'orario diventa disponibile per altri.",
        "If you cannot keep the appointment, cancel it from “See your appointments” (Consulta la tua agenda appuntamenti), in the "
            + "section “My appointments” (I miei appuntamenti): the time becomes available to others.",
        "Wenn Sie den Termin nicht einhalten können, sagen Sie ihn unter „Ihre Termine ansehen“ (Consulta la tua agenda "
            + "appuntamenti) im Bereich „Meine Termine“ (I miei appuntamenti) ab: So wird die Zeit für andere frei.");

    private static readonly LocalizedText OrItCounts = new(
        "In caso contrario viene comunque considerato come effettuato.",
        "Otherwise it still counts as carried out.",
        "Andernfalls gilt er dennoch als durchgeführt.");

    private static readonly LocalizedText MyAppointments = new(
        "I miei appuntamenti",
        "My appointments (I miei appuntamenti)",
        "Meine Termine (I miei appuntamenti)");
    private static readonly LocalizedText CheckDevice = new(
        "Verifichi webcam, microfono e connessione",
        "Check your webcam, microphone and connection",
        "Prüfen Sie Webcam, Mikrofon und Verbindung");
    private static readonly LocalizedText Terms = new(
        "Termini di servizio e informativa privacy",
        "Terms of service and privacy notice",
        "Nutzungsbedingungen und Datenschutzhinweise");
    private static readonly LocalizedText Enter = new("Entri nell'appuntamento", "Enter the appointment", "Am Termin teilnehmen");

    /// <summary>How to enter by what the service's policy delivers; the personal link itself where the mail has it.</summary>
    public static ImmutableArray<MailBlock> Entering(MailContext mail)
    {
        var facts = mail.Facts;
        string[] lead = [Minutes(facts.StartsAt - facts.OpensAt), Wording.Hour(facts.OpensAt)];
        MailBlock how = facts.LinkDelivery switch
        {
            _ when mail.LinkToken is not null => mail.Paragraph(LinkIsHere, lead),
            LinkDelivery.ReservedArea => mail.Paragraph(ReservedArea, lead),
            LinkDelivery.DayBefore => mail.Paragraph(LinkComes, [.. lead, mail.Say(TheDayBefore)]),
            _ => mail.Paragraph(LinkComes, [.. lead, mail.Say(TheSameDay)]),
        };
        return [mail.Title(HowToEnter), how, EnterLink(mail), InTime(mail)];
    }

    /// <summary>The button: the personal link where there is one, else the reserved area.</summary>
    public static MailBlock EnterLink(MailContext mail) => mail.LinkToken is { } token
        ? mail.Link(Enter, mail.Links.Enter(token), isMain: true)
        : mail.Link(MyAppointments, mail.Links.MyAppointments, isMain: true);

    public static MailBlock InTime(MailContext mail) => mail.Paragraph(BeInTime, Minutes(mail.Facts.LateAfter - mail.Facts.StartsAt));

    /// <summary>Terms, device check, and that nobody records (VC-09, VC-10).</summary>
    public static ImmutableArray<MailBlock> BeforeTheCall(MailContext mail) =>
    [
        mail.Paragraph(AcceptTerms),
        mail.Link(Terms, mail.Links.Terms),
        mail.Link(CheckDevice, mail.Links.DeviceCheck),
        mail.Paragraph(NoRecording),
    ];

    public static ImmutableArray<MailBlock> Cancelling(MailContext mail)
    {
        var sentence = mail.Say(Cancel) + (mail.Facts.AbsenceCountsAsCarriedOut ? " " + mail.Say(OrItCounts) : "");
        ImmutableArray<MailBlock> blocks = [mail.Title(HowToCancel), new MailBlock.Paragraph(sentence)];
        // Where the button already leads there, once is enough.
        return mail.LinkToken is null ? blocks : blocks.Add(mail.Link(MyAppointments, mail.Links.MyAppointments));
    }

    private static string Minutes(TimeSpan time) => ((int)time.TotalMinutes).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
