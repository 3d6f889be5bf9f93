using System.Buffers.Binary;
using System.Security.Cryptography;
using VideoDesk.Grains.Documents;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Which encrypted file: of which document, and whether it is what was sent or what was kept of it.</summary>
internal readonly record struct ContentId(DocumentId Document, byte Generation)
{
    /// <summary>The name of the file.</summary>
    public override string ToString() => $"{Document}.{Generation}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ContentId Parse(string file) =>
        TryParse(file, out var id) ? id : throw new InvalidDataException("Not the name of an encrypted file.");

    /// <summary>The same; false when it is no such name.</summary>
    public static bool TryParse(string file, out ContentId id)
    {
        var parts = file.Split('.');
        id = default;
        if (parts.Length != 2 || !DocumentId.TryParse(parts[0], out var document) || !byte.TryParse(parts[1], out var generation))
        {
            return false;
        }

        id = new ContentId(document, generation);
        return true;
    }
}

/// <summary>
/// A file at rest: blocks of 64 KiB, each a random nonce, AES-256-GCM ciphertext and tag. Bound to a block are the file, its number and
/// whether it is the last, so that blocks can be neither exchanged nor left out. Not thread-safe.
/// </summary>
internal sealed class ContentCipher(ReadOnlySpan<byte> key, ContentId id) : IDisposable
{
    /// <summary>Plain bytes of every block but the last.</summary>
    public const int BlockBytes = 64 * 1024;

    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Bytes that a block takes beyond what it holds.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    /// <summary>Bytes of a whole block on the disk.</summary>
    public const int StoredBlockBytes = BlockBytes + Overhead;

    /// <summary>Document, generation, number, last.</summary>
    private const int BoundBytes = 16 + 1 + 8 + 1;

    private readonly AesGcm _cipher = new(key, TagBytes);

    public static long BlocksOf(long bytes) => (bytes + BlockBytes - 1) / BlockBytes;

    public static long StoredBytesOf(long bytes) => bytes + (BlocksOf(bytes) * Overhead);

    /// <summary>Plain bytes of the whole blocks in a file that is not complete.</summary>
    public static long WholeBytesIn(long stored) => stored / StoredBlockBytes * BlockBytes;

    /// <summary>Writes a block; how many bytes it takes.</summary>
    public int Encrypt(ReadOnlySpan<byte> plain, long number, bool isLast, Span<byte> block)
    {
        var nonce = block[..NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        Span<byte> bound = stackalloc byte[BoundBytes];
        Bind(bound, number, isLast);
        _cipher.Encrypt(nonce, plain, block.Slice(NonceBytes, plain.Length), block.Slice(NonceBytes + plain.Length, TagBytes), bound);
        return plain.Length + Overhead;
    }

    /// <summary>Reads a block.</summary>
    /// <exception cref="CryptographicException">It is not the block that was written there.</exception>
    public void Decrypt(ReadOnlySpan<byte> block, long number, bool isLast, Span<byte> plain)
    {
        Span<byte> bound = stackalloc byte[BoundBytes];
        Bind(bound, number, isLast);
        _cipher.Decrypt(block[..NonceBytes], block[NonceBytes..^TagBytes], block[^TagBytes..], plain, bound);
    }

    public void Dispose() => _cipher.Dispose();

    private void Bind(Span<byte> bound, long number, bool isLast)
    {
        id.Document.Value.TryWriteBytes(bound);
        bound[16] = id.Generation;
        BinaryPrimitives.WriteInt64BigEndian(bound[17..], number);
        bound[25] = isLast ? (byte)1 : (byte)0;
    }
}
