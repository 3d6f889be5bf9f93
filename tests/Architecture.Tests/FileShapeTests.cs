using System.Text.RegularExpressions;
using Xunit;

namespace VideoDesk.Architecture.Tests;

/// <summary>Size, name and place of every C# file.</summary>
public sealed partial class FileShapeTests
{
    private const int LineLimit = 300;

    /// <summary>Files that may be longer, each with its reason. Keep it short.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    private static readonly string[] Everywhere = ["src", "tests", "benchmarks"];

    [Fact]
    public void Files_TheirLength_StaysOnFewScreens()
    {
        var tooLong = SourceTree.CSharpUnder(Everywhere)
            .Where(file => file.Lines > LineLimit && !LongFiles.ContainsKey(file.Path))
            .Select(file => $"{file.Path}: {file.Lines} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void LongFiles_EachException_IsStillNeeded()
    {
        var needless = LongFiles.Keys.Except(SourceTree.CSharpUnder(Everywhere).Where(file => file.Lines > LineLimit).Select(file => file.Path));

        Assert.Empty(needless);
    }

    [Fact]
    public void Files_TheirNames_SayWhatTheyAre()
    {
        var vague = SourceTree.CSharpUnder(Everywhere).Where(file => VagueName().IsMatch(file.Name.Split('.')[0])).Select(file => file.Path);

        Assert.Empty(vague);
    }

    [Fact]
    public void Files_TheirNamespace_IsTheirFolder()
    {
        var misplaced =
            from file in SourceTree.CSharpUnder(Everywhere)
            from match in Namespace().Matches(file.Code)
            let expected = "VideoDesk." + string.Join('.', file.Folder.Split('/')[1..])
            let actual = match.Groups["name"].Value
            where actual != expected
            select $"{file.Path}: {actual} instead of {expected}";

        Assert.Empty(misplaced);
    }

    [Fact]
    public void Files_WithoutNamespace_AreProgramsOrSettingsOfAnAssembly()
    {
        var homeless = SourceTree.CSharpUnder(Everywhere)
            .Where(file => file.Name != "Program" && !Namespace().IsMatch(file.Code) && TypeKeyword().IsMatch(file.Code))
            .Select(file => file.Path);

        Assert.Empty(homeless);
    }

    [GeneratedRegex("(Manager|Helpers?|Util(s|ities)?|Base|Impl)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(class|struct|record|enum|interface|delegate)\b")]
    private static partial Regex TypeKeyword();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
