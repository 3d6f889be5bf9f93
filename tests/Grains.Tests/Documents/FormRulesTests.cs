using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using Xunit;

namespace VideoDesk.Grains.Tests.Documents;

/// <summary>When a form is the same for both sides.</summary>
[Trait("Requirement", "SD-04")]
public sealed class FormRulesTests
{
    private const string Seat = "official-1";

    private static readonly Document Pdf = new(
        new DocumentId(Guid.Empty), new AppointmentId(Guid.Empty), Side.Office, Seat, "modulo.pdf", 1)
    {
        State = DocumentState.Ready,
        Kind = DocumentKind.Pdf,
        Sha256 = "ab",
    };

    [Theory]
    [InlineData("a=1;b=2", "b=2;a=1", null)]
    [InlineData("a=1;b=", "a=1", null)]
    [InlineData("a=1\r\n2", "a=1\n2", null)]
    [InlineData("a=e\u0300", "a=\u00e8", null)]
    [InlineData("a=1;b=2", "a=1;b=3", "b")]
    [InlineData("b=1;a=1", "", "a")]
    [InlineData("", "c=1", "c")]
    [InlineData("a=1", "A=1", "A")]
    [InlineData("a=1", "a=1 ", "a")]
    public void FirstDifference_NamesTheFirstFieldThatDiffers(string one, string other, string? field) =>
        Assert.Equal(field, FormRules.FirstDifference(Read(one), Read(other)));

    [Fact]
    public void MayOffer_OnlyOnesOwnReadyPdf()
    {
        Assert.Null(FormRules.MayOffer(Pdf, Seat));
        Assert.Equal("document-unknown", FormRules.MayOffer(Pdf, "official-2")?.Code.Value);
        Assert.Equal("document-unknown", FormRules.MayOffer(Pdf with { From = Side.Taxpayer }, Seat)?.Code.Value);
        Assert.Equal("document-not-ready", FormRules.MayOffer(Pdf with { State = DocumentState.Checking }, Seat)?.Code.Value);
        Assert.Equal("document-settled", FormRules.MayOffer(Pdf with { State = DocumentState.Accepted }, Seat)?.Code.Value);
        Assert.Equal("form-unreadable", FormRules.MayOffer(Pdf with { Kind = DocumentKind.Png }, Seat)?.Code.Value);
    }

    [Fact]
    public void MayConfirm_OnlyTheSameFileWithTheSameValues()
    {
        var form = new OfferedForm(Pdf.Id, false, Read("a=1"), "ab", true);

        Assert.Null(FormRules.MayConfirm(Pdf, form, "ab", Read("a=1")));
        Assert.Equal(new Refusal(FormRules.Differs, "sha256"), FormRules.MayConfirm(Pdf, form, "cd", Read("a=1")));
        Assert.Equal(new Refusal(FormRules.Differs, "a"), FormRules.MayConfirm(Pdf, form, "ab", Read("a=2")));
        Assert.Equal("document-settled", FormRules.MayConfirm(Pdf with { State = DocumentState.Withdrawn }, form, "ab", Read("a=1"))?.Code.Value);
    }

    [Fact]
    public void AreFields_WithinLimits()
    {
        Assert.True(FormRules.AreFields(Read("a=1")));
        Assert.False(FormRules.AreFields(Read("=1")));
        Assert.False(FormRules.AreFields(new Dictionary<string, string> { ["a"] = null! }));
        Assert.False(FormRules.AreFields(new Dictionary<string, string> { ["a"] = new('x', 20_001) }));
        Assert.False(FormRules.AreFields(Enumerable.Range(0, 1001).ToDictionary(static n => $"{n}", static _ => "")));
    }

    private static Dictionary<string, string> Read(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(static field => field.Split('=', 2))
        .ToDictionary(static field => field[0], static field => field[1]);
}
