using Microsoft.Extensions.Primitives;

namespace VideoDesk.SignalingServer.Http;

/// <summary>Response headers that keep the page to what it ships: no foreign script, frame, style or connection.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy(context.Request.Host);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), display-capture=(self), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });

    /// <summary>The WebSocket of the same host is named beside 'self', which older browsers do not extend to ws and wss.</summary>
    private static StringValues ContentSecurityPolicy(HostString host)
    {
        var sockets = host.HasValue && host.Value.AsSpan().IndexOfAny(";, '\"") < 0 ? $" ws://{host.Value} wss://{host.Value}" : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob: mediastream:; "
            + $"font-src 'self'; manifest-src 'self'; connect-src 'self'{sockets}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
