using VideoDesk.Grains.Agendas;

namespace VideoDesk.Grains.Appointments;

/// <summary>How the personal link reaches the taxpayer (A.8.3-5). Activation is the same for all three.</summary>
public enum LinkDelivery
{
    /// <summary>A button in the reserved area, no link by mail (ADER-14).</summary>
    ReservedArea,

    /// <summary>A mail at 08:00 of the previous calendar day (VC-03).</summary>
    DayBefore,

    /// <summary>A mail at 08:00 of the day (SD-09).</summary>
    DayOf,
}

/// <summary>Languages that a service speaks.</summary>
[Flags]
public enum Languages
{
    None = 0,
    Italian = 1,
    English = 2,
    German = 4,
}

/// <summary>
/// The rules of one service about its appointments. Versioned per service and frozen onto the appointment when it is booked: a later
/// change of policy never moves the deadlines of what is already booked. Local times are Europe/Rome.
/// </summary>
public sealed record AppointmentPolicy
{
    /// <summary>Counts up with every change of the service's policy; 1 is the first.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The appointment can be entered from this long before its start (ADER-14). Default 10 minutes.</summary>
    public TimeSpan ActivationLead { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A first connection up to and including this long after the start is in time (ADER-17). Default 5 minutes.</summary>
    public TimeSpan TaxpayerLateLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From this long without an official, counted from the start, a callback is owed (ADER-19). Default 5 minutes.</summary>
    public TimeSpan OfficialLateLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The same for an official who was there and dropped, counted from the drop (A.8.3-14). Default 5 minutes.</summary>
    public TimeSpan OfficialDropLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The place of a taxpayer who connected in time and dropped is kept this long (A.8.3-3). Default 10 minutes.</summary>
    public TimeSpan ReconnectGrace { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the official may call beforehand, and a reminder goes out when nobody did (SD-07, SD-08).</summary>
    public bool PreCall { get; init; } = true;

    /// <summary>The pre-call task opens this many calendar days before, at the hour of the appointment (A.8.3-15). Default 3.</summary>
    public int PreCallDaysBefore { get; init; } = 3;

    /// <summary>The pre-call window ends at this local time of the day before (A.8.3-15). Default 18:00.</summary>
    public TimeOnly PreCallWindowEnds { get; init; } = new(18, 0);

    /// <summary>How the personal link is delivered (A.8.3-5).</summary>
    public LinkDelivery LinkDelivery { get; init; } = LinkDelivery.ReservedArea;

    /// <summary>Local time at which link mails go out (A.8.3-15). Default 08:00.</summary>
    public TimeOnly LinkMailTime { get; init; } = new(8, 0);

    /// <summary>With nobody connected this long after the slot's end, it closes itself (A.8.3-14). Default 30 minutes.</summary>
    public TimeSpan ClosesAfterEnd { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A callback is promised within this time of becoming owed (ADER-20, N7 "expected time"). Default 2 hours.</summary>
    public TimeSpan CallbackDueAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Whether a taxpayer who stays away while the office is there is counted as served (ADER-16). Default yes.</summary>
    public bool AbsenceCountsAsCarriedOut { get; init; } = true;

    /// <summary>Languages in which the service is held.</summary>
    public Languages OfferedLanguages { get; init; } = Languages.Italian | Languages.English | Languages.German;

    /// <summary>Chat and board are erased this many calendar days after the planned end. Default 90.</summary>
    public int TranscriptDays { get; init; } = 90;

    /// <summary>
    /// Documents and forms are erased this many calendar days after the planned end, and with the longer of the two the personal data of the
    /// booking. Default 365.
    /// </summary>
    public int DocumentDays { get; init; } = 365;

    /// <summary>Whether the service is held in a language.</summary>
    public bool Offers(Language language) => OfferedLanguages.HasFlag(language switch
    {
        Language.English => Languages.English,
        Language.German => Languages.German,
        _ => Languages.Italian,
    });
}
