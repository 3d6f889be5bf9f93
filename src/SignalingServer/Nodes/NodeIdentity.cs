using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Nodes;

/// <summary>Which process this is, and what it speaks.</summary>
/// <param name="Id">The node's.</param>
/// <param name="Incarnation">Another one after every start.</param>
/// <param name="Protocol">Version of the control protocol.</param>
/// <param name="Schema">How many migrations the program knows.</param>
internal sealed record NodeIdentity(string Id, string Incarnation, int Protocol, int Schema)
{
    /// <summary>Counts up when the control protocol changes; neighbours understand each other.</summary>
    public const int ProtocolVersion = 1;

    /// <summary>How many migrations the program knows.</summary>
    public static readonly int KnownMigrations = CountMigrations();

    /// <summary>Node and incarnation in one.</summary>
    public string Process => $"{Id}/{Incarnation}";

    public static NodeIdentity Of(NodeSettings settings) =>
        new(settings.Id, Guid.NewGuid().ToString("N"), ProtocolVersion, KnownMigrations);

    private static int CountMigrations() =>
        typeof(Db).Assembly.GetTypes().Count(static type => type.GetCustomAttribute<MigrationAttribute>() is not null);
}

/// <summary>What everything of a node works with.</summary>
internal sealed record NodeContext(NodeSettings Settings, NodeIdentity Self, NodeTimes Times, TimeProvider Clock)
{
    /// <summary>Connections to relay nodes that were tried.</summary>
    private long _attempts;

    /// <summary>Number of an attempt to connect to a relay node: higher than all before, also those of a link that was forgotten.</summary>
    public long NextAttempt() => Interlocked.Increment(ref _attempts);
}

/// <summary>Whether two nodes may work together.</summary>
internal static class HelloCheck
{
    public static readonly TimeSpan LargestOffset = TimeSpan.FromSeconds(2);

    /// <summary>Why not: a stable code and a sentence for those who run them. Null when they may.</summary>
    public static (string Code, string Sentence)? Refusal(NodeIdentity self, ControlHello other, DateTimeOffset now)
    {
        if (Math.Abs(self.Protocol - other.Protocol) > 1)
        {
            return ("protocol-version", $"{self.Id} speaks version {self.Protocol} of the control protocol and {other.Node} version {other.Protocol}: "
                + "only the same or a neighbouring version works. Update one version at a time.");
        }

        if (Math.Abs(self.Schema - other.Schema) > 1)
        {
            return ("schema-version", $"{self.Id} knows version {self.Schema} of the database and {other.Node} version {other.Schema}: "
                + "only the same or a neighbouring version works. Update one version at a time.");
        }

        var offset = other.Clock - now;
        return offset.Duration() > LargestOffset ? ("clock", OffsetSentence(other.Node, offset, self.Id)) : null;
    }

    /// <summary>That a node's clock is so far ahead of (or, negative, behind) that of others.</summary>
    public static string OffsetSentence(string node, TimeSpan ahead, string others) => string.Create(
        CultureInfo.InvariantCulture,
        $"The clock of {node} is {Math.Abs(ahead.TotalSeconds):F1} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} that of {others}: "
        + $"at most {LargestOffset.TotalSeconds:F0} s are allowed. Make all follow a time server.");
}
