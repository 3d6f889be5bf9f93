using System.Collections.Immutable;
using VideoDesk.Grains.Identity;

namespace VideoDesk.Grains.Agendas;

/// <summary>One place in a waiting list.</summary>
public readonly record struct WaitingEntryId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>The row where e-mail and mobile of somebody are: they can be erased there without touching what refers to them.</summary>
public readonly record struct ContactsReference(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Why somebody is no longer on the list.</summary>
public enum LeavingReason
{
    /// <summary>By own wish.</summary>
    Withdrew,

    /// <summary>Too many offers without an answer.</summary>
    DidNotAnswer,
}

/// <summary>Where a place in the waiting list stands.</summary>
public abstract record WaitingState
{
    private WaitingState()
    {
    }

    /// <summary>Nothing is offered.</summary>
    public sealed record Waiting : WaitingState;

    /// <summary>A slot is held for the person.</summary>
    /// <param name="Hold">The hold.</param>
    /// <param name="Slot">The slot.</param>
    /// <param name="ExpiresAt">The first instant at which it is too late to answer.</param>
    public sealed record Offered(HoldId Hold, SlotKey Slot, DateTimeOffset ExpiresAt) : WaitingState;

    /// <summary>The person took a slot. Final.</summary>
    public sealed record Served(SlotKey Slot) : WaitingState;

    /// <summary>The person is no longer on the list. Final.</summary>
    public sealed record Left(LeavingReason Reason) : WaitingState;
}

/// <summary>Somebody's place in the waiting list of an office and a service. Contacts are a reference, so nothing here is personal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Office">The office.</param>
/// <param name="Service">The service.</param>
/// <param name="Person">Who waits.</param>
/// <param name="Contacts">Where to write to.</param>
/// <param name="Language">In which language.</param>
/// <param name="RegisteredAt">Since when: the order of the list.</param>
public sealed record WaitingEntry(
    WaitingEntryId Id,
    OfficeId Office,
    ServiceId Service,
    PersonId Person,
    ContactsReference Contacts,
    Language Language,
    DateTimeOffset RegisteredAt)
{
    /// <summary>Where it stands.</summary>
    public WaitingState State { get; init; } = new WaitingState.Waiting();

    /// <summary>Slots that were declined or left unanswered: they are not offered to this person again.</summary>
    public ImmutableHashSet<SlotKey> Passed { get; init; } = [];

    /// <summary>Offers left unanswered since the last answer.</summary>
    public int Unanswered { get; init; }

    /// <summary>Still on the list.</summary>
    public bool IsOpen => State is WaitingState.Waiting or WaitingState.Offered;

    /// <summary>When <see cref="WaitingList.Expire"/> is due; null when nothing is offered.</summary>
    public DateTimeOffset? NextDeadline => (State as WaitingState.Offered)?.ExpiresAt;
}
