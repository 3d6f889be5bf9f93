using System.Text;
using VideoDesk.Grains.Identity;
using Xunit;

namespace VideoDesk.Grains.Tests.Identity;

[Trait("Requirement", "ADER-04")]
public sealed class CodiceFiscaleTests
{
    /// <summary>The places, from the right, where omocodia puts letters.</summary>
    private static readonly int[] OmocodiaPlaces = [14, 13, 12, 10, 9, 7, 6];

    [Theory]
    [InlineData("RSSMRA80A01H501U")]
    [InlineData("MRTMTT91D08F205J")]
    [InlineData("VRDGPP85T45F205G")]
    [InlineData("BNCGNN00B29Z404U")]
    [InlineData("RSSMRA80A01H50MM")]
    [InlineData("RSSMRA80A01H5LMX")]
    [InlineData("RSSMRAULALMHRLMD")]
    [InlineData("06363391001")]
    public void TryParse_ValidCode_IsTakenAsGiven(string text)
    {
        Assert.True(CodiceFiscale.TryParse(text, out var code));
        Assert.Equal(text, code.Value);
        Assert.Equal(text.Length == 11 ? CodiceFiscaleKind.Numeric : CodiceFiscaleKind.NaturalPerson, code.Kind);
    }

    [Theory]
    [InlineData(" rssmra80a01h501u ")]
    [InlineData("RSS MRA 80A01 H501U")]
    [InlineData("TINIT-RSSMRA80A01H501U")]
    [InlineData("tinit-rssmra80a01h501u")]
    [InlineData("\tRSSMRA80A01\u00A0H501U\n")]
    public void TryParse_CaseSpacesAndClaimPrefix_DoNotMatter(string text)
    {
        Assert.True(CodiceFiscale.TryParse(text, out var code));
        Assert.Equal("RSSMRA80A01H501U", code.Value);
    }

    [Theory]
    [InlineData(null, CodiceFiscaleError.Missing)]
    [InlineData("", CodiceFiscaleError.Missing)]
    [InlineData("  ", CodiceFiscaleError.Missing)]
    [InlineData("TINIT-", CodiceFiscaleError.Missing)]
    [InlineData("RSSMRA80A01H501", CodiceFiscaleError.Length)]
    [InlineData("RSSMRA80A01H501UU", CodiceFiscaleError.Length)]
    [InlineData("TINIT-TINIT-RSSMRA80A01H501U", CodiceFiscaleError.Length)]
    [InlineData("0636339100", CodiceFiscaleError.Length)]
    [InlineData("RSSMRA80A01H501X", CodiceFiscaleError.CheckCharacter)]
    [InlineData("RSSMRA80F01H501?", CodiceFiscaleError.Month)]
    [InlineData("RSSMRA80F01H501U", CodiceFiscaleError.Month)]
    [InlineData("RSSMRA80A00H501U", CodiceFiscaleError.Day)]
    [InlineData("RSSMRA80A32H501U", CodiceFiscaleError.Day)]
    [InlineData("RSSMRA80A40H501U", CodiceFiscaleError.Day)]
    [InlineData("RSSMRA80A72H501U", CodiceFiscaleError.Day)]
    [InlineData("RSSMRA80D31H501U", CodiceFiscaleError.Day)]
    [InlineData("BNCGNN01B29Z404U", CodiceFiscaleError.Day)]
    [InlineData("RSSMR180A01H501U", CodiceFiscaleError.Shape)]
    [InlineData("RSSMRAO0A01H501U", CodiceFiscaleError.Shape)]
    [InlineData("RSSMRA80AO1H501U", CodiceFiscaleError.Shape)]
    [InlineData("RSSMRA80A0105O1U", CodiceFiscaleError.Shape)]
    [InlineData("RSSMRA80A01H5O1U", CodiceFiscaleError.Shape)]
    [InlineData("RSSMRA80A01H501?", CodiceFiscaleError.Shape)]
    [InlineData("RSSMRA80A01H5015", CodiceFiscaleError.Shape)]
    [InlineData("RſSMRA80A01H501U", CodiceFiscaleError.Shape)]
    [InlineData("RSSMRA80A01H50１U", CodiceFiscaleError.Shape)]
    [InlineData("06363391002", CodiceFiscaleError.CheckCharacter)]
    [InlineData("0636339100I", CodiceFiscaleError.Shape)]
    [InlineData("00000000000", CodiceFiscaleError.Shape)]
    public void Read_NoCode_SaysTheFirstThingThatIsWrong(string? text, CodiceFiscaleError expected)
    {
        Assert.Equal(expected, CodiceFiscale.Read(text, out var code));
        Assert.Null(code);
    }

    [Fact]
    public void Read_EndlessText_IsNotLookedAt() =>
        Assert.Equal(CodiceFiscaleError.Length, CodiceFiscale.Read(new string(' ', 1_000_000) + "RSSMRA80A01H501U", out _));

    [Fact]
    public void Code_OfEveryError_IsKebabCaseAndItsOwn()
    {
        var codes = Enum.GetValues<CodiceFiscaleError>().Where(static error => error != CodiceFiscaleError.None).Select(static error => error.Code()).ToList();

        Assert.All(codes, static code => Assert.Matches("^codice-fiscale-[a-z]+$", code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory]
    [InlineData("RSSMRA80A01H501U", "RSSMRA**********")]
    [InlineData("06363391001", "063********")]
    public void ToString_OfACode_IsMaskedEverywhere(string text, string masked)
    {
        var code = CodiceFiscale.Parse(text);

        Assert.Equal(masked, code.ToString());
        Assert.Equal(masked, $"{code}");
        Assert.DoesNotContain(text, new ActingWish(code, Capacity.Oneself, code, new("x"), new(2026, 12, 1)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rossi", new TaxSubject(code, "Mario Rossi").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_StoredTextThatIsNone_IsABrokenInvariant() =>
        Assert.DoesNotContain("RSSMRA", Assert.Throws<FormatException>(static () => CodiceFiscale.Parse("RSSMRA80A01H501X")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("RSSMRA80A01H501U")]
    [InlineData("VRDGPP85T45F205G")]
    [InlineData("BNCGNN00B29Z404U")]
    public void TryParse_All128Omocodes_AreValidDistinctAndOfOneBirth(string text)
    {
        var variants = Enumerable.Range(0, 128).Select(mask => Omocode(text, mask)).ToList();

        var codes = variants.ConvertAll(CodiceFiscale.Parse);
        Assert.Equal(128, codes.Distinct().Count());
        Assert.Equal(variants, codes.Select(static code => code.Value));
        Assert.Single(codes.Select(BirthData.Of).Distinct());
    }

    [Fact]
    public void Omocode_OfTheFirstVector_IsNotTheSamePerson() =>
        Assert.NotEqual(CodiceFiscale.Parse("RSSMRA80A01H501U"), CodiceFiscale.Parse("RSSMRA80A01H50MM"));

    [Theory]
    [InlineData("06363391001")]
    [InlineData("RSSMRA80A01H501U")]
    [InlineData("RSSMRAULALMHRLMD")]
    public void TryParse_AnyOneCharacterChanged_IsRefused(string text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(c => c != text[place]))
            {
                var changed = new StringBuilder(text) { [place] = other }.ToString();
                Assert.False(CodiceFiscale.TryParse(changed, out _), changed);
            }
        }
    }

    [Fact]
    public void TryParse_RandomText_NeverThrowsAndAgreesWithItsOwnMasking()
    {
        var random = new Random(20261121);
        const string alphabet = "ABHLMR0159 -?lſ";
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string(random.GetItems<char>(alphabet, random.Next(0, 20)));
            if (CodiceFiscale.TryParse(text, out var code))
            {
                Assert.Equal(code.Value.Length, code.ToString().Length);
            }
        }
    }

    private static string Omocode(string text, int mask)
    {
        var code = new StringBuilder(text);
        for (var bit = 0; bit < OmocodiaPlaces.Length; bit++)
        {
            if ((mask & (1 << bit)) != 0)
            {
                var place = OmocodiaPlaces[bit];
                code[place] = CodiceFiscaleRules.OmocodiaLetters[text[place] - '0'];
            }
        }

        code[15] = CodiceFiscaleRules.CheckCharacter(code.ToString());
        return code.ToString();
    }
}
