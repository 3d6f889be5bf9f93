using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of the live chat beside the conversation itself, whose lines are live events.</summary>
internal static class LiveChatTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<LiveChatRow>(static row =>
        {
            row.ToTable("live_chat").HasKey(static c => new { c.Appointment, c.Number });
            row.HasIndex(static c => c.TokenHash).IsUnique();
            row.HasIndex(static c => c.ClosedAt);
        });
        model.Entity<ScannerTokenRow>(static row =>
        {
            row.ToTable("scanner_token").HasKey(static t => t.TokenHash);
            row.HasIndex(static t => t.Appointment);
        });
        model.Entity<ReadMarkRow>(static row => row.ToTable("read_mark").HasKey(static m => new { m.Appointment, m.Seat }));
    }
}
