namespace VideoDesk.MediaRelay;

/// <summary>A room, named by the host.</summary>
public readonly record struct RoomId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A participant of a room, named by the host.</summary>
public readonly record struct PeerId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One peer connection of a browser, named by the relay.</summary>
public readonly record struct TransportId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A microphone, camera or screen that a participant sends, named by the relay.</summary>
public readonly record struct ProducerId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A producer as one viewer receives it, named by the relay.</summary>
public readonly record struct ConsumerId(string Value)
{
    public override string ToString() => Value;
}
