using System.Text;
using VideoDesk.MediaRelay.Ice;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ice;

public sealed class IceCredentialsTests
{
    [Theory]
    [InlineData("abcdefgh", true)]
    [InlineData("AZ09az+/", true)]
    [InlineData("abcdefg", false)]
    [InlineData("abcdefghi", false)]
    [InlineData("abcdefg:", false)]
    [InlineData("abcdefg-", false)]
    [InlineData("", false)]
    public void TryParse_Fragment_TakesExactlyEightIceChars(string text, bool expected)
    {
        Assert.Equal(expected, UsernameFragment.TryParse(Encoding.ASCII.GetBytes(text), out var fragment));
        if (expected)
        {
            Assert.Equal(text, fragment.ToString());
        }
    }

    [Theory]
    [InlineData("abcdefgh:xyz", true)]
    [InlineData("abcdefgh:", true)]
    [InlineData("abcdefgh", false)]
    [InlineData("abcdefghi:xyz", false)]
    [InlineData("abcdefg:xyz", false)]
    [InlineData("", false)]
    public void TryParseReceiver_Username_TakesThePartBeforeTheColon(string username, bool expected)
    {
        Assert.Equal(expected, UsernameFragment.TryParseReceiver(Encoding.ASCII.GetBytes(username), out var fragment));
        if (expected)
        {
            Assert.Equal("abcdefgh", fragment.ToString());
        }
    }

    [Fact]
    public void NewRandom_ManyTimes_IsValidAndNeverTheSame()
    {
        var fragments = new HashSet<UsernameFragment>();
        for (var round = 0; round < 1000; round++)
        {
            var credentials = IceCredentials.NewRandom();
            Assert.True(fragments.Add(credentials.Fragment));
            Assert.True(UsernameFragment.TryParse(Encoding.ASCII.GetBytes(credentials.Fragment.ToString()), out var again));
            Assert.Equal(credentials.Fragment, again);
            Assert.True(IceCredentials.TryCreate(credentials.Fragment, credentials.Key, out _));
            Assert.Equal(credentials.Key, Encoding.ASCII.GetBytes(credentials.Password));
        }
    }

    [Theory]
    [InlineData(23, 'a', false)]
    [InlineData(24, 'a', true)]
    [InlineData(256, 'a', true)]
    [InlineData(257, 'a', false)]
    [InlineData(24, ' ', false)]
    public void TryCreate_Password_TakesLongEnoughIceChars(int length, char character, bool expected) =>
        Assert.Equal(expected, IceCredentials.TryCreate(default, Encoding.ASCII.GetBytes(new string(character, length)), out _));

    [Fact]
    public void ToString_Credentials_KeepsThePasswordSecret()
    {
        var credentials = IceCredentials.NewRandom();

        Assert.DoesNotContain(credentials.Password, $"{credentials}", StringComparison.Ordinal);
    }
}
