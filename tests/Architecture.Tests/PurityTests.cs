using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace VideoDesk.Architecture.Tests;

/// <summary>
/// Clocks, sockets, threads, loggers and native code stay in the shell. The compiler holds it (BannedSymbols.txt);
/// these tests hold the ban itself, and look for its words once more.
/// </summary>
public sealed partial class PurityTests
{
    [Fact]
    public void PureParts_TheirText_NamesNothingOfTheShell()
    {
        var breaches =
            from file in PureFiles()
            from match in WordsOfTheShell().Matches(file.Code)
            select $"{file.Path}: {match.Value}";

        Assert.Empty(breaches);
    }

    [Fact]
    public void PureParts_TheirText_SilencesNoBan()
    {
        var breaches = PureFiles().Where(file => file.Text.Contains("RS0030", StringComparison.Ordinal)).Select(file => file.Path);

        Assert.Empty(breaches);
    }

    [Theory]
    [InlineData("src/MediaRelay/MediaRelay.csproj", "BannedSymbols.txt")]
    [InlineData("src/Grains/Grains.csproj", "../MediaRelay/BannedSymbols.txt")]
    public void PureProject_ItsCompilation_ReadsTheBannedSymbols(string project, string list)
    {
        var files = XDocument.Parse(SourceTree.Read(project)).Descendants("AdditionalFiles").Select(file => (string)file.Attribute("Include")!);

        Assert.Contains(list, files);
    }

    [Fact]
    public void Ban_WhereItIsLifted_IsTheShellOfTheRelayOnly()
    {
        var section = "";
        var lifted = new List<string>();
        foreach (var line in SourceTree.Read(".editorconfig").Split('\n'))
        {
            if (line.StartsWith('['))
            {
                section = line;
            }
            else if (line.StartsWith("dotnet_diagnostic.RS0030", StringComparison.Ordinal) && !line.EndsWith("= error", StringComparison.Ordinal))
            {
                lifted.Add(section);
            }
        }

        Assert.Equal(["[src/MediaRelay/{Io/**,Relay,Relay.*}.cs]"], lifted);
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var socket = new Socket(family, type, protocol);")]
    [InlineData("await Task.Run(Work);")]
    [InlineData("[LibraryImport(\"libssl\")]")]
    [InlineData("private readonly ILogger<Room> _logger;")]
    public void WordsOfTheShell_InCode_AreFound(string code) => Assert.Matches(WordsOfTheShell(), SourceTree.CodeOf(code));

    [Theory]
    [InlineData("// new Socket( is for Io")]
    [InlineData("var text = \"DateTime.UtcNow\";")]
    [InlineData("var index = path.Socket;")]
    public void WordsOfTheShell_InCommentsStringsAndMembers_AreNotFound(string code) =>
        Assert.DoesNotMatch(WordsOfTheShell(), SourceTree.CodeOf(code));

    private static IEnumerable<SourceFile> PureFiles() =>
        SourceTree.CSharpUnder("src/MediaRelay", "src/Grains").Where(static file => !IsShell(file.Path));

    /// <summary>The relay's I/O and face, and the grains: single writers around the rules, which take the time from outside (design: shells).</summary>
    private static bool IsShell(string path) =>
        path.StartsWith("src/MediaRelay/Io/", StringComparison.Ordinal)
        || (path.StartsWith("src/Grains/", StringComparison.Ordinal) && path.EndsWith("Grain.cs", StringComparison.Ordinal))
        || path == "src/MediaRelay/Relay.cs"
        || (path.StartsWith("src/MediaRelay/Relay.", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal));

    [GeneratedRegex(
        @"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bTimeProvider\b|\bTickCount(64)?\b|\bPeriodicTimer\b|\bTask\.(Run|Delay)\b"
        + @"|\bnew Thread\b|\bThread\.[A-Z]|\bThreadPool\b|\bnew Timer\b|\bnew Socket\b|(?<![\w.])Socket\.[A-Z]|\b(UdpClient|TcpClient|TcpListener)\b"
        + @"|\b(DllImport|LibraryImport|NativeLibrary)\b|\bILogger\b|\bConsole\.")]
    private static partial Regex WordsOfTheShell();
}
