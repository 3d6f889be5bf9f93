namespace VideoDesk.LoadGenerator;

/// <summary>What the program can do, for its user.</summary>
internal static class Usage
{
    private const string Text = """
        LoadGenerator MODE [OPTIONS]

        Modes
          one-to-one         Rooms of two: each sends 1.5 Mbit/s of video (30 frames/s) and 50 Opus packets/s to the other.
          six-party          The same in rooms of six.
          fan-out            One sender of video, many viewers.
          audio              Rooms of six with Opus only.
          --delay            Sends a scenario's frames faster and faster until packets are lost; then measures the added delay
                             at 70 % of the highest rate without loss. --scenario NAME chooses; default fan-out.
          --ratio-to-limit   fan-out in turn with raw runs of the same length and size (see --limit).
          --limit            What this machine's kernel can send at all: no crypto, no logic, loopback.
                             Plain sendto against runs (UDP_SEGMENT), alternating; medians.

        Peers are real: ICE, DTLS, SRTP, RTCP, a socket each, all on one thread. They send datagram by datagram, so that no
        server receives runs. Loss is counted by different sequence numbers; the added delay goes from before the sender's
        system call to the stamp of the kernel on the viewer's datagram; CPU time is that of the server process as the
        operating system counts it.

        Options of the scenarios, --delay and --ratio-to-limit
          --against janus    Runs Debian's Janus too, in turn with the relay: A B A B A B. Needs an address that is not a
                             loopback one (./dev load makes a private network with 10.99.0.2).
          --rooms N          Default 20 (one-to-one), 3 (six-party), 10 (audio), 1 (fan-out).
          --viewers N        Viewers of fan-out. Default 100.
          --profile NAME     gcm128, gcm256 or cm80: the only SRTP profile that the peers offer. Default gcm128.
          --bitrate N        Of video, in bits per second. Default 1500000.
          --frame-rate N     Of video. Default 30.
          --payload N        Bytes of a video packet's payload. Default 1100.
          --sound WORD       yes or no: with Opus beside the video or without. Default: no in fan-out, else yes.
          --seconds N        Length of a measured window. Default 5.
          --rounds-each N    Windows of each server. Default 3.
          --warm-up N        Seconds of media before a server's first window. Default 8.
          --verify WHAT      sample: one packet in 64 is decrypted, verified and asked for its delay. all: every one.
          --receive WAY      joined or plain, see --limit. Default joined.
          --feedback WHAT    transport-cc: viewers report arrivals ten times a second. none: only receiver reports.
          --address IP       Of servers and peers. Default 127.0.0.1; 10.99.0.2 with --against janus.
          --core N           Core of the peers' thread. Default 1. The relay's loop is on core 0.

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
