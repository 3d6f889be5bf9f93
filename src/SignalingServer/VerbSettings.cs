namespace VideoDesk.SignalingServer;

/// <summary>The settings of a verb that serves nobody: from where the server takes its own, with its defaults.</summary>
internal static class VerbSettings
{
    /// <param name="arguments">Settings as the server takes them.</param>
    /// <returns>The caller disposes it.</returns>
    public static ConfigurationManager Read(IEnumerable<string> arguments)
    {
        var configuration = new ConfigurationManager();
        configuration
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(ShortOptions.Expand([.. arguments]));
        DataFolder.AddDefaults(configuration);
        return configuration;
    }
}
