using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VideoDesk.SignalingServer.Deadlines;
using VideoDesk.SignalingServer.Http;

namespace VideoDesk.SignalingServer.Demo;

/// <summary>
/// Makes the server easy to try: keeps an appointment open, and says on the console where to go and as whom. Development only, and only
/// where <see cref="Key"/> says so.
/// </summary>
internal sealed class DemoGuide(
    DemoAppointments appointments, IServer server, IHostApplicationLifetime lifetime, IConfiguration configuration, TimeProvider clock, ILogger<DemoGuide> logger)
    : BackgroundService
{
    public const string Key = "Demo:Guide";

    private readonly PeriodicWork _work = new("The demonstration's appointment", TimeSpan.FromMinutes(1), clock, logger);

    /// <summary>What was told last.</summary>
    private DemoAppointment? _told;

    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && configuration.GetValue(Key, defaultValue: false);

    /// <summary>Before the server listens: who reaches it finds the appointment there.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await appointments.EnsureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        await _work.RunAsync(TellAsync, stoppingToken);
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        if (await appointments.EnsureAsync(cancellationToken) is not { } appointment || appointment.State.Id == _told?.State.Id)
        {
            return;
        }

        var addresses = PublicAddress.ToOpen(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        var welcome = new DemoWelcome(addresses, appointment, TrialHttps.IsOn(configuration) ? TrialHttps.FileIn(configuration) : null);
        await Console.Out.WriteAsync(_told is null ? welcome.Whole() : welcome.Appointment());
        _told = appointment;
    }
}
