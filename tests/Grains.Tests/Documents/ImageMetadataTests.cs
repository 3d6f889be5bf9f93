using System.Buffers.Binary;
using System.Text;
using VideoDesk.Grains.Documents.Images;
using Xunit;

namespace VideoDesk.Grains.Tests.Documents;

/// <summary>What is cut from pictures, and what is not.</summary>
public sealed class ImageMetadataTests
{
    private const string Secret = "Via dei Glicini 12";

    private static readonly byte[] Icc = Segment(0xE2, "ICC_PROFILE\0\u0001\u0001profile");
    private static readonly byte[] Adobe = Segment(0xEE, "Adobe\0d\0\0\0\0\u0001");
    private static readonly byte[] Frame = Segment(0xC0, "\u0008\0\u0001\0\u0001\u0001\u0001\u0011\0");
    private static readonly byte[] Scan = [.. Segment(0xDA, "\u0001\u0001\0\0\u003f\0"), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
    private static readonly byte[] End = [0xFF, 0xD9];

    [Fact]
    public async Task Jpeg_WithEverything_KeepsWhatItIsDrawnWith()
    {
        byte[] jpeg =
        [
            0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001" + Secret), .. Exif(1), .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0" + Secret),
            .. Icc, .. Segment(0xE2, "MPF\0" + Secret), .. Segment(0xED, "Photoshop 3.0\0" + Secret), .. Adobe, .. Segment(0xFE, Secret), .. Frame, .. Scan, .. End,
            .. Latin(Secret), .. Latin("PK\u0003\u0004"),
        ];

        var kept = (await CutAsync(jpeg))!;

        byte[] expected =
            [0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"), .. Icc, .. Adobe, .. Frame, .. Scan, .. End];
        Assert.Equal(expected, kept);
        Assert.Equal(kept, await CutAsync(kept));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(6, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public async Task Jpeg_TurnedByExif_StaysTurnedAndNothingElse(int orientation, bool isKept)
    {
        byte[] jpeg = [0xFF, 0xD8, .. Exif(orientation), .. Frame, .. Scan, .. End];

        var kept = (await CutAsync(jpeg))!;

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(isKept, Encoding.Latin1.GetString(kept).Contains("Exif", StringComparison.Ordinal));
        if (isKept)
        {
            Assert.Equal(orientation, JpegMetadata.OrientationOf(kept.AsSpan(6, 32)));
        }
    }

    [Fact]
    public async Task Jpeg_ThatBreaksOff_IsEndedWhereItIsAndOneWithoutAPictureIsNone()
    {
        byte[] ended = [0xFF, 0xD8, .. Frame, .. Scan, .. End];
        Assert.Equal(ended, await CutAsync([0xFF, 0xD8, .. Frame, .. Scan]));
        Assert.Null(await CutAsync([0xFF, 0xD8, .. Frame, .. End]));
        Assert.Null(await CutAsync([0xFF, 0xD8, .. Scan, .. End]));
        Assert.Null(await CutAsync([0xFF, 0xD8, .. End]));
        Assert.Null(await CutAsync([0xFF, 0xD8, 0x00, .. Frame]));
        Assert.Null(await CutAsync([0xFF, 0xD8, 0xFF, 0xC0, 0x00, 0x01]));
        Assert.Null(await CutAsync([0xFF, 0xD8, 0xFF, 0xC0, 0xFF, 0xFF, 0x00]));
    }

    [Fact]
    public async Task Png_WithEverything_KeepsWhatItIsDrawnWith()
    {
        byte[] signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        var header = Chunk("IHDR", "\0\0\0\u0001\0\0\0\u0001\u0008\u0002\0\0\0");
        var (data, end) = (Chunk("IDAT", "picture"), Chunk("IEND", ""));
        byte[] png =
        [
            .. signature, .. header, .. Chunk("tEXt", "Author\0" + Secret), .. Chunk("zTXt", Secret), .. Chunk("iTXt", Secret), .. Chunk("eXIf", Secret),
            .. Chunk("tIME", "1234567"), .. Chunk("gAMA", "1234"), .. Chunk("prVt", Secret), .. data, .. end, .. Latin(Secret),
        ];

        var kept = (await CutAsync(png, isPng: true))!;

        byte[] expected = [.. signature, .. header, .. Chunk("gAMA", "1234"), .. data, .. end];
        Assert.Equal(expected, kept);
        Assert.Equal(kept, await CutAsync(kept, isPng: true));
        Assert.Null(await CutAsync([.. signature, .. data, .. end], isPng: true));
        Assert.Null(await CutAsync([.. signature, .. header, .. end], isPng: true));
        Assert.Null(await CutAsync([.. signature, .. header, .. data], isPng: true));
        Assert.Null(await CutAsync([.. signature, .. header, .. Chunk("NEWX", ""), .. data, .. end], isPng: true));
        Assert.Null(await CutAsync([.. signature, .. header, 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8], isPng: true));
    }

    [Fact]
    public async Task Cutting_MutatedInput_NeverThrowsAndHardlyGrows()
    {
        var random = new Random(20261122);
        byte[] jpeg = [0xFF, 0xD8, .. Exif(6), .. Icc, .. Adobe, .. Frame, .. Scan, .. End];
        byte[] png =
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", "\0\0\0\u0001\0\0\0\u0001\u0008\u0002\0\0\0"), .. Chunk("tEXt", Secret),
            .. Chunk("IDAT", "picture"), .. Chunk("IEND", ""),
        ];
        for (var round = 0; round < 20_000; round++)
        {
            var isPng = round % 2 == 0;
            var mutated = Mutations.Of(isPng ? png : jpeg, random);
            if (await CutAsync(mutated, isPng) is { } kept)
            {
                Assert.True(kept.Length <= mutated.Length + 36, $"round {round}: {mutated.Length} became {kept.Length}");
            }
        }
    }

    [Fact]
    public void Orientation_OfMutatedExif_NeverThrows()
    {
        var random = new Random(20261122);
        var exif = Exif(6)[4..];
        for (var round = 0; round < 50_000; round++)
        {
            Assert.InRange(JpegMetadata.OrientationOf(Mutations.Of(exif, random)), 1, 8);
        }
    }

    /// <summary>What is kept; null when it is no picture. Read in small pieces.</summary>
    private static async Task<byte[]?> CutAsync(byte[] bytes, bool isPng = false)
    {
        var kept = new MemoryStream();
        var source = new MemoryStream(bytes);
        ImageTarget target = piece => kept.WriteAsync(piece);
        var isPicture = isPng
            ? await PngMetadata.CutAsync(source, target, TestContext.Current.CancellationToken)
            : await JpegMetadata.CutAsync(source, target, TestContext.Current.CancellationToken);
        return isPicture ? kept.ToArray() : null;
    }

    /// <summary>As a camera writes it: little-endian, the place beside the orientation.</summary>
    private static byte[] Exif(int orientation)
    {
        byte[] tiff =
        [
            .. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 2, 0,
            0x0E, 0x01, 2, 0, 18, 0, 0, 0, 38, 0, 0, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
            0, 0, 0, 0, .. Latin(Secret),
        ];
        return Segment(0xE1, Encoding.Latin1.GetString(tiff));
    }

    private static byte[] Segment(byte marker, string content)
    {
        var length = content.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. Latin(content)];
    }

    private static byte[] Chunk(string type, string content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Latin(type), .. Latin(content), 1, 2, 3, 4];
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
