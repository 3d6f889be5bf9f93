namespace VideoDesk.SignalingServer.Storage;

/// <summary>The configuration section <c>Storage</c>.</summary>
internal sealed class StorageSettings
{
    public const string Section = "Storage";

    /// <summary>Connection string of a PostgreSQL database. Null: the SQLite file below, for one process only.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>The SQLite file. Its folder is created. Defaults to <c>videodesk.db</c> in the data folder.</summary>
    public string SqliteFile { get; init; } = "data/videodesk.db";

    public static StorageSettings Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<StorageSettings>() ?? new StorageSettings();
}
