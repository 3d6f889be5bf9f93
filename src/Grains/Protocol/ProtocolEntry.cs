using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.Grains.Protocol;

/// <summary>Which way a document went.</summary>
public enum ProtocolDirection
{
    /// <summary>From the taxpayer's side to the office.</summary>
    Received,

    /// <summary>From the office to the taxpayer's side.</summary>
    Issued,
}

/// <summary>What is registered of a file.</summary>
/// <param name="Name">As it came, cleaned. May hold personal data: kept apart.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its fingerprint as hexadecimal digits (art. 53, letter f).</param>
/// <param name="Pages">Null where that was not found out.</param>
public sealed record RegisteredFile(string Name, long Bytes, string Sha256, int? Pages)
{
    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Sha256;
}

/// <summary>A document that is to be entered (art. 53): all but number and instant, which the register gives.</summary>
/// <param name="Register">Where.</param>
/// <param name="Appointment">To which appointment it belongs.</param>
/// <param name="Document">Its id; a document has at most one entry.</param>
/// <param name="Direction">Received or issued.</param>
/// <param name="Subject">What the official wrote.</param>
/// <param name="File">What is registered of the file.</param>
/// <param name="By">Who accepted it.</param>
public sealed record ProtocolDraft(
    RegisterCode Register, AppointmentId Appointment, string Document, ProtocolDirection Direction, string Subject, RegisteredFile File, OfficialId By);

/// <summary>Who, when and why (art. 54).</summary>
public sealed record ProtocolAnnulment(DateTimeOffset At, OfficialId By, string Reason);

/// <summary>The taxpayer's side of an entry: sender of what was received, recipient of what was issued. Personal data, which retention empties.</summary>
/// <param name="Name">Of whose matter it is; null when it was emptied or never known.</param>
/// <param name="Code">Codice fiscale; null likewise.</param>
/// <param name="Through">Name of who acts for that person; null when nobody does.</param>
public sealed record ProtocolParty(string? Name, string? Code, string? Through)
{
    /// <summary>Without the data: it may end in a log.</summary>
    public override string ToString() => nameof(ProtocolParty);
}

/// <summary>An entry as it is read.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was given; UTC, whole milliseconds.</param>
/// <param name="Draft">What was entered; the file's name is empty once retention has emptied it.</param>
/// <param name="Party">The taxpayer's side.</param>
/// <param name="Annulment">Null while it stands.</param>
public sealed record ProtocolEntry(ProtocolNumber Number, DateTimeOffset At, ProtocolDraft Draft, ProtocolParty Party, ProtocolAnnulment? Annulment);
