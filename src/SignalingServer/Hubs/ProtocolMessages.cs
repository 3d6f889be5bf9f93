namespace VideoDesk.SignalingServer.Hubs;

/// <summary>The official accepts a document under a subject.</summary>
internal sealed record AcceptDocumentRequest(string Id, string Subject)
{
    /// <summary>What was asked for stays open: more is to come.</summary>
    public bool KeepRequest { get; init; }

    /// <summary>Without the subject: it may end in a log.</summary>
    public override string ToString() => Id;
}

/// <summary>The number that a document has got, and when.</summary>
internal sealed record NumberView(string Number, DateTimeOffset At);

/// <summary>The official offers a PDF that was made of a form.</summary>
internal sealed record OfferFormRequest(string Id, bool Flattened, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Without the values: it may end in a log.</summary>
    public override string ToString() => Id;
}

/// <summary>The taxpayer confirms it.</summary>
internal sealed record ConfirmFormRequest(string Id, string Sha256, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Without the values: it may end in a log.</summary>
    public override string ToString() => Id;
}
