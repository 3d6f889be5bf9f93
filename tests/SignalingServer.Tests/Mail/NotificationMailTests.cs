using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Mail.Texts;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>What every mail says (A.9), in both versions.</summary>
public sealed partial class NotificationMailTests
{
    private const string CourtesyB = "Ci scusiamo per il ritardo e La informiamo che verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione";

    public static TheoryData<int, int> EveryMail()
    {
        var data = new TheoryData<int, int>();
        foreach (var kind in MailSamples.Kinds)
        {
            foreach (var language in MailSamples.Languages)
            {
                data.Add((int)kind, (int)language);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    [Trait("Requirement", "A.9")]
    [Trait("Requirement", "N1")]
    [Trait("Requirement", "N2")]
    [Trait("Requirement", "N3")]
    [Trait("Requirement", "N4")]
    [Trait("Requirement", "N5")]
    [Trait("Requirement", "N6")]
    [Trait("Requirement", "N7")]
    [Trait("Requirement", "N8")]
    [Trait("Requirement", "N9")]
    [Trait("Requirement", "N10")]
    [Trait("Requirement", "N11")]
    [Trait("Requirement", "N12")]
    public void Compose_EveryKindInEveryLanguage_HasWhatTheCatalogueAsksFor(int kind, int language)
    {
        var mail = MailSamples.Message((NotificationKind)kind, (Language)language);

        foreach (var item in MustContain((NotificationKind)kind, (Language)language))
        {
            Assert.Contains(item, mail.Text, StringComparison.Ordinal);
            Assert.Contains(item, Visible(mail.Html), StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(Unfilled(), mail.Subject + mail.Text + Visible(mail.Html));
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    public void Compose_ItsHtml_IsAccessibleAndLoadsNothing(int kind, int language)
    {
        var html = MailSamples.Message((NotificationKind)kind, (Language)language).Html;

        Assert.StartsWith($"<!DOCTYPE html>\n<html lang=\"{new Wording((Language)language).Tag}\">", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<h1 "));
        Assert.Matches("<title>[^<]+</title>", html);
        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe|<object|<form|\\bsrc=|\\bon[a-z]+=|url\\(|@import|javascript:", html);
        Assert.DoesNotMatch("<th(?! scope=\"row\")", html);
        Assert.All(Regex.Matches(html, "href=\"([^\"]*)\"").Select(static match => match.Groups[1].Value), static address =>
            Assert.StartsWith(MailSamples.Site, address, StringComparison.Ordinal));
        Assert.All(Regex.Matches(html, "https?://[^\"<\\s]+").Select(static match => match.Value), static address =>
            Assert.StartsWith(MailSamples.Site, address, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "ADER-11")]
    [Trait("Requirement", "ADER-14")]
    [Trait("Requirement", "ADER-15")]
    [Trait("Requirement", "ADER-16")]
    [Trait("Requirement", "ADER-17")]
    [Trait("Requirement", "N1")]
    public void Confirmation_InItalian_HasTheSourcesWords()
    {
        var mail = MailSamples.Message(NotificationKind.Confirmation);

        Assert.Equal("Promemoria dell'appuntamento in videochiamata: lunedì 23 novembre 2026, ore 09:30", mail.Subject);
        string[] words =
        [
            "Gentile Nicolò D'Ambrosio,", "«I miei appuntamenti»", "«Consulta la tua agenda appuntamenti»", "«appuntamento fruibile»",
            "l'appuntamento non è più fruibile", "«presa visione»", "viene comunque considerato come effettuato",
        ];
        Assert.All(words, word => Assert.Contains(word, mail.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(MailSamples.Token, mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "A.8.3-15")]
    [Trait("Requirement", "N1")]
    public void Confirmation_WithMergedNotices_CarriesTheLinkAndSaysThatItIsOpen()
    {
        var request = MailSamples.Request(NotificationKind.Confirmation) with
        {
            Data = new NotificationData { Merged = MergedNotices.Link | MergedNotices.LastReminder, LinkRevision = 1 },
        };
        var mail = MailSamples.Message(request, MailSamples.Facts() with { LinkDelivery = LinkDelivery.DayOf });

        Assert.Contains($"{MailSamples.Site}entra#{MailSamples.Token}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Può entrare ora.", mail.Text, StringComparison.Ordinal);
        Assert.Null(mail.Calendar);
    }

    [Theory]
    [InlineData(LinkDelivery.DayBefore, "il giorno prima dell'appuntamento")]
    [InlineData(LinkDelivery.DayOf, "il giorno dell'appuntamento")]
    [InlineData(LinkDelivery.ReservedArea, "«I miei appuntamenti» della Sua area riservata")]
    [Trait("Requirement", "A.8.3-5")]
    [Trait("Requirement", "N1")]
    public void Confirmation_ByLinkDelivery_SaysHowToEnter(LinkDelivery delivery, string words) =>
        Assert.Contains(
            words,
            MailSamples.Message(MailSamples.Request(NotificationKind.Confirmation), MailSamples.Facts() with { LinkDelivery = delivery }).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(CallbackReason.OfficialLate, true)]
    [InlineData(CallbackReason.OfficialDropped, true)]
    [InlineData(CallbackReason.OfficialChose, false)]
    [Trait("Requirement", "ADER-19")]
    [Trait("Requirement", "ADER-20")]
    [Trait("Requirement", "N7")]
    public void CallbackNotice_ByReason_HasMessageBWordForWord(CallbackReason reason, bool hasMessageB)
    {
        var request = MailSamples.Request(NotificationKind.CallbackNotice);
        var mail = MailSamples.Message(request with { Data = request.Data with { CallbackReason = reason } }, MailSamples.Facts());

        Assert.Equal(hasMessageB, mail.Text.Contains(CourtesyB, StringComparison.Ordinal));
        Assert.Contains("*********567", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", mail.Text.Replace("06 1234567", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_TheSameRowTwice_GivesTheSameMail() =>
        Assert.Equal(MailSamples.Message(NotificationKind.Confirmation), MailSamples.Message(NotificationKind.Confirmation));

    [Theory]
    [InlineData("", DeliveryCodes.NoRecipient)]
    [InlineData("nobody", DeliveryCodes.AddressInvalid)]
    [InlineData("a@b.it>\r\nRCPT TO:<x@y.it", DeliveryCodes.AddressInvalid)]
    [InlineData("a@b.it\r\nBcc: x@y.it", DeliveryCodes.AddressInvalid)]
    [InlineData("a b@c.it", DeliveryCodes.AddressInvalid)]
    [InlineData("nicolò@example.it", DeliveryCodes.AddressInvalid)]
    [InlineData("a@-b.it", DeliveryCodes.AddressInvalid)]
    [InlineData("a@[127.0.0.1]", DeliveryCodes.AddressInvalid)]
    public void Compose_WithoutAUsableAddress_SaysWhy(string address, string problem)
    {
        var facts = MailSamples.Facts() with { Contacts = new Contacts("A", address, "") };

        Assert.Equal(new Composition(null, problem), MailSamples.Mails.Compose(MailSamples.Request(NotificationKind.Reminder), facts, MailSamples.CreatedAt));
    }

    [Fact]
    [Trait("Requirement", "SD-07")]
    [Trait("Requirement", "N2")]
    public void PreCallTask_ForAnOfficialWithoutMail_StaysOnTheWorklist()
    {
        var made = MailSamples.Mails.Compose(
            MailSamples.Request(NotificationKind.PreCallTask), MailSamples.Facts() with { OfficialEmail = null }, MailSamples.CreatedAt);

        Assert.Equal(DeliveryCodes.NoRecipient, made.Problem);
    }

    [Fact]
    public void Compose_HostileTexts_AreEscapedInHtmlAndStayOnTheirLine()
    {
        var facts = MailSamples.Facts() with
        {
            Contacts = new Contacts("Rossi & Figli S.r.l.", "a@example.it", ""),
            Service = "<script>alert('1')</script> & \"x\"",
            Office = new OfficeFacts("Ufficio <b>\r\nOra: 23:59", "via", "", ""),
        };
        var mail = MailSamples.Message(MailSamples.Request(NotificationKind.Reminder), facts);

        Assert.Contains("Gentile Rossi &amp; Figli S.r.l.,", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\nOra: 23:59", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mario Rossi", true)]
    [InlineData("Nicolò D'Ambrosio-Weiß", true)]
    [InlineData("Rossi & Figli S.r.l.", true)]
    [InlineData("vinci.example.com", false)]
    [InlineData("https://example.com", false)]
    [InlineData("<b>Mario</b>", false)]
    [InlineData("chiami il 0123456789", false)]
    [InlineData("Mario\nRossi", false)]
    [InlineData("", false)]
    public void GreetingName_OnlyWhatLooksLikeOne_IsUsed(string name, bool isUsed) => Assert.Equal(isUsed ? name : null, Wording.GreetingName(name));

    [Fact]
    public void Texts_EachOfThem_HasThreeLanguagesWithTheSameGaps()
    {
        var texts = typeof(NotificationMails).Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(NotificationMails).Namespace)
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(static field => field.FieldType == typeof(LocalizedText))
            .Select(static field => (LocalizedText)field.GetValue(null)!)
            .Concat(Enum.GetValues<CancellationReason>().Select(EndingWords.Of))
            .Concat(Enum.GetValues<AppointmentOutcome>().Select(EndingWords.Of))
            .Concat(Enum.GetValues<CallbackOutcome>().Select(EndingWords.Of))
            .ToList();

        Assert.True(texts.Count > 80, $"only {texts.Count} texts found");
        Assert.All(texts, static text =>
        {
            Assert.All([text.Italian, text.English, text.German], static words => Assert.False(string.IsNullOrWhiteSpace(words)));
            Assert.Equal(Gaps(text.Italian), Gaps(text.English));
            Assert.Equal(Gaps(text.Italian), Gaps(text.German));
        });
        Assert.Equal(6, EndingWords.Of((NextSteps)63).Count());
    }

    private static string[] MustContain(NotificationKind kind, Language language)
    {
        var facts = MailSamples.Facts(language);
        var words = new Wording(language);
        string[] day = [words.Day(MailSamples.StartsAt), "09:30"];
        string[] place = [facts.Service, facts.Topic!, facts.Office.Name];
        return kind switch
        {
            NotificationKind.Confirmation => [.. day, .. place, "09:20", "I miei appuntamenti", "Consulta la tua agenda appuntamenti"],
            NotificationKind.PreCallTask => [.. day, MailSamples.Mobile, facts.Topic!, "Modello 730/2026", "Carta d'identità"],
            NotificationKind.Reminder => day,
            NotificationKind.Link => [.. day, words.Say(new("termini di servizio", "terms of service", "Nutzungsbedingungen"))],
            NotificationKind.LastReminder => [.. day, words.Say(new("può entrare ora", "you can enter now", "Sie können jetzt eintreten"))],
            NotificationKind.CallbackNotice => ["*********567", "11:35", words.Say(new(CourtesyB, "called back", "zurückgerufen"))],
            NotificationKind.Cancellation => [.. day, words.Say(EndingWords.Of(CancellationReason.TechnicalFault)), "Prenota appuntamento"],
            NotificationKind.EarlyResolution => [.. day, facts.Remark!, words.Say(new("è quindi cancellato", "therefore cancelled", "daher abgesagt"))],
            NotificationKind.Closing => [.. place, facts.Remark!, "0000123/2026, 0000124/2026", words.Say(EndingWords.Of(AppointmentOutcome.ServedWithNextSteps)), words.Say(new("Invii i documenti", "Send the documents", "Senden Sie"))],
            NotificationKind.ProtocolReceipt =>
            [
                "0000123/2026", words.Day(MailSamples.StartsAt), "09:41:59", "AOO-RM1", facts.Office.Name, "Dichiarazione di successione", "successione.pdf",
                words.Say(new("12.345 byte", "12,345 bytes", "12.345 Byte")), new string('a', 64), words.Say(new("Pagine", "Pages", "Seiten")),
            ],
            NotificationKind.Annulment =>
            [
                "0000123/2026", words.Day(MailSamples.StartsAt), "09:41:59", "10:10:00", "AOO-RM1", facts.Office.Name, facts.Office.Phone, "Dichiarazione di successione",
                "successione.pdf", "Registrata due volte", words.Say(new("non è più valida", "no longer valid", "nicht mehr gültig")),
                words.Say(new("come inviarlo di nuovo", "how to send it again", "erneut einreichen können")),
            ],
            NotificationKind.LiveChat => [.. day, .. place, "Modello 730/2026", words.Say(new("termini di servizio della live chat", "terms of service of the live chat", "Nutzungsbedingungen des Live-Chats")), words.Say(new("una volta abilitato dal funzionario", "once the official has enabled it", "sobald das Amt es freigegeben hat"))],
            NotificationKind.SlotFreed => [.. day, "13:15", words.Say(new("Accetti questo orario", "Take this time", "Diese Zeit annehmen"))],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    [Theory]
    [InlineData(NotificationKind.Link, "entra#" + MailSamples.Token)]
    [InlineData(NotificationKind.Link, "verifica-dispositivo")]
    [InlineData(NotificationKind.Link, "condizioni")]
    [InlineData(NotificationKind.LastReminder, "entra#" + MailSamples.Token)]
    [InlineData(NotificationKind.Cancellation, "prenota")]
    [InlineData(NotificationKind.Closing, "questionario#" + MailSamples.Token)]
    [InlineData(NotificationKind.SlotFreed, "offerta#" + MailSamples.Token)]
    [InlineData(NotificationKind.LiveChat, "chat#" + MailSamples.Token)]
    [Trait("Requirement", "A.9")]
    [Trait("Requirement", "N4")]
    [Trait("Requirement", "N5")]
    [Trait("Requirement", "N8")]
    [Trait("Requirement", "N11")]
    [Trait("Requirement", "N12")]
    public void Compose_ItsLinks_LeadWhereTheCatalogueSays(NotificationKind kind, string page)
    {
        var mail = MailSamples.Message(kind);

        Assert.Contains($"\n{MailSamples.Site}{page}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{MailSamples.Site}{page}\"", mail.Html, StringComparison.Ordinal);
    }

    private static string Visible(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " "));

    private static string Gaps(string text) => string.Join(",", Gap().Matches(text).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d*\}?")]
    private static partial Regex Unfilled();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
