using System.Collections.Immutable;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>What the pages between the link and the end of a call say, as far as a test presses or expects it.</summary>
internal sealed record Words(string Language)
{
    public static readonly Words Italian = new("it")
    {
        Consent = "Prima di entrare",
        GoOn = "Prosegui",
        Devices = "Videocamera, microfono e altoparlante",
        TryCamera = "Prova la videocamera",
        TryMicrophone = "Prova il microfono",
        CameraIsOn = "Spegni la videocamera",
        MicrophoneIsOn = "Spegni il microfono",
        EnterWith = "Entra nella sala d'attesa",
        EnterWithout = "Entra senza videocamera e microfono",
        Waiting = "Sala d'attesa",
        Call = "Videochiamata",
        Send = "Invia",
        Leave = "Esci",
        LeaveConfirm = "Esci dall'appuntamento",
        Left = "Ha lasciato l'appuntamento",
        Admit = "Ammetti (tasto A)",
    };

    public static readonly Words English = new("en")
    {
        Consent = "Before you enter",
        GoOn = "Continue",
        Devices = "Camera, microphone and speaker",
        TryCamera = "Try the camera",
        TryMicrophone = "Try the microphone",
        CameraIsOn = "Turn off the camera",
        MicrophoneIsOn = "Turn off the microphone",
        EnterWith = "Enter the waiting room",
        EnterWithout = "Enter without camera and microphone",
        Waiting = "Waiting room",
        Call = "Video call",
        Send = "Send",
        Leave = "Leave",
        LeaveConfirm = "Leave the appointment",
        Left = "You have left the appointment",
        Admit = "Admit (key A)",
    };

    public static readonly Words German = new("de")
    {
        Consent = "Vor dem Eintritt",
        GoOn = "Weiter",
        Devices = "Kamera, Mikrofon und Lautsprecher",
        TryCamera = "Kamera ausprobieren",
        TryMicrophone = "Mikrofon ausprobieren",
        CameraIsOn = "Kamera ausschalten",
        MicrophoneIsOn = "Mikrofon ausschalten",
        EnterWith = "In den Warteraum eintreten",
        EnterWithout = "Ohne Kamera und Mikrofon eintreten",
        Waiting = "Warteraum",
        Call = "Videogespräch",
        Send = "Senden",
        Leave = "Verlassen",
        LeaveConfirm = "Termin verlassen",
        Left = "Sie haben den Termin verlassen",
        Admit = "Einlassen (Taste A)",
    };

    public static readonly ImmutableArray<Words> All = [Italian, English, German];

    public required string Consent { get; init; }

    public required string GoOn { get; init; }

    public required string Devices { get; init; }

    public required string TryCamera { get; init; }

    public required string TryMicrophone { get; init; }

    public required string CameraIsOn { get; init; }

    public required string MicrophoneIsOn { get; init; }

    public required string EnterWith { get; init; }

    public required string EnterWithout { get; init; }

    public required string Waiting { get; init; }

    public required string Call { get; init; }

    public required string Send { get; init; }

    public required string Leave { get; init; }

    public required string LeaveConfirm { get; init; }

    public required string Left { get; init; }

    public required string Admit { get; init; }
}
