namespace VideoDesk.SignalingServer.Http;

/// <summary>The check that a WebSocket needs and a browser does not make.</summary>
internal static class SameOrigin
{
    /// <summary>A page of another site must not open a socket in a visitor's name. Clients that are no browsers send no origin.</summary>
    public static bool Allows(HttpRequest request) => request.Headers.Origin.ToString() switch
    {
        "" => true,
        var origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase),
    };
}
