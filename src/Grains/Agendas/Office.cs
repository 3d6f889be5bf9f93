using VideoDesk.Grains.Time;

namespace VideoDesk.Grains.Agendas;

/// <summary>What kind of office it is.</summary>
public enum OfficeKind
{
    /// <summary>Direzione provinciale.</summary>
    ProvincialDirectorate,

    /// <summary>Ufficio territoriale.</summary>
    TerritorialOffice,

    /// <summary>Sportello of the collection agency.</summary>
    CollectionDesk,
}

/// <summary>How an office is reached. These are an office's data, not a person's.</summary>
public sealed record OfficeContacts(string Address, string Phone, string Email, string CertifiedEmail);

/// <summary>An office that gives appointments.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people read, in Italian everywhere.</param>
/// <param name="Province">Where it is (ADER-05, VC-06).</param>
/// <param name="Kind">What it is.</param>
/// <param name="Contacts">How it is reached.</param>
/// <param name="Calendar">When it works.</param>
public sealed record Office(OfficeId Id, string Name, Province Province, OfficeKind Kind, OfficeContacts Contacts, OfficeCalendar Calendar)
{
    /// <summary>The zone of its wall times; there is only this one.</summary>
    public string TimeZone { get; } = RomeTime.ZoneId;
}

/// <summary>Somebody who works at an office and takes appointments.</summary>
/// <param name="Id">The administration's id.</param>
/// <param name="Name">Name and surname: personal data.</param>
/// <param name="Office">Where.</param>
/// <param name="IsHead">Heads the office: assigns and takes over (A.10).</param>
public sealed record Official(OfficialId Id, string Name, OfficeId Office, bool IsHead)
{
    /// <summary>Without the name: it may end in a log.</summary>
    public override string ToString() => Id.ToString();
}
