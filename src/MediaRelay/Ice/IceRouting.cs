using VideoDesk.MediaRelay.Stun;

namespace VideoDesk.MediaRelay.Ice;

/// <summary>Whose a connectivity check is, read before anything is verified.</summary>
internal static class IceRouting
{
    /// <summary>The relay's fragment of USERNAME, which is "ours:theirs" (RFC 8445 §7.2.2). False when there is none.</summary>
    public static bool TryReadFragment(ReadOnlySpan<byte> datagram, out UsernameFragment fragment)
    {
        fragment = default;
        return StunMessage.TryParse(datagram, out var message) && UsernameFragment.TryParseReceiver(message.Username, out fragment);
    }
}
