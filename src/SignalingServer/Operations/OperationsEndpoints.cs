using Microsoft.AspNetCore.Http.HttpResults;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer.Operations;

/// <summary>What administrators see and do. They see numbers and names of nodes, and nothing of anybody's appointment.</summary>
internal static partial class OperationsEndpoints
{
    private const string Route = "/operations";
    private const string DrainRoute = Route + "/relays/{node}/drain";

    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route, LookAsync).RequireAuthorization(Policies.Administrators);
        api.MapPost(DrainRoute, static ([AsParameters] DrainTarget target) => Drain(target, isOn: true)).RequireAuthorization(Policies.Administrators);
        api.MapDelete(DrainRoute, static ([AsParameters] DrainTarget target) => Drain(target, isOn: false)).RequireAuthorization(Policies.Administrators);
    }

    private static async Task<Ok<OperationsView>> LookAsync(
        FiguresBoard board, Backlog backlog, NodeSettings node, IServiceProvider services)
    {
        // The machine's time: nodes are compared by it, and a demonstration's clock may be another.
        var now = TimeProvider.System.GetUtcNow();
        var (isThere, figures) = await board.ReadAsync();
        var relays = services.GetService<NodeOperations>()?.Relays ?? [];
        return TypedResults.Ok(new OperationsView(
            now, node.Id, node.IsSingle, isThere, OperatedNodes.Of(figures, relays, now),
            new BacklogView(backlog.DeadlineLag.TotalSeconds, backlog.MailLag.TotalSeconds, backlog.Mails)));
    }

    /// <summary>Begins, or calls off; what became of it is seen in the node's state.</summary>
    private static Results<NoContent, ProblemHttpResult> Drain(DrainTarget target, bool isOn)
    {
        var (context, node) = (target.Context, target.Node);
        if (context.RequestServices.GetService<NodeOperations>() is not { } operations || operations.Relays.All(relay => relay.Id != node))
        {
            return Problems.Of(context, new Fault(HostFaults.NodeUnknown));
        }

        var isSent = operations.Drain(node, isOn);
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OperationsEndpoints));
        DrainAsked(logger, CallerClaims.PersonOf(context.User) ?? "", node, isOn, isSent);
        return isSent ? TypedResults.NoContent() : Problems.Of(context, new Fault(HostFaults.NodeUnreachable));
    }

    [LoggerMessage(1, LogLevel.Information, "Administrator {Person} drains relay node {Node}: {IsOn} (sent: {IsSent})", EventName = "DrainAsked")]
    private static partial void DrainAsked(ILogger logger, string person, string node, bool isOn, bool isSent);

    /// <summary>A relay node, and who asks.</summary>
    private readonly record struct DrainTarget(string Node, HttpContext Context);
}
