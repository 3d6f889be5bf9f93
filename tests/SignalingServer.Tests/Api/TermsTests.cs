using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Booking;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Api;

/// <summary>The documents that are accepted before a video appointment.</summary>
public sealed class TermsTests
{
    [Theory]
    [Trait("Requirement", "VC-10")]
    [InlineData("it", "Condizioni del servizio in videochiamata")]
    [InlineData("en", "Conditions of the video service")]
    [InlineData("de", "Bedingungen des Videodienstes")]
    public async Task Terms_InALanguage_AreTwoDocumentsWithTheHashOfWhatIsShown(string language, string title)
    {
        await using var server = await ApiServer.StartAsync();
        using var visitor = server.Browser();

        var documents = (await visitor.SendAsync(HttpMethod.Get, "/api/terms", language: language)).Json.EnumerateArray().ToList();

        Assert.Equal(["video-terms", "video-privacy"], documents.Select(static document => document.GetProperty("document").GetString()!));
        Assert.Equal(title, documents[0].GetProperty("title").GetString());
        Assert.All(documents, document =>
        {
            var paragraphs = document.GetProperty("paragraphs").EnumerateArray().Select(static paragraph => paragraph.GetString()!);
            var shown = string.Join("\n\n", [document.GetProperty("title").GetString()!, .. paragraphs]);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown))), document.GetProperty("hash").GetString());
            Assert.Equal(language, document.GetProperty("language").GetString());
        });
    }

    [Fact]
    [Trait("Requirement", "VC-09")]
    public void Terms_InEveryLanguage_SayThatNobodyRecords()
    {
        Assert.Contains(Terms(Language.Italian), static text => text.Contains("non effettuare alcuna registrazione", StringComparison.Ordinal));
        Assert.Contains(Terms(Language.English), static text => text.Contains("no video or audio recording", StringComparison.Ordinal));
        Assert.Contains(Terms(Language.German), static text => text.Contains("weder Video noch Ton aufzuzeichnen", StringComparison.Ordinal));

        static IReadOnlyList<string> Terms(Language language) =>
            TermsDocuments.Find(TermsDocuments.VideoTerms, TermsDocuments.Version, language)!.Paragraphs;
    }

    [Theory]
    [Trait("Requirement", "SD-12")]
    [InlineData("it", "Condizioni e informativa della live chat", "non si trasmette né si registra nulla", "per il tempo stabilito")]
    [InlineData("en", "Conditions and privacy notice of the live chat", "is transmitted or recorded", "for the time that the administration")]
    [InlineData("de", "Bedingungen und Datenschutz des Live-Chats", "nichts übertragen oder aufgezeichnet", "festgelegte Zeit gespeichert")]
    public async Task Terms_OfTheLiveChat_AreADocumentOfTheirOwn(string language, string title, string recording, string keeping)
    {
        await using var server = await ApiServer.StartAsync();
        using var visitor = server.Browser();

        var documents = (await visitor.SendAsync(HttpMethod.Get, "/api/terms?of=chat", language: language)).Json.EnumerateArray().ToList();

        var terms = Assert.Single(documents);
        Assert.Equal(("chat-terms", title), (terms.GetProperty("document").GetString(), terms.GetProperty("title").GetString()));
        var text = string.Join('\n', terms.GetProperty("paragraphs").EnumerateArray().Select(static paragraph => paragraph.GetString()));
        Assert.Contains(recording, text, StringComparison.Ordinal);
        Assert.Contains(keeping, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OtherDocumentOrVersion_IsNone()
    {
        Assert.Null(TermsDocuments.Find("live-chat-terms", TermsDocuments.Version, Language.Italian));
        Assert.Null(TermsDocuments.Find(TermsDocuments.VideoTerms, "2025-01", Language.Italian));
        Assert.Null(TermsDocuments.Find(null, null, Language.Italian));
    }

    [Fact]
    public void Documents_TheirTexts_AreWholeAndDifferentInEveryLanguage()
    {
        Assert.Equal(9, TermsDocuments.All.DistinctBy(static document => document.Hash).Count());
        Assert.All(TermsDocuments.All.GroupBy(static document => document.Document), static versions =>
            Assert.Single(versions.Select(static document => document.Paragraphs.Count).Distinct()));
        Assert.All(TermsDocuments.All.SelectMany(static document => document.Paragraphs), static text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }
}
