namespace VideoDesk.SignalingServer;

/// <summary>The options of the command line that are words of their own; everything else is configuration as it stands.</summary>
internal static class ShortOptions
{
    private const string Data = "--data";
    private const string Https = "--https";

    /// <summary><c>--data DIR</c> becomes <see cref="DataFolder.Key"/>, <c>--https</c> <see cref="Http.TrialHttps.Key"/>.</summary>
    /// <exception cref="InvalidOperationException">An option lacks its value.</exception>
    public static string[] Expand(IReadOnlyList<string> arguments)
    {
        List<string> expanded = [];
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            expanded.Add(argument switch
            {
                Data => Folder(arguments.ElementAtOrDefault(++index)),
                _ when argument.StartsWith(Data + "=", StringComparison.Ordinal) => Folder(argument[(Data.Length + 1)..]),
                Https => $"--{Http.TrialHttps.Key}=true",
                _ => argument,
            });
        }

        return [.. expanded];
    }

    private static string Folder(string? value) => string.IsNullOrWhiteSpace(value) || value.StartsWith("--", StringComparison.Ordinal)
        ? throw new InvalidOperationException($"{Data} needs the folder to write to.")
        : $"--{DataFolder.Key}={value}";
}
