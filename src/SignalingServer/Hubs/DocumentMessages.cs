namespace VideoDesk.SignalingServer.Hubs;

/// <summary>The official asks for something.</summary>
internal sealed record AskRequest(string What)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => nameof(AskRequest);
}

/// <summary>A document or a request of one.</summary>
internal sealed record DocumentIdRequest(string Id);

/// <summary>The official does not take a document.</summary>
internal sealed record DeclineRequest(string Id, string Reason)
{
    /// <summary>Without the text: it may end in a log.</summary>
    public override string ToString() => Id;
}

internal sealed record IdView(string Id);
