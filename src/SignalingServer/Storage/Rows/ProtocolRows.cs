using VideoDesk.Grains.Protocol;

namespace VideoDesk.SignalingServer.Storage.Rows;

/// <summary>How far a register has come. Locked by whoever enters something, until the entry is stored.</summary>
internal sealed class ProtocolCounterRow
{
    public required string Register { get; init; }

    /// <summary>Of the last entry; 0 before the first.</summary>
    public int Year { get; init; }

    /// <summary>The last number of that year; 0 before the first.</summary>
    public int Number { get; init; }

    /// <summary>Instant of the last entry.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>One entry of a register. Only ever inserted: a trigger of the database refuses anything else.</summary>
internal sealed class ProtocolEntryRow
{
    public required string Register { get; init; }

    public int Year { get; init; }

    /// <summary>From 1 in each year, without gaps.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Appointment { get; init; }

    /// <summary>Unique: a document has one entry.</summary>
    public required string Document { get; init; }

    public ProtocolDirection Direction { get; init; }

    public required string Subject { get; init; }

    public long Bytes { get; init; }

    /// <summary>Hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Null where that was not found out.</summary>
    public int? Pages { get; init; }

    /// <summary>The official who accepted it.</summary>
    public required string AcceptedBy { get; init; }
}

/// <summary>What an entry says about a person, apart from it: retention empties this and the entry stays. Personal data.</summary>
internal sealed class ProtocolPartyRow
{
    public required string Register { get; init; }

    public int Year { get; init; }

    public int Number { get; init; }

    public required string Appointment { get; init; }

    /// <summary>Of whose matter it is.</summary>
    public string? Name { get; init; }

    /// <summary>Codice fiscale of whose matter it is.</summary>
    public string? Code { get; init; }

    /// <summary>Name of who acts for that person; null when nobody does.</summary>
    public string? Through { get; init; }

    /// <summary>Of the file, as it came.</summary>
    public string? FileName { get; init; }

    /// <summary>When retention emptied it; null while it is there.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>That an entry is annulled. Only ever inserted, like the entry.</summary>
internal sealed class ProtocolAnnulmentRow
{
    public required string Register { get; init; }

    public int Year { get; init; }

    public int Number { get; init; }

    public DateTimeOffset AnnulledAt { get; init; }

    public required string AnnulledBy { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A PDF that the official offered as the outcome of a form.</summary>
internal sealed class FormRow
{
    public required string Document { get; init; }

    public required string Appointment { get; init; }

    public bool Flattened { get; init; }

    /// <summary>JSON: value by name; no value once retention has emptied it. Personal data.</summary>
    public required string Fields { get; init; }

    /// <summary>Of the PDF, as hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the values in the PDF itself were compared.</summary>
    public bool FieldsChecked { get; init; }
}

/// <summary>That a side has confirmed a form.</summary>
internal sealed class FormConfirmationRow
{
    public required string Document { get; init; }

    public Grains.Appointments.Side Side { get; init; }

    public DateTimeOffset ConfirmedAt { get; init; }
}
