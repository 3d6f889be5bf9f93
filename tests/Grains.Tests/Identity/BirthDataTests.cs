using System.Globalization;
using VideoDesk.Grains.Identity;
using Xunit;

namespace VideoDesk.Grains.Tests.Identity;

public sealed class BirthDataTests
{
    [Theory]
    [InlineData("RSSMRA80A01H501U", 80, 1, 1, RecordedSex.Male, "H501")]
    [InlineData("RSSMRAULALMHRLMD", 80, 1, 1, RecordedSex.Male, "H501")]
    [InlineData("MRTMTT91D08F205J", 91, 4, 8, RecordedSex.Male, "F205")]
    [InlineData("VRDGPP85T45F205G", 85, 12, 5, RecordedSex.Female, "F205")]
    [InlineData("BNCGNN00B29Z404U", 0, 2, 29, RecordedSex.Male, "Z404")]
    public void Of_APersonsCode_IsTheVectorOfTheConventions(string text, int year, int month, int day, RecordedSex sex, string place)
    {
        var birth = BirthData.Of(CodiceFiscale.Parse(text))!;

        Assert.Equal(new BirthData(year, month, day, sex, place), birth);
        Assert.Equal(place[0] == 'Z', birth.IsAbroad);
    }

    [Fact]
    public void Of_ANumber_IsNothing() => Assert.Null(BirthData.Of(CodiceFiscale.Parse("06363391001")));

    [Fact]
    public void Agrees_WhateverTheCentury_ComparesWhatIsThere()
    {
        var birth = new BirthData(24, 3, 5, RecordedSex.Female, "H501");

        Assert.True(birth.Agrees(new DateOnly(1924, 3, 5)));
        Assert.True(birth.Agrees(new DateOnly(2024, 3, 5)));
        Assert.False(birth.Agrees(new DateOnly(1924, 3, 6)));
    }

    [Theory]
    [InlineData(80, 1, 1, "1980-01-01")]
    [InlineData(24, 3, 5, "1924-03-05 2024-03-05")]
    [InlineData(26, 12, 1, "1926-12-01")]
    [InlineData(26, 11, 21, "1926-11-21 2026-11-21")]
    [InlineData(6, 11, 21, "2006-11-21")]
    [InlineData(6, 11, 22, "1906-11-22 2006-11-22")]
    [InlineData(0, 2, 29, "2000-02-29")]
    public void PossibleDates_OfTwoDigits_KeepBothCenturies(int year, int month, int day, string expected)
    {
        var dates = new BirthData(year, month, day, RecordedSex.Male, "H501").PossibleDates(new DateOnly(2026, 11, 21));

        Assert.Equal(expected, string.Join(' ', dates.Select(static date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }
}
