using Microsoft.EntityFrameworkCore.Migrations;

namespace VideoDesk.SignalingServer.Storage.Migrations;

/// <summary>Makes a table refuse everything but inserts, so that a mistake of the program cannot touch the audit trail. (Who owns the
/// database can drop the triggers: for that there are the hash chain and the seals.)</summary>
internal static class AppendOnly
{
    public static void Guard(MigrationBuilder migrationBuilder, string? provider, string table)
    {
        if (provider is not null && provider.EndsWith(".Sqlite", StringComparison.Ordinal))
        {
            foreach (var operation in (string[])["UPDATE", "DELETE"])
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER tr_{table}_{operation} BEFORE {operation} ON {table} "
                    + $"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
            }

            return;
        }

        migrationBuilder.Sql(
            $"CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql "
            + $"AS $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;");
        migrationBuilder.Sql(
            $"CREATE TRIGGER tr_{table} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            + $"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only();");
    }
}
