using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of the shared board.</summary>
internal static class BoardTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<BoardUpdateRow>(static row =>
        {
            row.ToTable("board_update").HasKey(static u => new { u.Appointment, u.Position });
            row.HasIndex(static u => new { u.Appointment, u.ClientId }).IsUnique();
        });
        model.Entity<BoardSnapshotRow>(static row => row.ToTable("board_snapshot").HasKey(static s => s.Appointment));
    }
}
