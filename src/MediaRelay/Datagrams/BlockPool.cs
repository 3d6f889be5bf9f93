using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace VideoDesk.MediaRelay.Datagrams;

/// <summary>
/// Pinned blocks of one size for packet histories. Not thread-safe: belongs to one loop. A block has one owner at a time;
/// <see cref="Outstanding"/> must be zero when everything is closed, and a block returned twice is a bug that shows at once.
/// </summary>
internal sealed class BlockPool(int maxBlocks)
{
    /// <summary>Bytes in a block: a few full packets, small enough that an audio track costs little.</summary>
    public const int BlockSize = 8 * 1024;

    /// <summary>Blocks nobody uses, the warmest on top.</summary>
    private readonly Stack<Block> _free = new();

    /// <summary>Blocks that were ever made.</summary>
    private int _made;

    /// <summary>Blocks lent and not yet returned.</summary>
    public int Outstanding { get; private set; }

    /// <summary>Lends a block, or null when the pool's bound is reached: the caller then reuses its own oldest.</summary>
    public Block? TryRent()
    {
        if (!_free.TryPop(out var block))
        {
            return _made < maxBlocks ? Lend(NewBlock()) : null;
        }

        Debug.Assert(!block.Lent, "a free block is not lent");
        return Lend(block);
    }

    /// <summary>Lends a block even beyond the bound, for an owner that has none to reuse: one block each at most.</summary>
    public Block Rent() => TryRent() ?? Lend(NewBlock());

    public void Return(Block block)
    {
        if (!block.Lent)
        {
            ThrowReturnedTwice();
        }

        block.Lent = false;
        Outstanding--;
        _free.Push(block);
    }

    private Block NewBlock()
    {
        _made++;
        return new Block();
    }

    private Block Lend(Block block)
    {
        block.Lent = true;
        Outstanding++;
        return block;
    }

    [DoesNotReturn]
    private static void ThrowReturnedTwice() => throw new InvalidOperationException("A block was returned twice.");

    /// <summary>Memory of <see cref="BlockSize"/> bytes that the garbage collector never moves.</summary>
    internal sealed class Block
    {
        public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true);

        /// <summary>Whether somebody owns the block now.</summary>
        public bool Lent { get; set; }
    }
}
