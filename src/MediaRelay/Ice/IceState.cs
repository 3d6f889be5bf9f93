namespace VideoDesk.MediaRelay.Ice;

/// <summary>How far a transport has come. An ICE-lite agent does not check, it is checked (RFC 8445 §6.1.1).</summary>
internal enum IceState
{
    /// <summary>No valid check has come.</summary>
    New,

    /// <summary>The peer has proved the password on some path and has not said which one it wants.</summary>
    Connected,

    /// <summary>The peer has nominated a path.</summary>
    Completed,

    /// <summary>No path is left: consent ran out or the last connection closed. A valid check revives the transport.</summary>
    Disconnected,
}
