using Microsoft.Extensions.Configuration.Memory;

namespace VideoDesk.SignalingServer;

/// <summary>
/// The one folder under which the server writes: database, keys, mails that are files, the certificate of a trial. What belongs
/// elsewhere says so by its own key.
/// </summary>
internal static class DataFolder
{
    /// <summary>Defaults to <c>data</c> in the working directory.</summary>
    public const string Key = "Data:Folder";

    private const string Default = "data";

    public static string Of(IConfiguration configuration) => configuration[Key] is { Length: > 0 } folder ? folder : Default;

    /// <summary>Makes the keys of everything that is written default to places in the folder. Call it when all other sources are there.</summary>
    public static void AddDefaults<T>(T configuration)
        where T : IConfiguration, IConfigurationBuilder
    {
        var folder = Of(configuration);
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults(folder) });
    }

    private static Dictionary<string, string?> Defaults(string folder) => new()
    {
        ["Storage:SqliteFile"] = Path.Combine(folder, "videodesk.db"),
        [Auth.AuthServices.KeysFolderKey] = Path.Combine(folder, "keys"),
        [Documents.DocumentSettings.FolderKey] = Path.Combine(folder, "documents"),
        ["Mail:Folder"] = Path.Combine(folder, "outbox"),
    };
}
