namespace VideoDesk.MediaRelay.Datagrams;

/// <summary>Where the core writes what must go on the wire. A struct, passed by reference: no queue, no allocation, no virtual call.</summary>
internal interface IDatagramSink
{
    /// <summary>
    /// Lends memory for one datagram in the run that is open towards this address.
    /// The span is valid until <see cref="Commit"/> or the next <see cref="Reserve"/>, which takes the place of an uncommitted one.
    /// </summary>
    Span<byte> Reserve(in TransportAddress to, int length);

    /// <summary>Hands over the first <paramref name="length"/> bytes of the lent memory as one datagram.</summary>
    void Commit(int length);
}
