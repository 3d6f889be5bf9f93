using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>A place in a waiting list. At most one open one per person, office and service.</summary>
internal sealed class WaitingRow
{
    public Guid Id { get; init; }

    public required string Office { get; init; }

    public required string Service { get; init; }

    public required string Person { get; init; }

    /// <summary>The row of <see cref="ContactsRow"/>.</summary>
    public Guid Contacts { get; init; }

    public Language Language { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Whether it is still on the list: waits, or has an offer.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The hold of the offer; null when nothing is offered.</summary>
    public Guid? OfferHold { get; set; }

    /// <summary>SHA-256 of the token in the offer's mail, as hexadecimal digits; null without an offer, or before its mail.</summary>
    public string? OfferTokenHash { get; set; }

    /// <summary>The slot of the offer, or the one that was taken.</summary>
    public string? Slot { get; set; }

    /// <summary>The first instant at which it is too late to answer.</summary>
    public DateTimeOffset? OfferExpiresAt { get; set; }

    /// <summary>Why the person left; null when not, or served.</summary>
    public LeavingReason? LeftBecause { get; set; }

    /// <summary>Slots not to be offered again, separated by blanks.</summary>
    public string Passed { get; set; } = "";

    /// <summary>Offers left unanswered since the last answer.</summary>
    public int Unanswered { get; set; }

    /// <summary>Counts writes: the optimistic lock.</summary>
    public long Version { get; set; }
}

/// <summary>Who waits, and where to write to. Personal data, which retention empties.</summary>
internal sealed class ContactsRow
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Mobile { get; init; }

    /// <summary>Codice fiscale of who waits.</summary>
    public string? Code { get; init; }

    /// <summary>In which capacity, as the booking form writes it.</summary>
    public string? Capacity { get; init; }

    /// <summary>Codice fiscale of whose matter it is.</summary>
    public string? SubjectCode { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>A slot that became free and that the waiting list has not been asked about yet.</summary>
internal sealed class FreedSlotRow
{
    /// <summary>The slot's key as text.</summary>
    public required string Slot { get; init; }

    public required string Office { get; init; }

    public required string Service { get; init; }

    public DateTimeOffset FreedAt { get; init; }
}
