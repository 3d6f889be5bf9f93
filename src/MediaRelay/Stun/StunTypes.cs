namespace VideoDesk.MediaRelay.Stun;

/// <summary>The two class bits of a message type (RFC 8489 §5).</summary>
internal enum StunClass
{
    Request = 0,
    Indication = 1,
    Success = 2,
    Error = 3,
}

/// <summary>The twelve method bits of a message type. The relay serves only one; the others are recognised as numbers.</summary>
internal enum StunMethod : ushort
{
    Binding = 0x001,
}

/// <summary>Attribute numbers (RFC 8489 §18.3, RFC 8445 §16.1). Below 0x8000 whoever does not understand one must not go on.</summary>
internal enum StunAttribute : ushort
{
    MappedAddress = 0x0001,
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    UnknownAttributes = 0x000A,
    Realm = 0x0014,
    Nonce = 0x0015,
    XorMappedAddress = 0x0020,
    Priority = 0x0024,
    UseCandidate = 0x0025,
    Fingerprint = 0x8028,
    IceControlled = 0x8029,
    IceControlling = 0x802A,

    /// <summary>Which of several nominations is the latest (draft-thatcher-ice-renomination §4).</summary>
    Nomination = 0xC001,
}

/// <summary>The error answers that the relay gives (RFC 8489 §14.8, RFC 8445 §7.3.1.1).</summary>
internal enum StunErrorCode
{
    BadRequest = 400,
    Unauthenticated = 401,
    UnknownAttribute = 420,
    RoleConflict = 487,
}
