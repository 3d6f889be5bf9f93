using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Identity;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// Who books for whom, and how to reach them (ADER-06, ADER-09). Personal data: columns of the row, never of the journal or a log.
/// </summary>
internal sealed record Applicant
{
    /// <summary>An appointment of which nobody's data is known.</summary>
    public static Applicant Nobody { get; } = new();

    /// <summary>Who signed in; null when the office books.</summary>
    public PersonId? Person { get; init; }

    public Capacity? Capacity { get; init; }

    /// <summary>The mandate it rests on; null for oneself.</summary>
    public MandateId? Mandate { get; init; }

    /// <summary>Codice fiscale of whose matter it is.</summary>
    public string? SubjectCode { get; init; }

    public string? SubjectName { get; init; }

    /// <summary>Codice fiscale of who books, if somebody else.</summary>
    public string? RequesterCode { get; init; }

    public string? RequesterName { get; init; }

    public string? Email { get; init; }

    public string? Mobile { get; init; }

    /// <summary>What the taxpayer wrote about the question, in a few words (step 3 of the booking); null when nothing.</summary>
    public string? Details { get; init; }

    /// <summary>What the office wrote to the taxpayer; not written by a booking.</summary>
    public string? Remark { get; init; }

    /// <summary>What an official wrote to the colleague who took over; for the office only, and not written by a booking.</summary>
    public string? Handover { get; init; }

    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(Applicant);
}

/// <summary>The first change of an appointment, and who booked it.</summary>
internal sealed record AppointmentBooking(AppointmentChange Change, Applicant Applicant);
