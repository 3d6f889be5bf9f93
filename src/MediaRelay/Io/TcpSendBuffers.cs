namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// Send buffers of the TCP connections of one port. A connection holds one only while it has something unsent, so that thousands of
/// idle connections cost nothing, and the number is bounded, so that thousands of stalled ones cannot eat the memory.
/// </summary>
internal sealed class TcpSendBuffers(int capacity) : IDisposable
{
    /// <summary>About a second of one video: more than that on a stalled connection would only be late.</summary>
    public const int BufferLength = 256 * 1024;

    /// <summary>Buffers that were used and are free again.</summary>
    private readonly Stack<NativeBuffer> _free = new(capacity);

    /// <summary>Buffers ever made, in use or free.</summary>
    private int _made;

    public NativeBuffer? TryRent()
    {
        if (_free.TryPop(out var buffer))
        {
            return buffer;
        }

        if (_made == capacity)
        {
            return null;
        }

        _made++;
        return new(BufferLength);
    }

    public void Return(NativeBuffer buffer) => _free.Push(buffer);

    public void Dispose()
    {
        while (_free.TryPop(out var buffer))
        {
            buffer.Dispose();
        }
    }
}
