using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.Grains.Appointments;

/// <summary>
/// What somebody wants of an appointment. Who may want it is checked where the request comes in (A.10); the rules about time and state
/// are in <see cref="AppointmentSession"/>.
/// </summary>
public abstract record AppointmentCommand;

/// <summary>Books: the slot was held and is the appointment's from now on. The policy and the timetable freeze here.</summary>
/// <param name="Appointment">A new identifier.</param>
/// <param name="Slot">The slot, already held for this booking.</param>
/// <param name="Policy">The service's policy in force now.</param>
/// <param name="BookedBy">Taxpayer side, or the office (VC-02).</param>
/// <param name="Language">Language of the call and the mails.</param>
/// <param name="TransferredFrom">The appointment this one replaces, if another office handed it over.</param>
public sealed record Book(
    AppointmentId Appointment,
    Slot Slot,
    AppointmentPolicy Policy,
    Side BookedBy = Side.Taxpayer,
    Language Language = Language.Italian,
    AppointmentId? TransferredFrom = null) : AppointmentCommand;

/// <summary>Cancels (ADER-13, ADER-15). The taxpayer can until T, the office until the call or a callback begins.</summary>
public sealed record Cancel(Side By, CancellationReason Reason) : AppointmentCommand;

/// <summary>Puts the appointment on one official's list; a manager assigns, an official takes over for himself (CIV-03).</summary>
public sealed record Assign(OfficialId Official, OfficialId By) : AppointmentCommand;

/// <summary>Records what came of the pre-call (SD-07).</summary>
public sealed record RecordPreCall(PreCallOutcome Outcome, OfficialId By) : AppointmentCommand;

/// <summary>The taxpayer's side has opened the appointment and its connection stands. Repeats are harmless.</summary>
public sealed record TaxpayerConnect : AppointmentCommand;

/// <summary>The taxpayer's last connection ended. Repeats are harmless.</summary>
public sealed record TaxpayerDisconnect(Departure Departure = Departure.Dropped) : AppointmentCommand;

/// <summary>An official joins this appointment; an unassigned one becomes his. Repeats are harmless.</summary>
public sealed record OfficialJoin(OfficialId Official) : AppointmentCommand;

/// <summary>The official's last connection ended. Repeats are harmless.</summary>
public sealed record OfficialLeave(OfficialId Official, Departure Departure = Departure.Dropped) : AppointmentCommand;

/// <summary>The official lets the taxpayer in, from T−10 on and as soon as both are there (A.8.3-13).</summary>
public sealed record Admit(OfficialId Official) : AppointmentCommand;

/// <summary>The official ends the appointment (SD-17).</summary>
public sealed record Close(OfficialId Official, AppointmentOutcome Outcome, NextSteps NextSteps = NextSteps.None) : AppointmentCommand;

/// <summary>The office solved the question before T (INPS-15).</summary>
public sealed record ResolveEarly(OfficialId Official, NextSteps NextSteps = NextSteps.None) : AppointmentCommand;

/// <summary>Hands the appointment to a colleague of the same office.</summary>
public sealed record TransferToColleague(OfficialId Colleague, OfficialId By) : AppointmentCommand;

/// <summary>Hands the appointment to another office, where <paramref name="Successor"/> was booked for it.</summary>
public sealed record TransferToOffice(OfficeId Office, AppointmentId Successor, OfficialId By) : AppointmentCommand;

/// <summary>After the taxpayer's grace ran out the official decides to phone (A.8.3-14).</summary>
public sealed record ChooseCallback(OfficialId Official) : AppointmentCommand;

/// <summary>Records what came of the callback (ADER-20).</summary>
public sealed record RecordCallbackOutcome(CallbackOutcome Outcome, OfficialId By) : AppointmentCommand;

/// <summary>A file was not taken; also after the end. It changes nothing but the journal.</summary>
public sealed record RecordDocumentRefusal(string Code) : AppointmentCommand;

/// <summary>A deadline's instant may have come. Early, late, repeated and stale ones are all harmless.</summary>
public sealed record DeadlineReached(DeadlineReason Reason) : AppointmentCommand;

/// <summary>Writes down that a document has its number; the register gave it in the same transaction. Possible in every state.</summary>
public sealed record NoteRegistration(string Document, RegisterCode Register, ProtocolNumber Number, string Sha256, OfficialId By) : AppointmentCommand;

/// <summary>Writes down that an entry was annulled. Possible in every state.</summary>
public sealed record NoteAnnulment(RegisterCode Register, ProtocolNumber Number, OfficialId By) : AppointmentCommand;

/// <summary>Writes down that a live chat was opened. Possible in every state: whether it may be is asked before.</summary>
public sealed record NoteLiveChat(int Number, OfficialId By) : AppointmentCommand;

/// <summary>Retention looks whether something is due to be erased. Early and repeated ones are harmless.</summary>
public sealed record EraseWhatIsDue : AppointmentCommand;
