using VideoDesk.MediaRelay.Datagrams;
using VideoDesk.MediaRelay.Stun;

namespace VideoDesk.MediaRelay.Ice;

/// <summary>
/// Decides what answer a STUN message deserves, and writes it. It knows the credentials and nothing of pairs or time.
/// Whoever has not proved the password never gets more bytes than it sent.
/// </summary>
/// <param name="local">What the peer was told to begin with.</param>
internal sealed class CheckResponder(IceCredentials local)
{
    /// <summary>What became of the messages.</summary>
    private IceCounters _counters;

    /// <summary>What the peer was told last.</summary>
    public IceCredentials Current { get; private set; } = local;

    /// <summary>Valid since before a restart, until a check with the current ones succeeds.</summary>
    public IceCredentials? Previous { get; private set; }

    public ref readonly IceCounters Counters => ref _counters;

    public static int WriteSuccess(Span<byte> answer, in StunMessage request, in TransportAddress from, IceCredentials credentials)
    {
        var writer = StunWriter.Success(answer, request);
        writer.AddXorMappedAddress(from);
        writer.AddIntegrity(credentials.Key);
        writer.AddFingerprint();
        return writer.Finish();
    }

    /// <summary>Makes new credentials valid beside those that have worked so far, which are returned.</summary>
    public IceCredentials Restart(IceCredentials next)
    {
        Previous ??= Current;
        Current = next;
        return Previous;
    }

    public bool IsFirstSuccessAfterRestart(IceCredentials credentials) => Previous is not null && ReferenceEquals(credentials, Current);

    public void ForgetPrevious() => Previous = null;

    /// <summary>True for a binding request that ends with the right FINGERPRINT; all else is counted and deserves no answer.</summary>
    public bool TryTakeCheck(ReadOnlySpan<byte> datagram, out StunMessage message)
    {
        if (!StunMessage.TryParse(datagram, out message))
        {
            _counters.Malformed++;
        }
        else if (message.Method != StunMethod.Binding)
        {
            _counters.UnknownMethods++;
        }
        else if (message.Class == StunClass.Indication)
        {
            _counters.Indications++;
        }
        else if (message.Class != StunClass.Request)
        {
            _counters.UnexpectedAnswers++;
        }
        else if (!message.HasValidFingerprint())
        {
            _counters.WrongFingerprints++;
        }
        else
        {
            return true;
        }

        return false;
    }

    /// <summary>Why a request is refused, or null; and the credentials that its sender has proved to know, if any.</summary>
    public StunErrorCode? Refuse(in StunMessage request, out IceCredentials? credentials)
    {
        if (Authenticate(request, out credentials) is { } code)
        {
            return code;
        }

        if (request.UnknownAttributes.Length > 0)
        {
            _counters.UnknownAttributes++;
            return StunErrorCode.UnknownAttribute;
        }

        if (request.IceControlled.HasValue)
        {
            _counters.RoleConflicts++; // A lite agent never takes the controlling role, so the peer must (RFC 8445 §7.3.1.1).
            return StunErrorCode.RoleConflict;
        }

        if (!request.Priority.HasValue)
        {
            _counters.MissingPriorities++;
            return StunErrorCode.BadRequest;
        }

        _counters.Succeeded++;
        return null;
    }

    public int WriteError(Span<byte> answer, in StunMessage request, StunErrorCode code, IceCredentials? credentials)
    {
        var writer = StunWriter.Error(answer, request, code);
        if (code == StunErrorCode.UnknownAttribute)
        {
            writer.AddUnknownAttributes(request.UnknownAttributes);
        }

        if (credentials is not null)
        {
            writer.AddIntegrity(credentials.Key); // Only who proved the password gets proof of it (RFC 8489 §9.1.3).
        }

        writer.AddFingerprint();
        var length = writer.Finish();
        if (length <= request.Length)
        {
            return length;
        }

        _counters.SuppressedErrors++;
        return 0;
    }

    /// <summary>RFC 8489 §9.1.3, in its order.</summary>
    private StunErrorCode? Authenticate(in StunMessage request, out IceCredentials? credentials)
    {
        credentials = null;
        if (!request.HasUsername || !request.HasIntegrity)
        {
            _counters.MissingCredentials++;
            return StunErrorCode.BadRequest;
        }

        if (FindCredentials(request.Username) is not { } named)
        {
            _counters.WrongUsernames++;
            return StunErrorCode.Unauthenticated;
        }

        if (!request.HasValidIntegrity(named.Key))
        {
            _counters.WrongPasswords++;
            return StunErrorCode.Unauthenticated;
        }

        credentials = named;
        return null;
    }

    private IceCredentials? FindCredentials(ReadOnlySpan<byte> username)
    {
        if (!UsernameFragment.TryParseReceiver(username, out var fragment))
        {
            return null;
        }

        return fragment == Current.Fragment ? Current : fragment == Previous?.Fragment ? Previous : null;
    }
}
