namespace VideoDesk.MediaRelay.Srtp;

/// <summary>Master key and salt of one direction (RFC 3711 §3.2.1).</summary>
internal sealed record SrtpKeys(SrtpProfile Profile, byte[] MasterKey, byte[] MasterSalt);
