namespace VideoDesk.MediaRelay.Dtls;

/// <summary>The datagrams of the flight that was sent last, kept to be repeated (RFC 6347 §4.2.4).</summary>
internal sealed class DtlsFlight
{
    /// <summary>Far more than a flight with one certificate needs; what does not fit is not repeated.</summary>
    private const int MaxDatagrams = 16;

    /// <summary>In the order of sending. Handshakes are rare and short: plain copies cost less than a buffer kept for the whole call.</summary>
    private readonly List<byte[]> _datagrams = [];

    public int Count => _datagrams.Count;

    public ReadOnlySpan<byte> this[int index] => _datagrams[index];

    public void Clear() => _datagrams.Clear();

    /// <summary>Keeps a copy.</summary>
    public void Add(ReadOnlySpan<byte> datagram)
    {
        if (_datagrams.Count < MaxDatagrams)
        {
            _datagrams.Add(datagram.ToArray());
        }
    }
}
