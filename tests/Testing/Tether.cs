namespace VideoDesk.Testing;

/// <summary>Ties a server to the process that started it: the server ends when nobody holds its shell's input any more, also when that process was killed.</summary>
public static class Tether
{
    /// <summary>What <c>sh</c> is started with, its standard input redirected.</summary>
    /// <param name="signal">What ends the server: KILL where nothing of it is kept, QUIT where it should tidy up at once.</param>
    /// <param name="command">The program and its arguments.</param>
    public static IEnumerable<string> ShellArguments(string signal, params IEnumerable<string> command) =>
        ["-c", $"\"$@\" & server=$!; read -r _; exec 2>/dev/null; kill -{signal} $server; wait $server", "sh", .. command];
}
