using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Auth;
using VideoDesk.SignalingServer.BareCall;
using VideoDesk.SignalingServer.Boards;
using VideoDesk.SignalingServer.Booking;
using VideoDesk.SignalingServer.Demo;
using VideoDesk.SignalingServer.Documents;
using VideoDesk.SignalingServer.Http;
using VideoDesk.SignalingServer.Hubs;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Presence;
using VideoDesk.SignalingServer.Protocol;
using VideoDesk.SignalingServer.Retention;
using VideoDesk.SignalingServer.Storage;
using VideoDesk.SignalingServer.Telemetry;

namespace VideoDesk.SignalingServer;

/// <summary>The composition root: everything the process is made of, wired in one place.</summary>
public static class SignalingHost
{
    /// <summary>Loopback only: to be reachable from elsewhere is a decision of whoever sets <c>Urls</c>.</summary>
    private const string DefaultUrls = "http://localhost:5080";

    /// <summary>Builds the server. Nothing listens before the application is started.</summary>
    public static WebApplication Build(string[] args) => Build(args, static _ => { });

    /// <summary>The same with services that take the place of the product's: a test's clock, for instance.</summary>
    internal static WebApplication Build(string[] args, Action<IServiceCollection> replace)
    {
        var builder = WebApplication.CreateBuilder(ShortOptions.Expand(args));
        var (node, telemetry) = ConfigureListening(builder);
        AddLogging(builder);
        builder.Services.AddNode(node, builder.Configuration);
        builder.Services.AddTelemetry(telemetry, node.Id);
        if (!node.IsWeb)
        {
            return BuildRelayNode(builder, (node, telemetry), replace);
        }

        builder.Services.AddPresence(node);
        builder.Services.AddSingleton<Readiness>().AddHostedService(static services => services.GetRequiredService<Readiness>());
        var bareCall = BareCallEndpoint.IsEnabled(builder.Configuration, builder.Environment);
        if (bareCall)
        {
            builder.Services.AddBareCall();
        }

        replace(builder.Services);
        AddAppointments(builder);
        var app = builder.Build();
        app.UseTrustedProxies();
        app.UseControl(node);
        app.UseMetrics(telemetry);
        app.UseTraces(telemetry);
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        MapAppointments(app);
        Readiness.Map(app);
        if (bareCall)
        {
            app.UseBareCall();
        }

        app.UseWebClient();
        return app;
    }

    /// <summary>A node that does nothing but media: the control on its own port, and whether it lives on the ordinary one.</summary>
    private static WebApplication BuildRelayNode(
        WebApplicationBuilder builder, (NodeSettings Node, TelemetrySettings Telemetry) settings, Action<IServiceCollection> replace)
    {
        builder.Services.AddSingleton<RelayReadiness>().AddHostedService(static services => services.GetRequiredService<RelayReadiness>());
        replace(builder.Services);
        builder.Services.TryAddSingleton(ServerClock.Read(builder.Configuration, builder.Environment));
        var app = builder.Build();
        app.UseControl(settings.Node);
        app.UseMetrics(settings.Telemetry);
        RelayReadiness.Map(app);
        return app;
    }

    /// <summary>Where the server listens, and where it writes.</summary>
    private static (NodeSettings Node, TelemetrySettings Telemetry) ConfigureListening(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        DataFolder.AddDefaults(configuration);
        var configured = configuration[WebHostDefaults.ServerUrlsKey];
        var urls = !string.IsNullOrEmpty(configured) ? configured : TrialHttps.IsOn(configuration) ? TrialHttps.Urls : DefaultUrls;
        if (builder.Environment.IsDevelopment())
        {
            PublicAddress.AddDefault(configuration, urls);
        }

        // After the defaults: a new source makes the configuration forget what was set without one.
        var node = NodeSettings.Read(configuration, urls);
        var telemetry = TelemetrySettings.Read(configuration, string.Join(';', new[] { urls, node.ControlListening }.OfType<string>()));
        builder.WebHost.UseUrls(string.Join(';', new[] { urls, node.ControlListening, telemetry.Listening }.OfType<string>()));

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (TrialHttps.IsOn(configuration))
            {
                TrialHttps.Use(kestrel, configuration, DateTimeOffset.UtcNow);
            }
        });
        return (node, telemetry);
    }

    /// <summary>Offices, booking and everything that follows from a booking.</summary>
    private static void AddAppointments(WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.TryAddSingleton(ServerClock.Read(configuration, builder.Environment));
        services.AddSignIn(configuration, builder.Environment);
        services.AddSingleton(DevelopmentSignIn.ReadCrowd(configuration, builder.Environment));
        services.AddStorage(configuration);
        services.AddBooking(configuration);
        services.AddProtocol(configuration);
        services.AddRetention();
        services.AddMail(configuration);
        services.AddApi();
        services.AddDocuments(configuration);
        services.AddDeskHub(configuration);
        if (DemoGuide.IsOn(configuration, builder.Environment))
        {
            services.AddSingleton<DemoSlots>().AddSingleton<DemoAppointments>().AddHostedService<DemoGuide>();
        }
    }

    private static void MapAppointments(WebApplication app)
    {
        app.MapApi();
        app.MapBoard();
        app.MapDocuments();
        app.MapDeskHub();
        if (app.Environment.IsDevelopment())
        {
            app.MapDevelopmentSignIn();
        }
        else
        {
            app.MapOpenIdSignIn();
        }
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        var level = Enum.TryParse<Serilog.Events.LogEventLevel>(builder.Configuration["Logging:MinimumLevel"], ignoreCase: true, out var wanted)
            ? wanted
            : Serilog.Events.LogEventLevel.Information;
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft.AspNetCore", Serilog.Events.LogEventLevel.Warning)
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }
}
