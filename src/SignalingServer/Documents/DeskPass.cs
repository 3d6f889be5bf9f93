using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Seats;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Who holds a pass: a seat of one appointment, on one device (<c>docs/documents.md</c>, "The pass").</summary>
/// <param name="Appointment">Of which appointment.</param>
/// <param name="Seat">Which seat.</param>
/// <param name="Role">As what.</param>
/// <param name="Device">SHA-256 of the key of the device, as hexadecimal digits.</param>
internal sealed record DeskPass(AppointmentId Appointment, string Seat, SeatRole Role, string Device)
{
    /// <summary>Good until then. The seal writes it.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Hash and revision of the personal link that let the taxpayer in; null when it was not a link.</summary>
    public PassLink? Link { get; init; }

    /// <summary>What stands beside the seat; null for the seat's own.</summary>
    public Companion? Companion { get; init; }

    /// <summary>Which opening of the live chat let a companion in, or whoever showed him the code; null when it was none.</summary>
    public int? LiveChat { get; init; }

    /// <summary>Revision of the personal link of whoever showed the code; null when it was none.</summary>
    public int? LinkRevision { get; init; }

    public Side Side => Role == SeatRole.Official ? Side.Office : Side.Taxpayer;

    /// <summary>Without the device: it may end in a log.</summary>
    public override string ToString() => $"{Appointment}/{Seat}";
}

/// <summary>Which personal link.</summary>
internal sealed record PassLink(string TokenHash, int Revision);

/// <summary>Writes passes that nobody else can write, and reads them. Whether one is still good is <see cref="PassGate"/>'s to say.</summary>
internal sealed class PassSeal(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Longer ones are none of ours and are not even opened.</summary>
    private const int Longest = 2048;

    private readonly IDataProtector _protector = protection.CreateProtector("VideoDesk.DeskPass");

    public string Seal(DeskPass pass) => _protector.Protect(JsonSerializer.Serialize(pass with { Until = clock.GetUtcNow() + Life }));

    /// <summary>Null when it is none of ours or its time is over.</summary>
    public DeskPass? Open(string? text)
    {
        if (text is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        try
        {
            var pass = JsonSerializer.Deserialize<DeskPass>(_protector.Unprotect(text));
            return pass?.Until > clock.GetUtcNow() ? pass : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
