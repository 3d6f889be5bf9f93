using System.Text.RegularExpressions;

namespace VideoDesk.Architecture.Tests;

/// <summary>The repository's own files, as the tests read them.</summary>
internal static partial class SourceTree
{
    /// <summary>The folder of the solution file.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>Every C# file under the given folders, with paths relative to the root and forward slashes.</summary>
    public static IEnumerable<SourceFile> CSharpUnder(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "node_modules" or "artifacts" or "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The text without comments and without what stands in ordinary string literals, so that words in them are no code.</summary>
    public static string CodeOf(string text) => CommentOrString().Replace(text, static match => match.Value[0] == '/' ? " " : "\"\"");

    [GeneratedRegex("""//[^\n]*|/\*[\s\S]*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""")]
    private static partial Regex CommentOrString();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VideoDesk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from inside the repository: VideoDesk.sln was not found above them.");
    }
}

/// <summary>One source file. <paramref name="Path"/> is relative to the repository's root.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Code { get; } = SourceTree.CodeOf(Text);

    public int Lines => Text.AsSpan().Count('\n');

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');
}
