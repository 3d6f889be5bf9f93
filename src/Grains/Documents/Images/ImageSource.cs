using System.Buffers;

namespace VideoDesk.Grains.Documents.Images;

/// <summary>Reads a picture piece by piece; memory does not grow with it. Not thread-safe.</summary>
internal sealed class ImageSource(Stream stream, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);

    /// <summary>What was read and not taken.</summary>
    private Memory<byte> _rest;

    /// <summary>What is there to be taken; empty at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync()
    {
        if (_rest.Length == 0)
        {
            var count = await stream.ReadAsync(_buffer.AsMemory(0, BufferBytes), cancellationToken);
            _rest = _buffer.AsMemory(0, count);
        }

        return _rest;
    }

    /// <summary>Takes so much of what <see cref="PeekAsync"/> gave.</summary>
    public void Take(int count) => _rest = _rest[count..];

    /// <summary>The next byte; −1 at the end.</summary>
    public async ValueTask<int> ReadByteAsync()
    {
        var there = await PeekAsync();
        if (there.Length == 0)
        {
            return -1;
        }

        var value = there.Span[0];
        Take(1);
        return value;
    }

    /// <summary>Fills a memory; false when the picture ends before.</summary>
    public async ValueTask<bool> FillAsync(Memory<byte> target)
    {
        while (target.Length > 0)
        {
            var there = await PeekAsync();
            if (there.Length == 0)
            {
                return false;
            }

            var count = Math.Min(there.Length, target.Length);
            there[..count].CopyTo(target);
            Take(count);
            target = target[count..];
        }

        return true;
    }

    /// <summary>Passes over or copies so many bytes; false when the picture ends before.</summary>
    public async ValueTask<bool> PassAsync(long count, ImageTarget? target)
    {
        while (count > 0)
        {
            var there = await PeekAsync();
            if (there.Length == 0)
            {
                return false;
            }

            var piece = (int)Math.Min(there.Length, count);
            if (target is not null)
            {
                await target(there[..piece]);
            }

            Take(piece);
            count -= piece;
        }

        return true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
}

/// <summary>Takes what is kept of a picture. The memory is lent until the task ends.</summary>
public delegate ValueTask ImageTarget(ReadOnlyMemory<byte> bytes);
