using System.Net;
using VideoDesk.MediaRelay.Dtls;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>What signalling tells a peer of the server's end.</summary>
internal sealed record PeerRemote(IPEndPoint Address, string UsernameFragment, string Password, DtlsFingerprint Fingerprint);
