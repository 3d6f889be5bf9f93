using System.Buffers.Binary;

namespace VideoDesk.Grains.Documents.Images;

/// <summary>
/// Copies a JPEG without what says where, when and with what it was taken: only what a decoder draws with is kept. The picture itself is
/// not touched. Which way up it is drawn is kept as the one entry of an Exif segment.
/// </summary>
public static class JpegMetadata
{
    private const byte Mark = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    /// <summary>JFIF's header up to the size of the thumbnail.</summary>
    private const int JfifBytes = 14;

    /// <summary>A segment says its own length in two bytes, which count.</summary>
    private const int LengthBytes = 2;

    /// <summary>False when it is not built as a JPEG is; what was written until then is to be thrown away.</summary>
    public static async Task<bool> CutAsync(Stream source, ImageTarget target, CancellationToken cancellationToken)
    {
        using var image = new ImageSource(source, cancellationToken);
        var start = new byte[2];
        if (!await image.FillAsync(start) || start is not [Mark, StartOfImage])
        {
            return false;
        }

        await target(start);
        return await new Copy(image, target).RunAsync();
    }

    /// <summary>The orientation that an Exif segment names, 1 to 8; 1 when it names none.</summary>
    /// <param name="exif">The segment behind its length.</param>
    public static int OrientationOf(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 14)
        {
            return 1;
        }

        var tiff = exif[6..];
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
        {
            return 1;
        }

        var at = (long)(isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]));
        if (at < 8 || at + 2 > tiff.Length)
        {
            return 1;
        }

        var entries = Short(tiff[(int)at..], isLittle);
        for (var entry = at + 2; entries > 0 && entry + 12 <= tiff.Length; entry += 12, entries--)
        {
            var bytes = tiff.Slice((int)entry, 12);
            if (Short(bytes, isLittle) == 0x0112 && Short(bytes[2..], isLittle) == 3)
            {
                return Short(bytes[8..], isLittle) is >= 1 and <= 8 and var orientation ? orientation : 1;
            }
        }

        return 1;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    /// <summary>An Exif segment with nothing but the orientation.</summary>
    private static byte[] ExifOf(int orientation) =>
    [
        Mark, App1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    /// <summary>One picture on its way.</summary>
    private sealed class Copy(ImageSource image, ImageTarget target)
    {
        /// <summary>The segment that was read last, without marker and length.</summary>
        private readonly byte[] _segment = new byte[ushort.MaxValue];

        /// <summary>As an Exif segment named it; 1 is as the picture is stored.</summary>
        private int _orientation = 1;

        private bool _hasFrame;
        private bool _hasScan;
        private bool _hasWrittenOrientation;

        public async Task<bool> RunAsync()
        {
            var marker = await MarkerAsync();
            while (marker is > 0 and not EndOfImage)
            {
                marker = marker switch
                {
                    0x01 or (>= 0xD0 and <= 0xD7) => await MarkerAsync(), // Alone, and without meaning between segments.
                    StartOfScan => await ScanAsync(),
                    (>= App0 and <= App15) or Comment => await DescriptionAsync((byte)marker),
                    (>= 0xC0 and <= 0xCF) or (>= 0xDB and <= 0xDF) => await TableAsync((byte)marker),
                    _ => -1,
                };
            }

            // What stands behind the end is no part of the picture.
            await target(new byte[] { Mark, EndOfImage });
            return marker == EndOfImage && _hasFrame && _hasScan;
        }

        /// <summary>The next marker's code; −1 where there is none.</summary>
        private async ValueTask<int> MarkerAsync()
        {
            var next = await image.ReadByteAsync();
            if (next != Mark)
            {
                return -1;
            }

            while (next == Mark)
            {
                next = await image.ReadByteAsync();
            }

            return next;
        }

        private async ValueTask<int> SegmentAsync()
        {
            var length = new byte[LengthBytes];
            if (!await image.FillAsync(length) || BinaryPrimitives.ReadUInt16BigEndian(length) is not (>= LengthBytes and var all))
            {
                return -1;
            }

            return await image.FillAsync(_segment.AsMemory(0, all - LengthBytes)) ? all - LengthBytes : -1;
        }

        private async ValueTask<int> TableAsync(byte marker)
        {
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            var length = await SegmentAsync();
            if (length < 0 || (isFrame && !IsDrawable(_segment.AsSpan(0, length))))
            {
                return -1;
            }

            _hasFrame |= isFrame;

            await WriteAsync(marker, length);
            return await MarkerAsync();
        }

        /// <summary>A frame begins with its precision, its height and its width.</summary>
        private static bool IsDrawable(ReadOnlySpan<byte> frame) => frame.Length >= 5
            && ImageSize.Fits(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));

        /// <summary>Segments of applications: kept is what colours are made of.</summary>
        private async ValueTask<int> DescriptionAsync(byte marker)
        {
            var length = await SegmentAsync();
            if (length < 0)
            {
                return -1;
            }

            var bytes = _segment.AsMemory(0, length);
            switch (marker)
            {
                case App0 when length >= JfifBytes && bytes.Span.StartsWith("JFIF\0"u8):
                    bytes.Span[(JfifBytes - 2)..JfifBytes].Clear(); // No thumbnail: it may show more than the picture.
                    await PutAsync(marker, bytes[..JfifBytes]);
                    break;
                case App1 when _orientation == 1:
                    _orientation = OrientationOf(bytes.Span);
                    break;
                case App2 when bytes.Span.StartsWith("ICC_PROFILE\0"u8):
                case App14 when bytes.Span.StartsWith("Adobe"u8):
                    await PutAsync(marker, bytes);
                    break;
            }

            return await MarkerAsync();
        }

        private async ValueTask<int> ScanAsync()
        {
            var length = await SegmentAsync();
            if (length < 0 || !_hasFrame)
            {
                return -1;
            }

            _hasScan = true;
            await WriteAsync(StartOfScan, length);
            return await CopyScanAsync();
        }

        /// <summary>The picture itself, up to the next marker; a picture that breaks off ends there.</summary>
        private async ValueTask<int> CopyScanAsync()
        {
            while (await image.PeekAsync() is { Length: > 0 } there)
            {
                var mark = there.Span.IndexOf(Mark);
                var plain = mark < 0 ? there.Length : mark;
                await target(there[..plain]);
                image.Take(plain);
                if (mark < 0)
                {
                    continue;
                }

                var next = await MarkerAsync();
                if (next is not (0 or (>= 0xD0 and <= 0xD7)))
                {
                    return next < 0 ? EndOfImage : next;
                }

                await target(new[] { Mark, (byte)next });
            }

            return EndOfImage;
        }

        private async ValueTask WriteAsync(byte marker, int length)
        {
            if (_orientation != 1 && !_hasWrittenOrientation)
            {
                await target(ExifOf(_orientation));
            }

            _hasWrittenOrientation = true;
            await PutAsync(marker, _segment.AsMemory(0, length));
        }

        private async ValueTask PutAsync(byte marker, ReadOnlyMemory<byte> bytes)
        {
            var all = bytes.Length + LengthBytes;
            await target(new byte[] { Mark, marker, (byte)(all >> 8), (byte)all });
            await target(bytes);
        }
    }
}
