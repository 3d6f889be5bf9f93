namespace VideoDesk.Cluster;

/// <summary>Where the sources lie.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VideoDesk.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"VideoDesk.sln is in no folder above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
