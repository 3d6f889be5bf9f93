using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace VideoDesk.SignalingServer.Telemetry;

/// <summary>Figures and traces of this process, where the settings want them.</summary>
internal static class TelemetryServices
{
    /// <summary>The one path of the port.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>Ours, and what the runtime and the framework measure themselves, which is about no person.</summary>
    private static readonly string[] Meters =
        ["VideoDesk.*", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections"];

    private static readonly TimeSpan ExportEvery = TimeSpan.FromSeconds(15);

    private static string Version => typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3) ?? "";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings, string node)
    {
        if (!settings.IsOn)
        {
            return services;
        }

        var text = new PrometheusText();
        services.AddSingleton(text);
        services.AddSingleton(_ => BuildMetrics(settings, node, text));
        services.AddHostedService<Collecting>();
        if (settings.Otlp is { } collector)
        {
            services.AddSingleton(_ => BuildTraces(collector, node));
        }

        return services;
    }

    /// <summary>The port of the figures. Whatever arrives there is answered here or not at all. First in the pipeline.</summary>
    public static void UseMetrics(this WebApplication app, TelemetrySettings settings)
    {
        if (settings.Metrics is not { Port: var port })
        {
            return;
        }

        app.MapWhen(context => context.Connection.LocalPort == port, static metrics => metrics.Run(static async context =>
        {
            if (context.Request.Method != HttpMethods.Get || context.Request.Path != MetricsPath)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = PrometheusText.ContentType;
            await context.Response.WriteAsync(context.RequestServices.GetRequiredService<PrometheusText>().Write(), context.RequestAborted);
        }));
    }

    /// <summary>A span for each request of the API, by its route and never by its address.</summary>
    public static void UseTraces(this WebApplication app, TelemetrySettings settings)
    {
        if (settings.Otlp is null)
        {
            return;
        }

        app.Use(static async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Api.ApiRoutes.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                await next(context);
                return;
            }

            using var span = Traces.Begin("api", ActivityKind.Server);
            await next(context);
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";
            if (span is not null)
            {
                span.DisplayName = $"{context.Request.Method} {route}";
            }

            span?.SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
        });
    }

    private static MeterProvider BuildMetrics(TelemetrySettings settings, string node, PrometheusText text)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => Describe(resource, node))
            .AddMeter(Meters);
        if (settings.Metrics is not null)
        {
            // The provider disposes it.
            builder.AddReader(new BaseExportingMetricReader(text));
        }

        if (settings.Otlp is { } collector)
        {
            builder.AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, collector, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)ExportEvery.TotalMilliseconds;
            });
        }

        return builder.Build();
    }

    private static TracerProvider BuildTraces(Uri collector, string node) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(resource => Describe(resource, node))
        .SetSampler(new ParentBasedSampler(new AlwaysOnSampler()))
        .AddSource(Traces.SourceName)
        .AddOtlpExporter(exporter => Configure(exporter, collector, "v1/traces"))
        .Build();

    private static void Configure(OtlpExporterOptions exporter, Uri collector, string path) =>
        (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, path));

    private static void Describe(ResourceBuilder resource, string node) =>
        resource.Clear().AddService("videodesk", serviceVersion: Version, serviceInstanceId: node);

    /// <summary>Makes the providers at the start, and lets them send what they have at the end.</summary>
    private sealed class Collecting(MeterProvider meters, IServiceProvider services) : IHostedService
    {
        private readonly TracerProvider? _traces = services.GetService<TracerProvider>();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            meters.ForceFlush((int)TimeSpan.FromSeconds(2).TotalMilliseconds);
            _traces?.ForceFlush((int)TimeSpan.FromSeconds(2).TotalMilliseconds);
            return Task.CompletedTask;
        }
    }
}
