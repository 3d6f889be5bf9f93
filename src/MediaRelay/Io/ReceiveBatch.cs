using VideoDesk.MediaRelay.Io.Native;

namespace VideoDesk.MediaRelay.Io;

/// <summary>
/// Memory for one recvmmsg, shared by all UDP ports of a loop: each batch is handled before the next one is received.
/// </summary>
internal sealed unsafe class ReceiveBatch : IDisposable
{
    /// <summary>Messages that one call may bring.</summary>
    public const int Capacity = 32;

    /// <summary>
    /// A joined message has up to 64 KiB. The 2 KiB on top keep the beginnings of the slots from falling into the same lines of the
    /// processor's caches, which a distance of a power of two would make them do.
    /// </summary>
    private const int JoinedSlot = (64 + 2) * 1024;

    /// <summary>Room for one datagram of any path with an MTU up to 2,000; longer ones are dropped as truncated.</summary>
    private const int SingleSlot = 2048 + 64;

    /// <summary>Room for the segment size and the drop counter, 24 bytes each, and some to spare.</summary>
    private const int ControlSlot = 64;

    private const int AddressSlot = 32;

    /// <summary>Where datagrams are received: <see cref="Capacity"/> slots.</summary>
    private readonly NativeBuffer _data;

    /// <summary>Headers, vectors, addresses and ancillary data of all slots.</summary>
    private readonly NativeBuffer _descriptions;

    private readonly MultiMessageHeader* _messages;
    private readonly int _slotLength;

    /// <summary>Headers that the kernel wrote into since they were last prepared.</summary>
    private int _used = Capacity;

    /// <summary>False once recvmmsg proved to be missing (or was switched off): then one recvmsg per message.</summary>
    private bool _many;

    public ReceiveBatch(bool joined, bool many)
    {
        _many = many;
        _slotLength = joined ? JoinedSlot : SingleSlot;
        _data = new(Capacity * _slotLength);
        _descriptions = new(Capacity * (sizeof(MultiMessageHeader) + sizeof(IoVector) + AddressSlot + ControlSlot));
        _messages = (MultiMessageHeader*)_descriptions.Start;
        var vectors = (IoVector*)(_messages + Capacity);
        var addresses = (byte*)(vectors + Capacity);
        var controls = addresses + (Capacity * AddressSlot);
        for (var i = 0; i < Capacity; i++)
        {
            vectors[i] = new() { Start = _data.Start + (i * _slotLength), Length = (nuint)_slotLength };
            _messages[i].Header.Name = addresses + (i * AddressSlot);
            _messages[i].Header.Vectors = vectors + i;
            _messages[i].Header.VectorCount = 1;
            _messages[i].Header.Control = controls + (i * ControlSlot);
        }
    }

    /// <summary>Receives what waits, up to <see cref="Capacity"/> messages; the result is valid until the next call.</summary>
    public ReceivedDatagrams ReceiveFrom(UdpPort port, LoopCounters counters)
    {
        for (var i = 0; i < _used; i++)
        {
            ref var header = ref _messages[i].Header;
            header.NameLength = AddressSlot;
            header.ControlLength = ControlSlot;
            header.Flags = 0;
        }

        var received = _many ? ReceiveMany(port) : ReceiveSingly(port);
        _used = received;
        counters.ReceiveCalls++;
        counters.MessagesIn += received;
        return new(_messages, received, port, counters);
    }

    public void Dispose()
    {
        _data.Dispose();
        _descriptions.Dispose();
    }

    private int ReceiveMany(UdpPort port)
    {
        var received = Syscalls.ReceiveMessages(port.Descriptor, _messages, Capacity, SocketConstants.MSG_DONTWAIT, null);
        if (received >= 0)
        {
            return received;
        }

        if (Syscalls.LastError != Errno.ENOSYS)
        {
            return 0;
        }

        _many = false;
        return ReceiveSingly(port);
    }

    private int ReceiveSingly(UdpPort port)
    {
        for (var i = 0; i < Capacity; i++)
        {
            var length = Syscalls.ReceiveMessage(port.Descriptor, &_messages[i].Header, SocketConstants.MSG_DONTWAIT);
            if (length < 0)
            {
                return i;
            }

            _messages[i].Length = (uint)length;
        }

        return Capacity;
    }
}
