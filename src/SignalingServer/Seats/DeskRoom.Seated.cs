using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>The way in, admission, muting, pinning.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>Keeps that a person has accepted the current version of a document, as it was served (VC-10, A.8.3-9).</summary>
    public async Task<Reply> AcceptTermsAsync(Seat seat, AcceptRequest request)
    {
        if (LanguageOf(request.Language) is not { } language
            || TermsDocuments.Find(request.Document, request.Version, language)?.Hash is not { } hash
            || hash != request.Hash)
        {
            return Reply.Refused(HubCodes.DocumentUnknown, "document");
        }

        var acceptance = new Acceptance(request.Document, request.Version, hash, language, services.Clock.GetUtcNow())
        {
            Seat = seat.Role == SeatRole.Guest ? seat.Id : null,
        };
        if (!_facts!.Acceptances.Any(known => known.Seat == acceptance.Seat && known.Document == acceptance.Document && known.Hash == hash))
        {
            await services.Stores.Acceptances.AddAsync(Id, acceptance, CancellationToken.None);
        }

        await TellAllAsync();
        return Reply.Done;
    }

    public async Task<Reply> SetStageAsync(Seat seat, StageRequest request)
    {
        if (request.Stage == Stage.Call)
        {
            return Reply.Refused(HubCodes.RequestUnreadable, "stage");
        }

        if (request.Stage != Stage.Consent && !HasAccepted(seat))
        {
            return Reply.Refused(HubCodes.TermsNotAccepted);
        }

        // Who is in the call has all this behind him; a late message of his page does not throw him out.
        if (seat.Stage != Stage.Call)
        {
            seat.Stage = request.Stage;
            await TellAllAsync();
        }

        return Reply.Done;
    }

    public async Task<Reply> AdmitAsync(Seat official)
    {
        if ((await HandleAsync(new Admit(official.Official!.Value))).Refusal is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        await TellAllAsync();
        return Reply.Done;
    }

    public Task<Reply> MuteAsync(Seat official, SeatRequest request)
    {
        if (_seats.GetValueOrDefault(request.Seat) is not { IsConnected: true } seat || seat == official)
        {
            return Task.FromResult(Reply.Refused(HubCodes.SeatUnknown, "seat"));
        }

        if (IsOutOfReach(seat))
        {
            return Task.FromResult(Reply.Refused(HubCodes.TryAgain));
        }

        if (!official.Wishes.TryTake(services.Clock.GetUtcNow()))
        {
            return Task.FromResult(Reply.Refused(HubCodes.TooManyRequests, "seat"));
        }

        if (seat.Connection is { } connection)
        {
            connection.Muted();
        }
        else
        {
            Publish(new RoomMessage(RoomMessageKind.Muted) { Seat = seat.Id });
        }

        return Task.FromResult(Reply.Done);
    }

    public async Task<Reply> PinAsync(Seat official, PinRequest request)
    {
        if (!_seats.TryGetValue(request.Seat, out var seat))
        {
            return Reply.Refused(HubCodes.SeatUnknown, "seat");
        }

        if (IsOutOfReach(seat))
        {
            return Reply.Refused(HubCodes.TryAgain);
        }

        if (seat.IsElsewhere)
        {
            Publish(new RoomMessage(RoomMessageKind.Pin) { Seat = seat.Id, IsOn = request.Pinned });
            return Reply.Done;
        }

        seat.IsPinned = request.Pinned;
        await LetGoAsync(seat);
        await TellAllAsync();
        return Reply.Done;
    }

    private static Language? LanguageOf(string word) => word switch
    {
        "it" => Language.Italian,
        "en" => Language.English,
        "de" => Language.German,
        _ => null,
    };
}
