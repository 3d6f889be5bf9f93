using VideoDesk.Grains.Protocol;
using VideoDesk.Grains.Time;
using Xunit;

namespace VideoDesk.Grains.Tests.Protocol;

/// <summary>Numbers of the register.</summary>
[Trait("Requirement", "CDI-01")]
public sealed class ProtocolRegisterTests
{
    private static readonly TimeOnly Midnight = TimeOnly.MinValue;

    /// <summary>The last instant of 2026 in Rome: 31 December, 23:59:59.999.</summary>
    private static readonly DateTimeOffset LastOf2026 = RomeTime.Instant(new DateOnly(2027, 1, 1), Midnight).AddMilliseconds(-1);

    [Fact]
    public void Next_OfANewRegister_IsTheFirstOfItsYear()
    {
        var head = ProtocolRegister.Next(default, LastOf2026);

        Assert.Equal("0000001/2026", head.Last.ToString());
        Assert.Equal(LastOf2026, head.At);
    }

    [Fact]
    public void Next_OverTheTurnOfTheYearInRome_BeginsAgain()
    {
        var last = ProtocolRegister.Next(new RegisterHead(new ProtocolNumber(2026, 4711), LastOf2026.AddHours(-1)), LastOf2026);
        var first = ProtocolRegister.Next(last, LastOf2026.AddMilliseconds(1));
        var second = ProtocolRegister.Next(first, LastOf2026.AddMilliseconds(1));

        Assert.Equal("0004712/2026", last.Last.ToString());
        Assert.Equal("0000001/2027", first.Last.ToString());
        Assert.Equal("0000002/2027", second.Last.ToString());
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), first.At);
    }

    [Fact]
    public void Next_InTheHourWhenUtcIsStillInTheOldYear_GoesByRome() =>
        Assert.Equal(2027, ProtocolRegister.Next(default, new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero)).Last.Year);

    [Fact]
    public void Next_ByAClockThatIsBehind_NeitherGoesBackNorBeginsAnOldYearAgain()
    {
        var first = ProtocolRegister.Next(default, LastOf2026.AddMilliseconds(1));

        var later = ProtocolRegister.Next(first, LastOf2026);

        Assert.Equal("0000002/2027", later.Last.ToString());
        Assert.Equal(first.At, later.At);
    }

    [Fact]
    public void DayOf_HasEveryInstantOnce()
    {
        var (from, until) = ProtocolRegister.DayOf(new DateOnly(2026, 12, 31));

        Assert.True(from <= LastOf2026 && LastOf2026 < until);
        Assert.Equal(until, ProtocolRegister.DayOf(new DateOnly(2027, 1, 1)).From);
        var longest = ProtocolRegister.DayOf(new DateOnly(2026, 10, 25));
        Assert.Equal(TimeSpan.FromHours(25), longest.Until - longest.From);
    }

    [Theory]
    [InlineData("0000001/2027", 2027, 1)]
    [InlineData("9999999/2027", 2027, 9_999_999)]
    [InlineData("10000000/2027", 2027, 10_000_000)]
    public void TryParse_ReadsWhatIsWritten(string text, int year, int sequence)
    {
        Assert.True(ProtocolNumber.TryParse(text, out var number));
        Assert.Equal(new ProtocolNumber(year, sequence), number);
        Assert.Equal(text, number.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1/2027")]
    [InlineData("00000001/2027")]
    [InlineData("0000000/2027")]
    [InlineData("0000001/27")]
    [InlineData("0000001/2027/1")]
    [InlineData("+000001/2027")]
    [InlineData("99999999999/2027")]
    public void TryParse_OfAnythingElse_IsFalse(string? text) => Assert.False(ProtocolNumber.TryParse(text, out _));

    [Theory]
    [InlineData("ab", "subject-missing")]
    [InlineData("abc", null)]
    public void JudgeSubject_WantsAFewCharacters(string subject, string? code) =>
        Assert.Equal(code, ProtocolRegister.JudgeSubject(subject)?.Code);

    [Fact]
    public void JudgeSubject_ThatIsTooLong_IsRefused()
    {
        Assert.Null(ProtocolRegister.JudgeSubject(new string('x', 200)));
        Assert.Equal(new ProtocolRefusal("text-too-long", "subject"), ProtocolRegister.JudgeSubject(new string('x', 201)));
    }

    [Theory]
    [InlineData("", false, "reason-missing")]
    [InlineData("doppia", true, "protocol-annulled")]
    [InlineData("doppia", false, null)]
    public void JudgeAnnulment_WantsAReasonOnce(string reason, bool isAnnulled, string? code) =>
        Assert.Equal(code, ProtocolRegister.JudgeAnnulment(reason, isAnnulled)?.Code);

    [Theory]
    [InlineData("roma", true)]
    [InlineData("AOO-RM1_2", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    public void RegisterCode_IsAWord(string text, bool isCode) => Assert.Equal(isCode, RegisterCode.IsCode(text));
}
