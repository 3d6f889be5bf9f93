namespace VideoDesk.SignalingServer.Http;

/// <summary><c>check-health ADDRESS</c>: asks a running server how it is, for containers that have no other tool in them.</summary>
internal static class HealthCommand
{
    public const string Verb = "check-health";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <returns>0: it answers and is well. 1: it does not, or is not. 2: there is no address.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var text] || !Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            await Console.Error.WriteLineAsync($"{Verb} ADDRESS, such as http://127.0.0.1:8080/readyz");
            return 2;
        }

        using var http = new HttpClient { Timeout = LongestWait };
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
