using System.Globalization;
using System.Net.Sockets;
using System.Text;
using VideoDesk.SignalingServer.Tests.Nodes;

namespace VideoDesk.Cluster;

/// <summary>Words that Redis understands without a library.</summary>
internal static class RedisCommands
{
    /// <summary>FLUSHALL: everything that was in it is gone.</summary>
    public static async Task EmptyAsync(this RedisServer redis)
    {
        var parts = redis.Address.Split(':');
        using var client = new TcpClient();
        await client.ConnectAsync(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        await client.GetStream().WriteAsync("FLUSHALL\r\n"u8.ToArray());
        var answer = new byte[16];
        var length = await client.GetStream().ReadAsync(answer);
        if (Encoding.ASCII.GetString(answer, 0, length) is not "+OK\r\n")
        {
            throw new InvalidOperationException("Redis was not emptied.");
        }
    }
}
