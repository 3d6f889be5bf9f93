using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Io;

/// <summary>One accepted connection with RFC 4571 framing. Belongs to its <see cref="TcpPort"/>.</summary>
internal sealed unsafe class TcpConnection(TcpPort port, int descriptor, TransportAddress path, Timestamp acceptedAt) : IDisposable
{
    /// <summary>The beginning of a frame whose rest has not come: shorter than a frame with its prefix.</summary>
    private readonly byte[] _partial = new byte[TcpFraming.PrefixLength + TcpFraming.MaxFrame];

    private int _partialLength;

    /// <summary>What could not be sent yet; null while everything was.</summary>
    private NativeBuffer? _unsent;

    /// <summary>The unsent bytes lie from here…</summary>
    private int _start;

    /// <summary>…to here.</summary>
    private int _end;

    /// <summary>What the core knows the connection by.</summary>
    public TransportAddress Path { get; } = path;

    public int Descriptor { get; } = descriptor;

    /// <summary>Place in the port's table, set when it enters.</summary>
    public int Slot { get; set; }

    public Timestamp AcceptedAt { get; } = acceptedAt;

    public Timestamp LastReceivedAt { get; set; } = acceptedAt;

    /// <summary>Whether the first frame came and was STUN, as every ICE connection's is.</summary>
    public bool BeganWithStun { get; set; }

    /// <summary>Whether the relay ever answered here with anything but a refusal: a valid check was made on this connection.</summary>
    public bool Answered { get; private set; }

    /// <summary>Whether the connection must be closed as soon as nobody works on it.</summary>
    public bool Broken { get; set; }

    /// <summary>Whether the port already knows that something waits here to be flushed.</summary>
    public bool ToBeFlushed { get; set; }

    /// <summary>Whether the kernel's buffer was full, so that sending goes on when it says that it is writable.</summary>
    public bool WaitsForWritable { get; private set; }

    /// <summary>Lends memory in the send buffer for one frame; false when it is full.</summary>
    public bool TryReserve(int length, out Span<byte> lent)
    {
        lent = default;
        var needed = TcpFraming.PrefixLength + length;
        if (Broken || !HasBuffer())
        {
            return false;
        }

        if (_end + needed > _unsent!.Length && _start > 0)
        {
            Unsent().CopyTo(new(_unsent.Start, _unsent.Length));
            _end -= _start;
            _start = 0;
        }

        if (_end + needed > _unsent.Length)
        {
            return false;
        }

        lent = new(_unsent.Start + _end + TcpFraming.PrefixLength, length);
        return true;
    }

    /// <summary>Makes a frame of what was written into the lent memory.</summary>
    public void Commit(int length)
    {
        var frame = new Span<byte>(_unsent!.Start + _end, TcpFraming.PrefixLength + length);
        TcpFraming.WritePrefix(frame, length);
        _end += frame.Length;
        Answered |= !IsStunError(frame[TcpFraming.PrefixLength..]);
        port.FlushLater(this);
    }

    /// <summary>A Binding error response (RFC 8489 §5).</summary>
    private static bool IsStunError(ReadOnlySpan<byte> frame) => frame is [0x01, 0x11, ..];

    /// <summary>Sends as much as the kernel takes.</summary>
    public void Flush()
    {
        while (_start < _end)
        {
            const int flags = SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_NOSIGNAL;
            var sent = Syscalls.Send(Descriptor, _unsent!.Start + _start, (nuint)(_end - _start), flags);
            if (sent > 0)
            {
                _start += (int)sent;
            }
            else if (Syscalls.LastError != Errno.EINTR)
            {
                WaitsForWritable = Syscalls.LastError == Errno.EAGAIN;
                Broken |= !WaitsForWritable;
                return;
            }
        }

        WaitsForWritable = false;
        ReturnBuffer();
    }

    /// <summary>Puts the beginning of an unfinished frame where the next bytes of the stream will follow it; returns its length.</summary>
    public int TakePartial(Span<byte> target)
    {
        _partial.AsSpan(0, _partialLength).CopyTo(target);
        return _partialLength;
    }

    /// <summary>Keeps the beginning of an unfinished frame until more of it comes.</summary>
    public void KeepPartial(ReadOnlySpan<byte> rest)
    {
        rest.CopyTo(_partial);
        _partialLength = rest.Length;
    }

    public void Dispose()
    {
        _ = Syscalls.Close(Descriptor);
        ReturnBuffer();
    }

    private bool HasBuffer()
    {
        if (_unsent is null)
        {
            _unsent = port.SendBuffers.TryRent();

            // Also when nothing is committed in the end: the flush gives the buffer back.
            port.FlushLater(this);
        }

        return _unsent is not null;
    }

    private Span<byte> Unsent() => new(_unsent!.Start + _start, _end - _start);

    private void ReturnBuffer()
    {
        if (_unsent is not null)
        {
            port.SendBuffers.Return(_unsent);
        }

        _unsent = null;
        _start = _end = 0;
    }
}
