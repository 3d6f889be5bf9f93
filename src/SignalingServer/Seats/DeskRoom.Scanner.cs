using System.Buffers.Text;
using System.Security.Cryptography;
using QRCoder;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Seats.Views;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>The code by which a phone becomes the scanner of its owner's seat.</summary>
internal sealed partial class DeskRoom
{
    /// <summary>A new code; one that nobody has scanned yet ends.</summary>
    public async Task<Reply> ShowScannerAsync(Seat taxpayer)
    {
        if (LiveChatViews.PageOf(_facts!, Look(), Companion.Scanner) == Page.ChatClosed)
        {
            return Reply.Refused(HubCodes.Over);
        }

        if (taxpayer.Companion is null ? !HasAccepted(taxpayer) : !MayReadBeside(taxpayer))
        {
            return Reply.Refused(HubCodes.TermsNotAccepted);
        }

        var now = services.Clock.GetUtcNow();
        if (!taxpayer.Wishes.TryTake(now))
        {
            return Reply.Refused(HubCodes.TooManyRequests, "scanner");
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await services.Stores.Scanners.AddAsync(
            new ScannerToken(Id, taxpayer.LinkRevision, taxpayer.LiveChat), LinkTokens.Hash(token), now, CancellationToken.None);
        var address = services.Links.Scan(token);
        return Reply.Of(new ScannerView(token, address, RowsOf(address)));
    }

    /// <summary>Row by row, 1 for a dark module, with the quiet zone around it.</summary>
    private static string[] RowsOf(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Select(static row => string.Concat(row.Cast<bool>().Select(static isDark => isDark ? '1' : '0')))];
    }
}
