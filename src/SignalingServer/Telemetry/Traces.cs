using System.Diagnostics;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>
/// The spans of this program. Their names and tags are methods, codes, routes and ids of nodes; nothing that a person wrote or is. Nobody
/// listens unless traces are exported, and then they cost next to nothing.
/// </summary>
internal static class Traces
{
    public const string SourceName = "VideoDesk";

    /// <summary>What became of it, as a stable code; missing when it went well.</summary>
    public const string CodeTag = "videodesk.code";

    /// <summary>Another node that took part.</summary>
    public const string NodeTag = "videodesk.node";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Something that begins here, whatever the framework has begun around it: those spans go nowhere.</summary>
    /// <param name="name">Method or route.</param>
    /// <param name="kind">As OpenTelemetry has it.</param>
    /// <param name="parent">What another node said it belongs to (W3C traceparent); null for nothing.</param>
    public static Activity? Begin(string name, ActivityKind kind, string? parent = null)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var before = Activity.Current;
        Activity.Current = null;
        var began = parent is not null && ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity(name, kind, context)
            : Source.StartActivity(name, kind);
        if (began is null)
        {
            Activity.Current = before;
        }

        return began;
    }

    /// <summary>A part of what goes on; nothing where nothing does.</summary>
    public static Activity? Within(string name, ActivityKind kind) =>
        Activity.Current is { Source.Name: SourceName } ? Source.StartActivity(name, kind) : null;

    /// <summary>How it ended.</summary>
    public static void End(this Activity? activity, string? code)
    {
        if (code is not null)
        {
            activity?.SetTag(CodeTag, code).SetStatus(ActivityStatusCode.Error, code);
        }
    }
}
