using VideoDesk.MediaRelay.Io;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>
/// Receives one message at a time, with its arrival as the kernel stamped it and the length of its datagrams if it is a run.
/// </summary>
internal sealed unsafe class MessageReader : IDisposable
{
    private const int DataLength = 66 * 1024;
    private const int ControlLength = 128;

    private readonly NativeBuffer _data = new(DataLength);
    private readonly NativeBuffer _description = new(sizeof(MessageHeader) + sizeof(IoVector) + ControlLength);

    public MessageReader()
    {
        var vector = (IoVector*)(Header + 1);
        *vector = new() { Start = _data.Start, Length = DataLength };
        *Header = new() { Vectors = vector, VectorCount = 1, Control = (byte*)(vector + 1) };
    }

    /// <summary>When the last message arrived, in microseconds of <see cref="WallClock"/>.</summary>
    public long Arrival { get; private set; }

    /// <summary>Length of the last message's datagrams, of which the last may be shorter.</summary>
    public int SegmentLength { get; private set; }

    private MessageHeader* Header => (MessageHeader*)_description.Start;

    /// <summary>Receives into memory that stays valid until the next call; empty when nothing waits.</summary>
    public Span<byte> Receive(int descriptor)
    {
        Header->ControlLength = ControlLength;
        Header->Flags = 0;
        var length = (int)Syscalls.ReceiveMessage(descriptor, Header, SocketConstants.MSG_DONTWAIT);
        if (length <= 0)
        {
            return default;
        }

        SegmentLength = length;
        Arrival = 0;
        ReadControl();
        if (Arrival == 0)
        {
            Arrival = WallClock.Microseconds;
        }

        return new(_data.Start, length);
    }

    public void Dispose()
    {
        _data.Dispose();
        _description.Dispose();
    }

    private void ReadControl()
    {
        var offset = 0;
        while (offset + ControlHeader.Size + sizeof(int) <= (int)Header->ControlLength)
        {
            var control = (ControlHeader*)(Header->Control + offset);
            var value = (byte*)control + ControlHeader.Size;
            if (control->Level == SocketConstants.SOL_UDP && control->Type == SocketConstants.UDP_GRO && *(int*)value > 0)
            {
                SegmentLength = *(int*)value;
            }
            else if (control->Level == SocketConstants.SOL_SOCKET && control->Type == LoadSocket.SO_TIMESTAMPNS)
            {
                Arrival = WallClock.From(*(TimeSpecification*)value);
            }

            offset += Math.Max(ControlHeader.Size, ((int)control->Length + 7) & ~7);
        }
    }
}
