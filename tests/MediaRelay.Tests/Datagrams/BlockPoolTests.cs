using VideoDesk.MediaRelay.Datagrams;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Datagrams;

public class BlockPoolTests
{
    [Fact]
    public void TryRent_BoundReached_GivesNull()
    {
        var pool = new BlockPool(2);
        var first = pool.TryRent();
        Assert.NotNull(first);
        Assert.NotNull(pool.TryRent());
        Assert.Null(pool.TryRent());
        Assert.Equal(2, pool.Outstanding);
        pool.Return(first);
        Assert.Same(first, pool.TryRent());
        Assert.Null(pool.TryRent());
    }

    [Fact]
    public void Rent_BoundReached_LendsAllTheSame()
    {
        var pool = new BlockPool(0);
        var block = pool.Rent();
        Assert.Equal((BlockPool.BlockSize, 1), (block.Bytes.Length, pool.Outstanding));
        pool.Return(block);
        Assert.Equal(0, pool.Outstanding);
        Assert.Same(block, pool.TryRent());
    }

    [Fact]
    public void Return_Twice_Throws()
    {
        var pool = new BlockPool(1);
        var block = pool.Rent();
        pool.Return(block);
        Assert.Throws<InvalidOperationException>(() => pool.Return(block));
        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public void RandomRents_NoBlockHasTwoOwners()
    {
        var random = new Random(42);
        var pool = new BlockPool(50);
        var lent = new List<BlockPool.Block>();
        for (var i = 0; i < 20_000; i++)
        {
            if (random.Next(2) == 0 && pool.TryRent() is { } block)
            {
                Assert.DoesNotContain(block, lent);
                lent.Add(block);
            }
            else if (lent.Count > 0)
            {
                var index = random.Next(lent.Count);
                pool.Return(lent[index]);
                lent.RemoveAt(index);
            }

            Assert.Equal(lent.Count, pool.Outstanding);
            Assert.InRange(lent.Count, 0, 50);
        }
    }
}
