using System.Security.Cryptography;
using System.Text;
using VideoDesk.Grains.Agendas;

namespace VideoDesk.SignalingServer.Seats;

/// <summary>Names of seats: the same after a restart, so that whoever comes back is the same in the chat and in the room of media.</summary>
internal static class SeatIds
{
    public const string Taxpayer = "taxpayer";

    private const int HashDigits = 12;

    /// <summary>Each official has a seat of his own; which official it is the others need not learn.</summary>
    public static string OfOfficial(OfficialId official) =>
        $"official-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(official.Value)))[..HashDigits]}";

    public static string OfGuest(string invitation) => $"guest-{invitation}";
}
