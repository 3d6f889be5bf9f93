using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>Tables, columns, keys and indexes of a real database, one line each, in a fixed order.</summary>
internal static class SchemaReader
{
    private const string Sqlite = """
        SELECT t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' default=' || coalesce(c.dflt_value, '') || ' pk=' || c.pk
        FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
        UNION ALL
        SELECT 'index ' || i.name || ' on ' || t.name || ' unique=' || i."unique" || ' partial=' || i.partial || ' '
            || (SELECT group_concat(x.name, ',') FROM pragma_index_info(i.name) x) || ' '
            || coalesce((SELECT substr(m.sql, instr(m.sql, 'WHERE')) FROM sqlite_master m WHERE m.name = i.name AND i.partial = 1), '')
        FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
        UNION ALL
        SELECT 'foreign key ' || t.name || '.' || f."from" || ' to ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        UNION ALL
        SELECT 'autoincrement ' || name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%' AND name NOT LIKE 'sqlite%'
        """;

    private const string PostgreSql = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' ' || is_identity || coalesce(identity_generation, '')
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%EF%'
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(Database database, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = database.IsPostgreSql ? PostgreSql : Sqlite;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
