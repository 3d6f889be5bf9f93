using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>Walks through the datagrams of one receive, cutting joined messages (UDP_GRO) where the kernel says.</summary>
internal unsafe ref struct ReceivedDatagrams
{
    private readonly MultiMessageHeader* _messages;
    private readonly UdpPort _port;
    private readonly LoopCounters _counters;

    /// <summary>The message that is being cut; -1 before the first.</summary>
    private int _message = -1;

    /// <summary>What is left of that message.</summary>
    private byte* _rest;
    private int _restLength;

    /// <summary>Length of its datagrams; the last one may be shorter.</summary>
    private int _segmentLength;

    public ReceivedDatagrams(MultiMessageHeader* messages, int count, UdpPort port, LoopCounters counters)
    {
        _messages = messages;
        _port = port;
        _counters = counters;
        Messages = count;
    }

    /// <summary>Messages received; fewer than <see cref="ReceiveBatch.Capacity"/> means that the socket is empty.</summary>
    public int Messages { get; }

    public TransportAddress From { get; private set; }

    /// <summary>The datagram: scratch memory until the next receive.</summary>
    public Span<byte> Current { get; private set; }

    public bool MoveNext()
    {
        while (_restLength == 0)
        {
            if (++_message >= Messages)
            {
                return false;
            }

            OpenMessage(ref _messages[_message]);
        }

        var length = Math.Min(_segmentLength, _restLength);
        Current = new(_rest, length);
        _rest += length;
        _restLength -= length;
        _counters.DatagramsIn++;
        _counters.BytesIn += length;
        return true;
    }

    private void OpenMessage(ref MultiMessageHeader message)
    {
        var length = (int)message.Length;
        _segmentLength = Math.Max(1, length);
        ReadControl(message.Header);
        if ((message.Header.Flags & SocketConstants.MSG_TRUNC) != 0)
        {
            _counters.ReceiveDrops++;
            return;
        }

        From = SocketAddresses.Read(message.Header.Name, PathKind.Udp, _port.Index);
        _rest = message.Header.Vectors->Start;
        _restLength = length;
    }

    private void ReadControl(in MessageHeader header)
    {
        var offset = 0;
        while (offset + ControlHeader.Size + sizeof(int) <= (int)header.ControlLength)
        {
            var control = (ControlHeader*)(header.Control + offset);
            var value = *(int*)(header.Control + offset + ControlHeader.Size);
            if (control->Level == SocketConstants.SOL_UDP && control->Type == SocketConstants.UDP_GRO && value > 0)
            {
                _segmentLength = value;
            }
            else if (control->Level == SocketConstants.SOL_SOCKET && control->Type == SocketConstants.SO_RXQ_OVFL)
            {
                _counters.ReceiveDrops += (uint)value - _port.LastDropCount;
                _port.LastDropCount = (uint)value;
            }

            // A header always counts itself; should it not, the walk must end all the same.
            offset += Math.Max(ControlHeader.Size, ((int)control->Length + 7) & ~7);
        }
    }
}
