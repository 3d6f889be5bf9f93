using System.Runtime.CompilerServices;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// The last second of one incoming track in plain text: each packet once, whatever the number of viewers. Blocks come from the
/// loop's pool as the bitrate asks for them and go back when everything in them is old. Slots are a ring indexed by sequence number.
/// </summary>
internal sealed class PacketHistory(BlockPool pool, Duration keep) : IDisposable
{
    /// <summary>Bytes kept free before each payload for an RTX original sequence number.</summary>
    public const int RtxHeadroom = 2;

    /// <summary>A slot per packet at the start; the ring doubles while packets younger than the history would be overwritten.</summary>
    private const int InitialSlots = 64;

    /// <summary>Bound of the ring, about one second at 20 Mbit/s.</summary>
    private const int MaxSlots = 2048;

    /// <summary>Blocks one track may own, about one second at 20 Mbit/s.</summary>
    private const int MaxBlocks = 320;

    /// <summary>The ring: packet with sequence s lies at s modulo the length.</summary>
    private StoredPacket[] _slots = NewRing(InitialSlots);

    /// <summary>Blocks from the oldest to the one that is written now.</summary>
    private readonly Queue<FilledBlock> _filled = new();

    /// <summary>The block being written.</summary>
    private BlockPool.Block? _current;

    /// <summary>Where the next packet goes in <see cref="_current"/>.</summary>
    private int _writeOffset;

    /// <summary>Order of the newest packet.</summary>
    private long _order;

    /// <summary>Packets up to this order lie in blocks that were given back.</summary>
    private long _evictedOrder;

    /// <summary>Arrival of the newest packet.</summary>
    private Timestamp _newest;

    /// <summary>The slot of a packet, or a null reference when it never came or is too old.</summary>
    public ref StoredPacket Find(long sequence)
    {
        ref var slot = ref _slots[(int)(sequence & (_slots.Length - 1))];
        if (slot.Sequence == sequence && slot.Order > _evictedOrder)
        {
            return ref slot;
        }

        return ref Unsafe.NullRef<StoredPacket>();
    }

    public bool Contains(long sequence) => !Unsafe.IsNullRef(ref Find(sequence));

    /// <summary>Copies a packet in and returns its slot, filled but for what the codec knows.</summary>
    /// <param name="now">When it came.</param>
    /// <param name="sequence">Its extended sequence number, not in the history yet.</param>
    /// <param name="payload">Plain payload without padding.</param>
    public ref StoredPacket Store(Timestamp now, long sequence, ReadOnlySpan<byte> payload)
    {
        EvictOlderThan(now);
        GrowFor(now, sequence);
        var needed = RtxHeadroom + payload.Length;
        var memory = RoomFor(needed);
        var start = _writeOffset;
        _writeOffset += needed;
        payload.CopyTo(memory.AsSpan(start + RtxHeadroom));

        ref var slot = ref _slots[(int)(sequence & (_slots.Length - 1))];
        slot = default;
        slot.Sequence = sequence;
        slot.Arrival = now;
        slot.Order = ++_order;
        slot.Memory = memory;
        slot.PayloadOffset = start + RtxHeadroom;
        slot.PayloadLength = (ushort)payload.Length;
        slot.AudioLevel = 0xFF;
        _newest = now;
        return ref slot;
    }

    /// <summary>Forgets everything and gives every block back.</summary>
    public void Clear()
    {
        while (_filled.TryDequeue(out var filled))
        {
            pool.Return(filled.Block);
        }

        if (_current is not null)
        {
            pool.Return(_current);
            _current = null;
        }

        _evictedOrder = _order;
    }

    public void Dispose() => Clear();

    private void EvictOlderThan(Timestamp now)
    {
        while (_filled.TryPeek(out var oldest) && now - oldest.NewestArrival > keep)
        {
            EvictOldest();
        }
    }

    private void EvictOldest()
    {
        var oldest = _filled.Dequeue();
        _evictedOrder = oldest.NewestOrder;
        pool.Return(oldest.Block);
    }

    /// <summary>Memory with room for this many bytes at <see cref="_writeOffset"/>.</summary>
    private byte[] RoomFor(int needed)
    {
        if (_current is not null && _writeOffset + needed <= BlockPool.BlockSize)
        {
            return _current.Bytes;
        }

        if (_current is not null)
        {
            _filled.Enqueue(new(_current, _newest, _order));
            if (_filled.Count == MaxBlocks)
            {
                EvictOldest();
            }
        }

        _current = pool.TryRent() ?? TakeOwnOldest();
        _writeOffset = 0;
        return _current.Bytes;
    }

    /// <summary>The pool is empty: a shorter history is better than a lost packet.</summary>
    private BlockPool.Block TakeOwnOldest()
    {
        if (!_filled.TryDequeue(out var oldest))
        {
            return pool.Rent();
        }

        _evictedOrder = oldest.NewestOrder;
        return oldest.Block;
    }

    private void GrowFor(Timestamp now, long sequence)
    {
        while (_slots.Length < MaxSlots)
        {
            ref readonly var occupant = ref _slots[(int)(sequence & (_slots.Length - 1))];
            if (occupant.Sequence < 0 || occupant.Order <= _evictedOrder || now - occupant.Arrival > keep)
            {
                return;
            }

            var grown = NewRing(_slots.Length * 2);
            foreach (ref readonly var slot in _slots.AsSpan())
            {
                if (slot.Sequence >= 0)
                {
                    grown[(int)(slot.Sequence & (grown.Length - 1))] = slot;
                }
            }

            _slots = grown;
        }
    }

    private static StoredPacket[] NewRing(int length)
    {
        var ring = new StoredPacket[length];
        Array.Fill(ring, new StoredPacket { Sequence = -1 });
        return ring;
    }

    /// <summary>A block that is full, with the arrival and order of the newest packet in it.</summary>
    private readonly record struct FilledBlock(BlockPool.Block Block, Timestamp NewestArrival, long NewestOrder);
}
