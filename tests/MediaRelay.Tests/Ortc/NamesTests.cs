using VideoDesk.MediaRelay.Ortc;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ortc;

/// <summary>The two names that carry numbers: scalability modes and H.264 profile levels.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("L1T3", 1, 3)]
    [InlineData("L3T3_KEY", 3, 3)]
    [InlineData("L2T2_KEY_SHIFT", 2, 2)]
    [InlineData("L2T1h", 2, 1)]
    [InlineData("S3T3h", 3, 3)]
    public void ScalabilityMode_KnownName_GivesItsLayers(string name, int spatial, int temporal)
    {
        Assert.True(ScalabilityMode.TryParse(name, out var mode));
        Assert.Equal(new ScalabilityMode(spatial, temporal), mode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("L1")]
    [InlineData("L0T1")]
    [InlineData("L1T3x")]
    [InlineData("L1T3\r\n")]
    [InlineData("L11T3")]
    public void ScalabilityMode_AnythingElse_IsOneLayerEach(string? name)
    {
        Assert.False(ScalabilityMode.TryParse(name, out var mode));
        Assert.Equal("L1T1", mode.ToString());
    }

    [Theory]
    [InlineData("42e01f", "42e01f")]
    [InlineData("42c02a", "42e02a")]
    [InlineData("4d801f", "42e01f")]
    [InlineData("58c01f", "42e01f")]
    [InlineData("42001f", "42001f")]
    [InlineData("58801f", "42001f")]
    [InlineData("4d001f", "4d001f")]
    [InlineData("4d401f", "4d001f")]
    [InlineData("64001f", "64001f")]
    [InlineData("640c1f", "640c1f")]
    [InlineData("f4001f", "f4001f")]
    [InlineData("42f00b", "42f00b")]
    [InlineData("42e00b", "42e00b")]
    [InlineData(null, "42e01f")]
    public void H264ProfileLevel_Known_IsWrittenInItsUsualForm(string? text, string usual)
    {
        Assert.True(H264ProfileLevel.TryParse(text, out var value));
        Assert.Equal(usual, value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("42e01")]
    [InlineData("42e01f0")]
    [InlineData("42e0zz")]
    [InlineData("42e000")]
    [InlineData("42e0ff")]
    [InlineData("ff001f")]
    [InlineData(" 42e01")]
    public void H264ProfileLevel_Nonsense_IsRefused(string text) => Assert.False(H264ProfileLevel.TryParse(text, out _));
}
