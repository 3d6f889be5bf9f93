namespace VideoDesk.LoadGenerator;

/// <summary>What the program can do, for its user.</summary>
internal static class Usage
{
    private const string Text = """
        LoadGenerator MODE [OPTIONS]

        Modes
          --limit            What this machine's kernel can send at all: no crypto, no logic, loopback.
                             Plain sendto against runs (UDP_SEGMENT), alternating; medians.

        Options of --limit
          --size N           Bytes of a datagram: 1,100 of payload and what RTP and SRTP add. Default 1136.
          --burst N          Datagrams to one destination in a row, 1 to 57. Default 6.
          --viewers N        Destinations, each a socket of its own. Default 64.
          --rounds N         Measurements of each way, 1 to 9. Default 3.
          --milliseconds N   Length of a measurement; all of them together stay below 10 s. Default 1000.
          --receive WAY      joined: the receiver takes runs as they were sent. plain: the kernel cuts them before, at the
                             sender's cost, as for a network card that cannot. Default joined.
          --sender-core N    Core of the sending thread. Default 0.
          --receiver-core N  Core of the receiving thread. Default 1.

        Options of all modes
          --json FILE        Writes the figures there too.
        """;

    public static int Print()
    {
        Console.WriteLine(Text);
        return 0;
    }
}
