using System.Text.Json.Serialization;
using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.Grains.Appointments;

/// <summary>
/// Something that happened to an appointment. Stored for ever under the name below; holds no personal data, so that retention can
/// empty the row while the journal still verifies.
/// </summary>
/// <param name="At">The instant from which it is true: of the command, or of the deadline however late it was noticed. UTC, whole
/// milliseconds, never before the event that precedes it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Booked), "booked")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(PreCallOpened), "pre-call-opened")]
[JsonDerivedType(typeof(PreCallRecorded), "pre-call-recorded")]
[JsonDerivedType(typeof(PreCallWindowEnded), "pre-call-window-ended")]
[JsonDerivedType(typeof(LinkMailDue), "link-mail-due")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(TaxpayerConnected), "taxpayer-connected")]
[JsonDerivedType(typeof(TaxpayerDisconnected), "taxpayer-disconnected")]
[JsonDerivedType(typeof(OfficialJoined), "official-joined")]
[JsonDerivedType(typeof(OfficialLeft), "official-left")]
[JsonDerivedType(typeof(Admitted), "admitted")]
[JsonDerivedType(typeof(ReconnectGraceEnded), "reconnect-grace-ended")]
[JsonDerivedType(typeof(CallbackOpened), "callback-opened")]
[JsonDerivedType(typeof(CallbackSettled), "callback-settled")]
[JsonDerivedType(typeof(TransferredToColleague), "transferred-to-colleague")]
[JsonDerivedType(typeof(TransferredToOffice), "transferred-to-office")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(ResolvedEarly), "resolved-early")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(MeetingEnded), "meeting-ended")]
[JsonDerivedType(typeof(SlotReleased), "slot-released")]
[JsonDerivedType(typeof(DocumentRegistered), "document-registered")]
[JsonDerivedType(typeof(RegistrationAnnulled), "registration-annulled")]
[JsonDerivedType(typeof(Erased), "erased")]
[JsonDerivedType(typeof(DocumentRefused), "document-refused")]
[JsonDerivedType(typeof(LiveChatOpened), "live-chat-opened")]
public abstract record AppointmentEvent([property: JsonPropertyOrder(-1)] DateTimeOffset At);

/// <summary>The booking was confirmed.</summary>
/// <remarks>
/// <paramref name="Merged"/>: mails whose instant was already past and whose content went into the confirmation (A.8.3-15).
/// </remarks>
public sealed record Booked(
    DateTimeOffset At,
    AppointmentId Appointment,
    Slot Slot,
    AppointmentPolicy Policy,
    AppointmentTimetable Timetable,
    Side BookedBy,
    Language Language,
    MergedNotices Merged,
    AppointmentId? TransferredFrom) : AppointmentEvent(At);

/// <summary>The appointment is on one official's list.</summary>
public sealed record Assigned(DateTimeOffset At, OfficialId Official, OfficialId By) : AppointmentEvent(At);

/// <summary>The pre-call task opened (SD-07, N2).</summary>
public sealed record PreCallOpened(DateTimeOffset At) : AppointmentEvent(At);

/// <summary>A pre-call's outcome was recorded; a later one replaces it.</summary>
public sealed record PreCallRecorded(DateTimeOffset At, PreCallOutcome Outcome, OfficialId By) : AppointmentEvent(At);

/// <summary>The pre-call window ended; <paramref name="Reached"/> false means that the reminder goes out (SD-08, N3).</summary>
public sealed record PreCallWindowEnded(DateTimeOffset At, bool Reached) : AppointmentEvent(At);

/// <summary>The link mail is due (VC-03, SD-09, N4).</summary>
public sealed record LinkMailDue(DateTimeOffset At) : AppointmentEvent(At);

/// <summary>The appointment can be entered (ADER-14), and the last reminder is due (ADER-12, N5).</summary>
public sealed record Opened(DateTimeOffset At) : AppointmentEvent(At);

/// <summary>The taxpayer connected; the first of these is the evidence for the late rule.</summary>
public sealed record TaxpayerConnected(DateTimeOffset At) : AppointmentEvent(At);

/// <summary>The taxpayer is no longer connected.</summary>
public sealed record TaxpayerDisconnected(DateTimeOffset At, Departure Departure) : AppointmentEvent(At);

/// <summary>The official joined.</summary>
public sealed record OfficialJoined(DateTimeOffset At, OfficialId Official) : AppointmentEvent(At);

/// <summary>The official is no longer connected.</summary>
public sealed record OfficialLeft(DateTimeOffset At, OfficialId Official, Departure Departure) : AppointmentEvent(At);

/// <summary>The taxpayer was let in: the call.</summary>
public sealed record Admitted(DateTimeOffset At, OfficialId Official) : AppointmentEvent(At);

/// <summary>The taxpayer's reconnect grace ran out while an official was there, who now chooses (A.8.3-14).</summary>
public sealed record ReconnectGraceEnded(DateTimeOffset At) : AppointmentEvent(At);

/// <summary>A callback to the phone of the booking is owed (ADER-20).</summary>
/// <remarks>
/// <paramref name="Number"/>: from 1; a later one exists only after the earlier one was settled. <paramref name="DueAt"/>: when the
/// taxpayer may expect the call at the latest.
/// </remarks>
public sealed record CallbackOpened(DateTimeOffset At, int Number, CallbackReason Reason, DateTimeOffset DueAt) : AppointmentEvent(At);

/// <summary>The callback is no longer owed.</summary>
/// <remarks><paramref name="By"/>: who recorded it; null when it settled itself as served in video.</remarks>
public sealed record CallbackSettled(DateTimeOffset At, int Number, CallbackOutcome Outcome, OfficialId? By) : AppointmentEvent(At);

/// <summary>A colleague has it now.</summary>
/// <remarks><paramref name="LinkRenewed"/>: the personal link was replaced; the old one no longer opens anything.</remarks>
public sealed record TransferredToColleague(DateTimeOffset At, OfficialId Colleague, OfficialId By, bool LinkRenewed)
    : AppointmentEvent(At);

/// <summary>Another office has it now, as another appointment.</summary>
public sealed record TransferredToOffice(DateTimeOffset At, OfficeId Office, AppointmentId Successor, OfficialId By) : AppointmentEvent(At);

/// <summary>Cancelled (ADER-15).</summary>
public sealed record Cancelled(DateTimeOffset At, Side By, CancellationReason Reason) : AppointmentEvent(At);

/// <summary>Solved before T (INPS-15).</summary>
public sealed record ResolvedEarly(DateTimeOffset At, OfficialId By, NextSteps NextSteps) : AppointmentEvent(At);

/// <summary>The taxpayer did not connect in time: no longer usable (ADER-17).</summary>
/// <remarks>
/// <paramref name="CountsAsCarriedOut"/>: ADER-16; not set when the office was absent too (A.8.3-4). <paramref name="OfficeAbsent"/>:
/// no official was there either; the taxpayer is offered a new booking.
/// </remarks>
public sealed record Expired(DateTimeOffset At, bool CountsAsCarriedOut, bool OfficeAbsent) : AppointmentEvent(At);

/// <summary>Ended with an outcome (SD-17).</summary>
/// <remarks><paramref name="By"/>: null when it closed itself.</remarks>
public sealed record Closed(DateTimeOffset At, AppointmentOutcome Outcome, NextSteps NextSteps, OfficialId? By) : AppointmentEvent(At);

/// <summary>A callback is still owed, but the room is over: nobody can enter any more.</summary>
public sealed record MeetingEnded(DateTimeOffset At) : AppointmentEvent(At);

/// <summary>The slot is free for others (ADER-15). At most once, and only before T.</summary>
public sealed record SlotReleased(DateTimeOffset At, SlotKey Slot) : AppointmentEvent(At);

/// <summary>A document was accepted and has its number (CDI-01). What the entry says is the register's.</summary>
/// <remarks><paramref name="Sha256"/>: of the file, as hexadecimal digits.</remarks>
public sealed record DocumentRegistered(
    DateTimeOffset At, string Document, RegisterCode Register, ProtocolNumber Number, string Sha256, OfficialId By) : AppointmentEvent(At);

/// <summary>An entry was annulled; it stays in the register and reads as such.</summary>
public sealed record RegistrationAnnulled(DateTimeOffset At, RegisterCode Register, ProtocolNumber Number, OfficialId By) : AppointmentEvent(At);

/// <summary>Retention has erased something, because its time was over.</summary>
public sealed record Erased(DateTimeOffset At, KeptMatter What) : AppointmentEvent(At);

/// <summary>A file was not taken.</summary>
/// <remarks><paramref name="Code"/>: why, as <c>docs/documents.md</c> lists it.</remarks>
public sealed record DocumentRefused(DateTimeOffset At, string Code) : AppointmentEvent(At);

/// <summary>An official opened a live chat (SD-12). What he asks for is kept apart.</summary>
/// <remarks><paramref name="Number"/>: of the opening, from 1.</remarks>
public sealed record LiveChatOpened(DateTimeOffset At, int Number, OfficialId By) : AppointmentEvent(At);
