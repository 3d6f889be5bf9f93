using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Reads a stored file from its beginning to its end, block by block. Each block is checked before any of it is given.</summary>
internal sealed class ContentStream(SafeFileHandle handle, ContentCipher cipher, long length) : Stream
{
    private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(ContentCipher.BlockBytes);
    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(ContentCipher.StoredBlockBytes);

    /// <summary>Of the next block.</summary>
    private long _number;

    /// <summary>What of the block that was read is still to be given.</summary>
    private Memory<byte> _rest;

    private bool _isDisposed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => Math.Min(_number * ContentCipher.BlockBytes, length) - _rest.Length;
        set => throw new NotSupportedException();
    }

    /// <exception cref="CryptographicException">A block is not what was written.</exception>
    /// <exception cref="InvalidDataException">The file is shorter than it was.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.Length == 0 && !await ReadBlockAsync(cancellationToken))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is written here.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            ArrayPool<byte>.Shared.Return(_plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(_block);
            cipher.Dispose();
            handle.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> ReadBlockAsync(CancellationToken cancellationToken)
    {
        var at = _number * ContentCipher.BlockBytes;
        if (at >= length)
        {
            return false;
        }

        var plain = (int)Math.Min(ContentCipher.BlockBytes, length - at);
        var block = _block.AsMemory(0, plain + ContentCipher.Overhead);
        await FillAsync(block, _number * ContentCipher.StoredBlockBytes, cancellationToken);
        cipher.Decrypt(block.Span, _number, at + plain == length, _plain.AsSpan(0, plain));
        _rest = _plain.AsMemory(0, plain);
        _number++;
        return true;
    }

    private async ValueTask FillAsync(Memory<byte> block, long at, CancellationToken cancellationToken)
    {
        while (block.Length > 0)
        {
            var count = await RandomAccess.ReadAsync(handle, block, at, cancellationToken);
            if (count == 0)
            {
                throw new InvalidDataException("The file is shorter than it was.");
            }

            block = block[count..];
            at += count;
        }
    }
}
