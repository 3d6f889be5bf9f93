namespace VideoDesk.MediaRelay.Ice;

/// <summary>What became of the STUN messages that one agent was given. Each message is in exactly one row, except the last.</summary>
internal struct IceCounters
{
    /// <summary>Checks answered with success.</summary>
    public long Succeeded;

    /// <summary>Binding indications: keep-alives, which ask for no answer.</summary>
    public long Indications;

    /// <summary>Not a well-formed STUN message.</summary>
    public long Malformed;

    /// <summary>Success and error answers: the relay never asks.</summary>
    public long UnexpectedAnswers;

    /// <summary>Another method than Binding.</summary>
    public long UnknownMethods;

    /// <summary>FINGERPRINT absent or wrong: perhaps not STUN at all, so nobody is answered.</summary>
    public long WrongFingerprints;

    /// <summary>USERNAME or MESSAGE-INTEGRITY absent (400).</summary>
    public long MissingCredentials;

    /// <summary>A fragment that is not, or no longer, ours (401).</summary>
    public long WrongUsernames;

    /// <summary>Our fragment and another password (401).</summary>
    public long WrongPasswords;

    /// <summary>Authenticated, with attributes that had to be understood (420).</summary>
    public long UnknownAttributes;

    /// <summary>Authenticated, from a peer that believes to be controlled as well (487).</summary>
    public long RoleConflicts;

    /// <summary>Authenticated, without PRIORITY (400).</summary>
    public long MissingPriorities;

    /// <summary>Of the refused ones: not answered, because the answer would have been longer than the request.</summary>
    public long SuppressedErrors;
}
