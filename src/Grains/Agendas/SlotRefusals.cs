namespace VideoDesk.Grains.Agendas;

/// <summary>Every refusal of <see cref="Agenda"/>, <see cref="SlotHolds"/> and <see cref="WaitingList"/>.</summary>
public static class SlotRefusals
{
    /// <summary>No line of this service has such a slot.</summary>
    public static readonly BookingRefusal Unknown = new("slot-unknown", "slot");

    /// <summary>It has begun.</summary>
    public static readonly BookingRefusal InThePast = new("slot-in-the-past", "slot");

    /// <summary>It begins before the lead time is over.</summary>
    public static readonly BookingRefusal TooSoon = new("slot-too-soon", "slot");

    /// <summary>It lies after the last date that can be booked today.</summary>
    public static readonly BookingRefusal OutsideHorizon = new("slot-outside-horizon", "slot");

    /// <summary>A holiday, a patron saint or another closure of the office.</summary>
    public static readonly BookingRefusal OfficeClosed = new("office-closed", "slot");

    /// <summary>Somebody else has it or is about to have it.</summary>
    public static readonly BookingRefusal Taken = new("slot-taken", "slot");

    /// <summary>The time to fill in the form, or to answer an offer, is over.</summary>
    public static readonly BookingRefusal HoldExpired = new("hold-expired", "hold");

    /// <summary>The hold is another person's. To that person it must look like an unknown one.</summary>
    public static readonly BookingRefusal HoldNotYours = new("hold-not-yours", "hold");

    /// <summary>An appointment was already made of it.</summary>
    public static readonly BookingRefusal HoldAlreadyConfirmed = new("hold-already-confirmed", "hold");

    /// <summary>Already on the list of this office and service.</summary>
    public static readonly BookingRefusal AlreadyWaiting = new("already-waiting", "service");

    /// <summary>The place in the list is another person's. To that person it must look like an unknown one.</summary>
    public static readonly BookingRefusal EntryNotYours = new("waiting-entry-not-yours", "entry");

    /// <summary>Nothing is offered at the moment.</summary>
    public static readonly BookingRefusal NothingOffered = new("nothing-offered", "entry");

    /// <summary>The place in the list was given up, or a slot was taken by it.</summary>
    public static readonly BookingRefusal NoLongerWaiting = new("no-longer-waiting", "entry");
}
