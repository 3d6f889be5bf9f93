namespace VideoDesk.EndToEnd.Tests;

/// <summary>Where the sources lie and where tests leave what is worth looking at.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>A file in artifacts/, its folder made.</summary>
    public static string Artifact(string folder, string file)
    {
        var path = Path.Combine(Root, "artifacts", folder);
        Directory.CreateDirectory(path);
        return Path.Combine(path, file);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VideoDesk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"VideoDesk.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
