using System.Text;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ice;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Tests.Stun;
using VideoDesk.MediaRelay.Time;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Ice;

/// <summary>One agent, a clock that the test turns, and a browser that checks as it is told.</summary>
internal sealed class IceAgentHarness
{
    public static readonly Duration ConsentTimeout = Duration.FromSeconds(30);

    public static readonly TransportAddress WiFi = StunSamples.Address("192.0.2.1:5000");
    public static readonly TransportAddress Cellular = StunSamples.Address("198.51.100.7:6000");
    public static readonly TransportAddress IPv6 = StunSamples.Address("[2001:db8::1]:7000");
    public static readonly TransportAddress Tcp = StunSamples.Address("192.0.2.1:5000", PathKind.Tcp);

    private readonly byte[] _answer = new byte[IceLiteAgent.MaxAnswerLength];

    public IceAgentHarness()
    {
        Credentials = IceCredentials.NewRandom();
        Agent = new(Credentials, ConsentTimeout);
    }

    public IceCredentials Credentials { get; }

    public IceLiteAgent Agent { get; }

    public Timestamp Now { get; set; } = Timestamp.FromMilliseconds(1000);

    /// <summary>The addresses that a router following the agent's news would know.</summary>
    public HashSet<TransportAddress> Routed { get; } = [];

    public TransportAddress? Selected => Agent.TryGetSelected(out var selected) ? selected : null;

    /// <summary>Sends a datagram and returns the answer.</summary>
    public byte[] Send(in TransportAddress from, ReadOnlySpan<byte> datagram)
    {
        var length = Agent.HandleRequest(Now, from, datagram, _answer);
        FollowNews();
        return _answer[..length];
    }

    /// <summary>Sends a valid check and expects success.</summary>
    public void Check(in TransportAddress from, IceCheck? check = null)
    {
        var sent = check ?? new();
        var answer = Send(from, sent.Write(Credentials));
        Assert.True(StunMessage.TryParse(answer, out var message), $"no answer to {from}");
        Assert.Equal(StunClass.Success, message.Class);
    }

    public void Advance(Duration by)
    {
        Now += by;
        while (Agent.NextDeadline.IsDue(Now))
        {
            Agent.HandleTimeout(Now);
            FollowNews();
        }
    }

    public void Remove(in TransportAddress pair)
    {
        Agent.Remove(pair);
        FollowNews();
    }

    private void FollowNews()
    {
        while (Agent.TryTakeRemoved(out var removed))
        {
            Assert.True(Routed.Remove(removed), "removed without having been added");
        }

        while (Agent.TryTakeAdded(out var added))
        {
            Assert.True(Routed.Add(added), "added twice");
        }

        Assert.InRange(Routed.Count, 0, IcePairs.Capacity);
        Assert.All(Routed, address => Assert.True(Agent.IsKnown(address)));
    }
}

/// <summary>What a check of the browser carries.</summary>
internal sealed record IceCheck
{
    public IceCredentials? With { get; init; }

    public string? Username { get; init; }

    public bool HasPriority { get; init; } = true;

    public bool UseCandidate { get; init; }

    public uint? Nomination { get; init; }

    public bool IsControlled { get; init; }

    public int Unknown { get; init; }

    public bool HasUsername { get; init; } = true;

    public bool HasIntegrity { get; init; } = true;

    public bool HasFingerprint { get; init; } = true;

    public string? Password { get; init; }

    public byte[] Write(IceCredentials standard)
    {
        var credentials = With ?? standard;
        var writer = StunWriter.Request(new byte[512], "transaction!"u8);
        if (HasUsername)
        {
            writer.AddUsername(Encoding.ASCII.GetBytes(Username ?? $"{credentials.Fragment}:peer"));
        }

        AddDetails(ref writer);
        if (HasIntegrity)
        {
            writer.AddIntegrity(Password is null ? credentials.Key : Encoding.ASCII.GetBytes(Password));
        }

        if (HasFingerprint)
        {
            writer.AddFingerprint();
        }

        return writer.Written.ToArray();
    }

    private void AddDetails(ref StunWriter writer)
    {
        if (HasPriority)
        {
            writer.AddPriority(0x6e0001ff);
        }

        if (IsControlled)
        {
            writer.AddIceControlled(1);
        }

        if (UseCandidate)
        {
            writer.AddUseCandidate();
        }

        if (Nomination is { } value)
        {
            writer.AddNomination(value);
        }

        for (var index = 0; index < Unknown; index++)
        {
            writer.AddAttribute((StunAttribute)(0x7000 + index), []);
        }
    }
}
