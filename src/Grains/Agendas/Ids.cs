namespace VideoDesk.Grains.Agendas;

/// <summary>An office: a short lasting name such as <c>roma</c>. Never contains a slash.</summary>
public readonly record struct OfficeId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A service that can be booked.</summary>
public readonly record struct ServiceId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A topic that the user chooses first (VC-05, VC-07).</summary>
public readonly record struct TopicId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>An official, by the administration's lasting id.</summary>
public readonly record struct OfficialId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A line of slots. Never contains a slash.</summary>
public readonly record struct SlotLineId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A province by its plate letters, such as <c>RM</c>.</summary>
public readonly record struct Province(string Code)
{
    public override string ToString() => Code;
}
