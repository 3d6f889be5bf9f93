using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.SignalingServer.Mail;

/// <summary>Who is written to. Personal data: never in a log.</summary>
/// <param name="Name">As the person gave it; may be empty.</param>
/// <param name="Email">The address of the booking (ADER-09).</param>
/// <param name="Mobile">The phone of the booking; shown masked, except to the official (N2).</param>
internal sealed record Contacts(string Name, string Email, string Mobile)
{
    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(Contacts);
}

/// <summary>What a mail says beside the notification itself: read from the rows when it is sent, so that nothing personal waits in the outbox.</summary>
internal sealed record NotificationFacts
{
    /// <summary>Language of the mail.</summary>
    public required Language Language { get; init; }

    /// <summary>The service, in that language.</summary>
    public required string Service { get; init; }

    /// <summary>The topic, in that language; null when the service has none.</summary>
    public string? Topic { get; init; }

    /// <summary>The office.</summary>
    public required OfficeFacts Office { get; init; }

    /// <summary>T; for an offer of the waiting list (N12) the start of the offered slot.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The planned end.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When it can be entered (ADER-14).</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>The last instant at which a first connection is in time (ADER-17).</summary>
    public required DateTimeOffset LateAfter { get; init; }

    /// <summary>The taxpayer side.</summary>
    public required Contacts Contacts { get; init; }

    /// <summary>How the link is delivered (A.8.3-5): what the confirmation says about entering.</summary>
    public LinkDelivery LinkDelivery { get; init; }

    /// <summary>Whether staying away without cancelling counts as carried out (ADER-16).</summary>
    public bool AbsenceCountsAsCarriedOut { get; init; } = true;

    /// <summary>
    /// The token of the personal link with <see cref="NotificationData.LinkRevision"/>, or of the offer (N12); null where the mail has
    /// none. URL-safe characters only.
    /// </summary>
    public string? LinkToken { get; init; }

    /// <summary>Where the official is written to (N2); null: the task is on the worklist and nobody gets a mail.</summary>
    public string? OfficialEmail { get; init; }

    /// <summary>What to bring or to send (N2, N6), in the mail's language.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Protocol numbers that were given out (N11).</summary>
    public IReadOnlyList<string> ProtocolNumbers { get; init; } = [];

    /// <summary>The entry that the receipt is of (N10), or that was annulled (N17); null where there is none.</summary>
    public ProtocolEntry? Entry { get; init; }

    /// <summary>What the office wrote to the taxpayer (N8, N9); null when nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The office that has it now (N8 of a transfer).</summary>
    public string? NewOffice { get; init; }

    /// <summary>The new appointment's start (N8 of a transfer), if it has one.</summary>
    public DateTimeOffset? NewStartsAt { get; init; }
}

/// <summary>How the office is named and reached.</summary>
internal sealed record OfficeFacts(string Name, string Address, string Phone, string Email);

/// <summary>Where the facts of a notification come from.</summary>
internal interface INotificationFacts
{
    /// <summary>Null when there is nobody to write to any more (retention has emptied the row).</summary>
    ValueTask<NotificationFacts?> LoadAsync(NotificationRequest request, CancellationToken cancellationToken);
}
