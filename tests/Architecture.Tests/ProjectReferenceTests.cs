using System.Xml.Linq;
using Xunit;

namespace VideoDesk.Architecture.Tests;

/// <summary>Who may see whom: the host sees the domain and the relay, which see neither each other nor the host.</summary>
public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("Grains")]
    [InlineData("MediaRelay")]
    [InlineData("SignalingServer", "Grains", "MediaRelay")]
    public void Project_ItsReferences_AreExactlyTheAllowedOnes(string project, params string[] allowed)
    {
        var references = XDocument.Parse(SourceTree.Read($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, references);
    }

    [Fact]
    public void SourceFolder_ItsProjects_AreTheKnownOnes()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal);

        Assert.Equal(["Grains", "MediaRelay", "SignalingServer"], projects);
    }

    [Theory]
    [InlineData("VideoDesk.Grains")]
    [InlineData("VideoDesk.MediaRelay")]
    public void PureAssembly_ItsReferences_NameNoOtherAssemblyOfTheProduct(string name)
    {
        var references = System.Reflection.Assembly.Load(name).GetReferencedAssemblies();

        Assert.DoesNotContain(references, reference => reference.Name!.StartsWith("VideoDesk.", StringComparison.Ordinal));
    }

    [Fact]
    public void Packages_EachOfThem_HasItsReasonInTheDependenciesRecord()
    {
        var record = SourceTree.Read("docs/adr/0002-dependencies.md");
        var packages = XDocument.Parse(SourceTree.Read("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(package => (string)package.Attribute("Include")!);

        Assert.DoesNotContain(packages, package => !record.Contains($"`{package}`", StringComparison.Ordinal));
    }
}
