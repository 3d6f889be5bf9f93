using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class OutcomeTests
{
    [Fact]
    public void Outcome_Value_IsOk()
    {
        Outcome<int> outcome = 7;
        Assert.True(outcome.IsOk);
        Assert.Null(outcome.Refusal);
        Assert.Equal(7, outcome.Value);
        Assert.True(outcome.TryGet(out var value, out var refusal));
        Assert.Equal((7, null), (value, refusal));
    }

    [Fact]
    public void Outcome_Refusal_HasNoValue()
    {
        Outcome<string> outcome = RefusalCode.LimitReached;
        Assert.False(outcome.IsOk);
        Assert.Equal(new Refusal(RefusalCode.LimitReached), outcome.Refusal);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
        Assert.False(outcome.TryGet(out var value, out var refusal));
        Assert.Null(value);
        Assert.Equal(RefusalCode.LimitReached, refusal.Code);
    }

    [Fact]
    public void Outcome_RefusalWithDetail_KeepsIt()
    {
        Outcome<Done> outcome = new Refusal(RefusalCode.InvalidArgument, "why");
        Assert.Equal("why", outcome.Refusal?.Detail);
    }
}
