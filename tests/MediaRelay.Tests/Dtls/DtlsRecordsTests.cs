using VideoDesk.MediaRelay.Dtls;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Dtls;

public sealed class DtlsRecordsTests
{
    private const string PlainHeader = "FEFD0000000000000000";
    private const string ChangeCipherSpec = "14" + PlainHeader + "0001" + "01";

    /// <summary>A ClientHello of 3 bytes, of which the last 2 are here.</summary>
    private const string Fragment = "16" + PlainHeader + "000E" + "010000030000000001000002" + "AABB";

    [Theory]
    [InlineData("a record", ChangeCipherSpec)]
    [InlineData("two records", ChangeCipherSpec + ChangeCipherSpec)]
    [InlineData("a fragment", Fragment)]
    [InlineData("version 1.0", "14FEFF0000000000000000" + "0001" + "01")]
    [InlineData("an alert", "15" + PlainHeader + "0002" + "0100")]
    [InlineData("an empty message", "16" + PlainHeader + "000C" + "0E0000000000000000000000")]
    [InlineData("protected", "17FEFD0001000000000000" + "0018" + "000000000000000000000000000000000000000000000000")]
    public void SoundLength_Sound_IsTheWhole(string what, string hex)
    {
        var datagram = Convert.FromHexString(hex);

        Assert.True(DtlsRecords.SoundLength(datagram) == datagram.Length, what);
    }

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("cut header", "14FEFD")]
    [InlineData("no body", "14" + PlainHeader + "0000")]
    [InlineData("cut body", "15" + PlainHeader + "0002" + "01")]
    [InlineData("another type", "18" + PlainHeader + "0001" + "01")]
    [InlineData("another version", "1403030000000000000000" + "0001" + "01")]
    [InlineData("another change", "14" + PlainHeader + "0001" + "02")]
    [InlineData("plain data", "17" + PlainHeader + "0001" + "01")]
    [InlineData("half an alert", "15" + PlainHeader + "0001" + "01")]
    [InlineData("protected without tag", "17FEFD0001000000000000" + "0017" + "0000000000000000000000000000000000000000000000")]
    [InlineData("half a fragment's header", "16" + PlainHeader + "0002" + "0100")]
    [InlineData("fragment beyond its message", "16" + PlainHeader + "000E" + "010000030000000002000002" + "AABB")]
    [InlineData("fragment beyond its record", "16" + PlainHeader + "000E" + "010000090000000001000003" + "AABB")]
    [InlineData("empty fragment", "16" + PlainHeader + "000C" + "010000030000000001000000")]
    public void SoundLength_Unsound_IsZero(string what, string hex)
    {
        Assert.True(DtlsRecords.SoundLength(Convert.FromHexString(hex)) == 0, what);
        Assert.True(DtlsRecords.SoundLength(Convert.FromHexString(ChangeCipherSpec + hex)) == 14, what);
    }

    [Fact]
    public void RenumberPlain_PlainAndProtected_ChangesThePlainOnly()
    {
        var datagram = Convert.FromHexString(ChangeCipherSpec + "17FEFD0001000000000005" + "0001" + "00" + ChangeCipherSpec);
        var next = 0x0102_0304_0506UL;

        DtlsRecords.RenumberPlain(datagram, ref next);

        const string Expected = "14FEFD0000" + "010203040506" + "000101" +
            "17FEFD0001" + "000000000005" + "000100" +
            "14FEFD0000" + "010203040507" + "000101";
        Assert.Equal(Expected, Convert.ToHexString(datagram));
        Assert.Equal(0x0102_0304_0508UL, next);
    }
}
