using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Names of seats: the same after a restart, so that whoever comes back is the same in the chat and in the room of media.</summary>
internal static class SeatIds
{
    public const string Taxpayer = "taxpayer";

    private const int HashDigits = 12;

    /// <summary>Each official has a seat of his own; which official it is the others need not learn.</summary>
    public static string OfOfficial(OfficialId official) =>
        $"{Officials}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(official.Value)))[..HashDigits]}";

    /// <summary>What the ids of officials' seats begin with.</summary>
    public const string Officials = "official-";

    /// <summary>A seat's id with what stands beside it.</summary>
    public static string Key(string seat, Companion? companion) => companion is { } beside ? $"{seat}/{KebabWords.Of(beside)}" : seat;

    public static string OfGuest(string invitation) => $"guest-{invitation}";
}
