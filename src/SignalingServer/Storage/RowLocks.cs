using Microsoft.EntityFrameworkCore;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>How a query claims rows until its transaction ends, and passes over those that another node has claimed.</summary>
internal static class RowLocks
{
    /// <summary>To be added to a SELECT on PostgreSQL. SQLite needs none: there, a writing transaction is alone.</summary>
    public const string SkipLocked = "\nFOR UPDATE SKIP LOCKED";

    /// <summary>The same, but waits for who has claimed them.</summary>
    public const string Wait = "\nFOR UPDATE";

    /// <summary>The statement of the database at hand.</summary>
    public static string Choose(Db db, string sqlite, string postgreSql) => db.Database.IsNpgsql() ? postgreSql : sqlite;
}
