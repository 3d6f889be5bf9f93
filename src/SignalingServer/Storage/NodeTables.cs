using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of several nodes: where the rooms of media are.</summary>
internal static class NodeTables
{
    public static void Configure(ModelBuilder model) => model.Entity<MediaRoomRow>(static row =>
    {
        row.ToTable("media_room").HasKey(static r => r.Room);
        row.HasIndex(static r => r.PlacedAt);
    });
}
