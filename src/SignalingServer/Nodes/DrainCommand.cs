using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>
/// <c>drain</c>, <c>drain off</c>, <c>drain status</c>: asks the relay node whose settings this process has too, for containers that have no
/// other tool in them.
/// </summary>
internal static class DrainCommand
{
    public const string Verb = "drain";

    private const string Off = "off";
    private const string Status = "status";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <param name="arguments">What is wished, then settings as the server takes them.</param>
    /// <param name="output">Gets one line.</param>
    /// <returns>0: it is so now. 1: the node does not answer, or refuses the key. 2: this is no relay node, or nothing that can be wished.</returns>
    /// <exception cref="InvalidOperationException">A setting is wrong, and the message names it.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        var wish = arguments is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal) ? first : "";
        if (wish is not ("" or Off or Status))
        {
            await output.WriteLineAsync($"{Verb}, {Verb} {Off} or {Verb} {Status}; nothing is called '{wish}'.");
            return 2;
        }

        using var configuration = VerbSettings.Read(arguments.Skip(wish.Length > 0 ? 1 : 0));
        if (NodeSettings.Read(configuration, "") is not { ControlUrl: { } control } settings)
        {
            await output.WriteLineAsync($"This is no relay node: {NodeSettings.ControlUrlKey} is not set.");
            return 2;
        }

        return await AskAsync(control, settings.ControlKey, wish, output);
    }

    private static async Task<int> AskAsync(Uri control, string key, string wish, TextWriter output)
    {
        var (method, path) = wish switch
        {
            Off => (HttpMethod.Delete, ControlEndpoint.DrainPath),
            Status => (HttpMethod.Get, ControlEndpoint.StatusPath),
            _ => (HttpMethod.Post, ControlEndpoint.DrainPath),
        };
        using var http = new HttpClient { Timeout = LongestWait };
        using var request = new HttpRequestMessage(method, new Uri(control, path)) { Headers = { { ControlKey.Header, key } } };
        try
        {
            using var answer = await http.SendAsync(request);
            if (answer.IsSuccessStatusCode && await answer.Content.ReadFromJsonAsync<RelayLoad>(MediaJson.Options) is { } load)
            {
                await output.WriteLineAsync($"{load.Rooms} rooms, {load.Peers} participants, {(load.IsDraining ? "draining" : "in service")}");
                return 0;
            }

            await output.WriteLineAsync($"The node answers {(int)answer.StatusCode}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            await output.WriteLineAsync($"The node does not answer at {control}.");
        }

        return 1;
    }
}
