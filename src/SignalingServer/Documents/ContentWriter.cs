using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// Writes a file block by block, from its beginning or from where somebody stopped. Its buffers are all it needs, however long the file
/// is. One at a time for each file; not thread-safe.
/// </summary>
internal sealed class ContentWriter : IAsyncDisposable
{
    /// <summary>Blocks that are written to the disk at once.</summary>
    private const int BlocksAtOnce = 3;

    private readonly SafeFileHandle _handle;
    private readonly ContentCipher _cipher;

    /// <summary>Plain bytes of the whole file; null while nobody knows, and then <see cref="CompleteAsync"/> says where it ends.</summary>
    private readonly long? _length;

    /// <summary>The block that fills.</summary>
    private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(ContentCipher.BlockBytes);

    /// <summary>Encrypted blocks that wait to be written.</summary>
    private readonly byte[] _blocks = ArrayPool<byte>.Shared.Rent(BlocksAtOnce * ContentCipher.StoredBlockBytes);

    private int _plainBytes;
    private int _blockBytes;

    /// <summary>Blocks that are encrypted.</summary>
    private long _block;

    /// <summary>Bytes on the disk.</summary>
    private long _stored;

    /// <summary>What the last block lacks to a whole one, once it is encrypted.</summary>
    private long _lastIsShortBy;

    /// <summary>Goes on behind the whole blocks that are there.</summary>
    public ContentWriter(SafeFileHandle handle, ContentCipher cipher, long? length)
    {
        (_handle, _cipher, _length) = (handle, cipher, length);
        _block = ContentCipher.WholeBytesIn(RandomAccess.GetLength(handle)) / ContentCipher.BlockBytes;
        _stored = _block * ContentCipher.StoredBlockBytes;
    }

    /// <summary>Plain bytes that were taken, stored or not.</summary>
    public long Taken => Kept + _plainBytes;

    /// <summary>Plain bytes in the blocks that are complete.</summary>
    public long Kept => (_block * ContentCipher.BlockBytes) - _lastIsShortBy;

    /// <summary>Takes bytes; writes when blocks are full. No more than the file's length may come.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            if (_plainBytes == ContentCipher.BlockBytes)
            {
                await EndBlockAsync(isLast: false, cancellationToken);
            }

            var count = Math.Min(bytes.Length, ContentCipher.BlockBytes - _plainBytes);
            bytes.Span[..count].CopyTo(_plain.AsSpan(_plainBytes));
            _plainBytes += count;
            bytes = bytes[count..];

            // Where nobody knows the length, a full block waits: whether it is the last will show.
            if (_length is { } length && (Taken == length || _plainBytes == ContentCipher.BlockBytes))
            {
                await EndBlockAsync(Taken == length, cancellationToken);
            }
        }
    }

    /// <summary>The file ends here: writes the last block.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await EndBlockAsync(isLast: true, cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <summary>Writes the whole blocks that wait. What began a further block is lost.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_blockBytes > 0)
        {
            await RandomAccess.WriteAsync(_handle, _blocks.AsMemory(0, _blockBytes), _stored, cancellationToken);
            _stored += _blockBytes;
            _blockBytes = 0;
        }
    }

    public ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_plain, clearArray: true);
        ArrayPool<byte>.Shared.Return(_blocks);
        return ValueTask.CompletedTask;
    }

    private async ValueTask EndBlockAsync(bool isLast, CancellationToken cancellationToken)
    {
        _blockBytes += _cipher.Encrypt(_plain.AsSpan(0, _plainBytes), _block, isLast, _blocks.AsSpan(_blockBytes));
        _lastIsShortBy = ContentCipher.BlockBytes - _plainBytes;
        _block++;
        _plainBytes = 0;
        if (isLast || _blockBytes > (BlocksAtOnce - 1) * ContentCipher.StoredBlockBytes)
        {
            await FlushAsync(cancellationToken);
        }
    }
}
