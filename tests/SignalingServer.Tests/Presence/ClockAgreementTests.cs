using VideoDesk.SignalingServer.Presence;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Presence;

/// <summary>Seconds by which clocks are ahead of that of Redis.</summary>
public class ClockAgreementTests
{
    [Theory]
    [InlineData(0.0, new double[0])]
    [InlineData(90.0, new double[0])]
    [InlineData(0.0, new double[] { 30 })]
    [InlineData(2.0, new double[] { 0, 0 })]
    [InlineData(-2.0, new double[] { 0, 0 })]
    [InlineData(7.0, new double[] { 7 })]
    [InlineData(7.0, new double[] { 8, 6 })]
    [InlineData(0.0, new double[] { 0, 9, 9 })]
    [InlineData(9.0, new double[] { 9, 0 })]
    public void Clock_IsRight_WhenHalfOfAllAgreeOrNobodyCanTell(double own, double[] others) =>
        Assert.Null(ClockAgreement.Fault(Seconds(own), [.. others.Select(Seconds)]));

    [Theory]
    [InlineData(30.0, 30.0, new double[] { 0 })]
    [InlineData(2.1, 2.1, new double[] { 0 })]
    [InlineData(-30.0, -30.0, new double[] { 0, 0 })]
    [InlineData(0.0, -7.0, new double[] { 7, 7, 7 })]
    [InlineData(9.0, 9.0, new double[] { 0, 0, 9 })]
    public void Clock_ThatFewerThanHalfAgreeWith_IsRefusedWithItsDistance(double own, double distance, double[] others) =>
        Assert.Equal(Seconds(distance), ClockAgreement.Fault(Seconds(own), [.. others.Select(Seconds)]));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
