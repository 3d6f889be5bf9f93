using System.Text.RegularExpressions;
using Xunit;

namespace VideoDesk.Architecture.Tests;

/// <summary>The order of the relay's folders: Io → Rooms → protocols → {Datagrams, Time}.</summary>
public sealed partial class RelayLayerTests
{
    private const string Relay = "src/MediaRelay";

    /// <summary>Which folders of the relay a folder may use besides itself. The root's public contract is open to all.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Time"] = [],
        ["Datagrams"] = ["Time"],
        ["Stun"] = ["Datagrams", "Time"],
        ["Rtp"] = ["Datagrams", "Time"],
        ["Srtp"] = ["Datagrams", "Time", "Rtp"],
        ["Ice"] = ["Datagrams", "Time", "Stun"],
        ["Dtls"] = ["Datagrams", "Time", "Srtp"],
        ["Rtcp"] = ["Datagrams", "Time", "Rtp"],
        ["Bwe"] = ["Datagrams", "Time", "Rtp", "Rtcp"],
        ["Ortc"] = ["Datagrams", "Time", "Rtp"],
        ["Rooms"] = ["Datagrams", "Time", "Stun", "Srtp", "Rtp", "Ice", "Dtls", "Rtcp", "Bwe", "Ortc"],
        ["Io"] = ["Datagrams", "Time", "Stun", "Srtp", "Rtp", "Ice", "Dtls", "Rtcp", "Bwe", "Ortc", "Rooms"],
    };

    [Fact]
    public void Folders_EachOfThem_HasItsPlaceInTheOrder()
    {
        var folders = SourceTree.CSharpUnder(Relay).Select(LayerOf).OfType<string>().Distinct();

        Assert.DoesNotContain(folders, folder => !Allowed.ContainsKey(folder));
    }

    [Fact]
    public void Folders_WhatTheyUse_LiesBelowThem()
    {
        var breaches =
            from file in SourceTree.CSharpUnder(Relay)
            let layer = LayerOf(file)
            where layer is not null && Allowed.ContainsKey(layer)
            from used in FoldersUsedBy(file)
            where used != layer && !Allowed[layer].Contains(used)
            select $"{file.Path} uses {used}";

        Assert.Empty(breaches.Distinct());
    }

    [Fact]
    public void PublicTypes_OfTheRelay_AreTheFaceAndTheOrtcTypesOnly()
    {
        var strangers = System.Reflection.Assembly.Load("VideoDesk.MediaRelay").GetExportedTypes()
            .Where(type => type.Namespace is not ("VideoDesk.MediaRelay" or "VideoDesk.MediaRelay.Ortc"))
            .Select(type => type.FullName);

        Assert.Empty(strangers);
    }

    /// <summary>The folder right under the relay's root; null for the public contract in the root itself.</summary>
    private static string? LayerOf(SourceFile file)
    {
        var parts = file.Path[(Relay.Length + 1)..].Split('/');
        return parts.Length > 1 ? parts[0] : null;
    }

    private static IEnumerable<string> FoldersUsedBy(SourceFile file) =>
        FullName().Matches(file.Code).Concat(RelativeName().Matches(file.Code)).Select(match => match.Groups["folder"].Value);

    [GeneratedRegex(@"\bVideoDesk\.MediaRelay\.(?<folder>Io|Rooms|Ice|Dtls|Srtp|Rtp|Rtcp|Bwe|Ortc|Stun|Datagrams|Time)\b")]
    private static partial Regex FullName();

    /// <summary>"Rtp.Ssrc": a name that starts at a sibling folder. What follows a dot is a member, not a namespace.</summary>
    [GeneratedRegex(@"(?<![\w.])(?<folder>Io|Rooms|Ice|Dtls|Srtp|Rtp|Rtcp|Bwe|Ortc|Stun|Datagrams|Time)\.[A-Z]")]
    private static partial Regex RelativeName();
}
