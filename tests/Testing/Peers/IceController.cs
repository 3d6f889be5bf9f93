using System.Buffers.Binary;
using System.Text;
using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Stun;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.Testing.Peers;

/// <summary>
/// A browser's end of ICE: controlling, checks every path, nominates the first that answers or the one it is told to
/// (RFC 8445 §7.2, §8.1.1), and renews consent (RFC 7675 §5.1). A path is the relay's address through one local socket.
/// </summary>
internal sealed class IceController
{
    /// <summary>A check with everything in it is shorter than this.</summary>
    private const int MaxCheckLength = 256;

    private const int TransactionPrefixLength = 8;

    private const uint HostPriority = 0x7E0000FF;

    private static readonly Duration RetryInterval = Duration.FromMilliseconds(100);

    private static readonly Duration ConsentInterval = Duration.FromMilliseconds(2500);

    private readonly List<IcePath> _paths = [];

    private readonly Random _random;

    private readonly ulong _tieBreaker;

    /// <summary>First bytes of every transaction id of this agent; the rest counts.</summary>
    private readonly byte[] _transactionPrefix = new byte[TransactionPrefixLength];

    /// <summary>Count of the next transaction.</summary>
    private uint _nextTransaction = 1;

    /// <summary>First transaction of this generation: answers to older ones prove nothing.</summary>
    private uint _firstOfGeneration = 1;

    /// <summary>"relay's fragment:own fragment".</summary>
    private byte[] _username = [];

    private byte[] _password = [];

    /// <summary>Where media goes; null before any path answered.</summary>
    private TransportAddress? _selected;

    /// <summary>The selected path answered in this generation and since the last wish for another: it is nominated from now on.</summary>
    private bool _isChosen;

    /// <summary>The path to nominate as soon as it answers; null for the first that does.</summary>
    private TransportAddress? _wanted;

    public IceController(IceParameters remote, Random random)
    {
        _random = random;
        _tieBreaker = (ulong)random.NextInt64();
        random.NextBytes(_transactionPrefix);
        Remote = remote;
        UseCredentials(remote);
    }

    /// <summary>Credentials of the relay that checks carry now.</summary>
    public IceParameters Remote { get; private set; }

    /// <summary>Stops all checks, as a browser does whose network is gone.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The relay answered a nominating check of this generation.</summary>
    public bool IsNominated { get; private set; }

    public long ChecksSent { get; private set; }

    public long Answers { get; private set; }

    /// <summary>Error answers; see <see cref="LastError"/>.</summary>
    public long Refusals { get; private set; }

    public int? LastError { get; private set; }

    /// <summary>How the relay saw this agent's address in its last answer.</summary>
    public TransportAddress? Reflexive { get; private set; }

    public Timestamp NextDeadline
    {
        get
        {
            var next = Timestamp.Never;
            foreach (var path in _paths)
            {
                next = Timestamp.Earlier(next, path.NextCheck);
            }

            return IsSilent ? Timestamp.Never : next;
        }
    }

    public bool TryGetSelected(out TransportAddress selected)
    {
        selected = _selected.GetValueOrDefault();
        return _selected.HasValue;
    }

    public void AddPath(in TransportAddress path) => _paths.Add(new IcePath(path));

    /// <summary>The local socket is gone.</summary>
    public void RemovePath(TransportAddress path)
    {
        _paths.RemoveAll(known => known.Address == path);
        if (_selected == path)
        {
            _selected = null;
            _isChosen = false;
        }
    }

    /// <summary>Moves the choice to a path once it has answered.</summary>
    public void Nominate(TransportAddress path)
    {
        _wanted = path;
        _isChosen = false;
        IsNominated = false;
        CheckAtOnce();
    }

    /// <summary>Sends a check on every path at the next opportunity.</summary>
    public void CheckAtOnce()
    {
        foreach (var path in _paths)
        {
            path.NextCheck = new(long.MinValue);
        }
    }

    /// <summary>
    /// Begins a generation with new credentials of both sides; media stays on its path until another answers (RFC 8445 §9).
    /// </summary>
    public void Restart(IceParameters remote)
    {
        Remote = remote;
        UseCredentials(remote);
        _firstOfGeneration = _nextTransaction;
        _wanted = null;
        _isChosen = false;
        IsNominated = false;
        CheckAtOnce();
    }

    public void HandleTimeout<TSink>(Timestamp now, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        if (IsSilent)
        {
            return;
        }

        foreach (var path in _paths)
        {
            if (path.NextCheck <= now)
            {
                path.NextCheck = now + RetryInterval;
                SendCheck(path, ref sink);
            }
        }
    }

    public void HandleAnswer(Timestamp now, in TransportAddress from, ReadOnlySpan<byte> datagram)
    {
        if (!StunMessage.TryParse(datagram, out var message) || !message.HasValidFingerprint() || !IsOurs(message.TransactionId))
        {
            return;
        }

        if (message.Class == StunClass.Error)
        {
            Refusals++;
            LastError = message.ErrorCode;
        }
        else if (message.Class == StunClass.Success && message.HasValidIntegrity(_password))
        {
            Reflexive = message.XorMappedAddress;
            NoteAnswer(now, from);
        }
    }

    private void NoteAnswer(Timestamp now, in TransportAddress from)
    {
        foreach (var path in _paths)
        {
            if (path.Address != from)
            {
                continue;
            }

            Answers++;
            path.NextCheck = now + ConsentInterval;
            if (IsChoice(path))
            {
                // The check that proved a path does not nominate it; the next one does.
                IsNominated |= _isChosen && _selected == from;
                if (!_isChosen)
                {
                    _isChosen = true;
                    _selected = from;
                    path.NextCheck = now;
                }
            }
        }
    }

    private bool IsChoice(IcePath path) => _isChosen
        ? path.Address == _selected
        : _wanted is not { } wanted || path.Address == wanted;

    private void SendCheck<TSink>(IcePath path, ref TSink sink)
        where TSink : struct, IDatagramSink, allows ref struct
    {
        Span<byte> transaction = stackalloc byte[StunMessage.TransactionIdLength];
        _transactionPrefix.CopyTo(transaction);
        BinaryPrimitives.WriteUInt32BigEndian(transaction[TransactionPrefixLength..], _nextTransaction++);
        var writer = StunWriter.Request(sink.Reserve(path.Address, MaxCheckLength), transaction);
        writer.AddUsername(_username);
        writer.AddPriority(HostPriority);
        writer.AddIceControlling(_tieBreaker);
        if (_isChosen && _selected == path.Address)
        {
            writer.AddUseCandidate();
        }

        writer.AddIntegrity(_password);
        writer.AddFingerprint();
        sink.Commit(writer.Finish());
        ChecksSent++;
    }

    private bool IsOurs(ReadOnlySpan<byte> transaction) =>
        transaction[..TransactionPrefixLength].SequenceEqual(_transactionPrefix)
        && BinaryPrimitives.ReadUInt32BigEndian(transaction[TransactionPrefixLength..]) >= _firstOfGeneration;

    private void UseCredentials(IceParameters remote)
    {
        _username = Encoding.ASCII.GetBytes($"{remote.UsernameFragment}:{_random.Next():x8}");
        _password = Encoding.ASCII.GetBytes(remote.Password);
    }

    /// <summary>One path and its checks.</summary>
    private sealed class IcePath(TransportAddress address)
    {
        public TransportAddress Address { get; } = address;

        /// <summary>When the next check leaves.</summary>
        public Timestamp NextCheck { get; set; } = new(long.MinValue);
    }
}
