using Microsoft.Playwright;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>One person's browser: counts what it loads, and tells when a new peer connection has decoded its first frame.</summary>
internal sealed class DeskPage
{
    /// <summary>Milliseconds; a bound against hanging.</summary>
    private const float Patience = 60_000;

    /// <summary>Keeps every peer connection; <c>nextFrame</c> waits for the first decoded frame of one that has none yet.</summary>
    private const string Probe = """
        (() => {
          const connections = [];
          const Original = window.RTCPeerConnection;
          window.RTCPeerConnection = class extends Original {
            constructor(...values) { super(...values); connections.push(this); }
          };
          const decoded = async (connection) => {
            for (const report of (await connection.getStats()).values()) {
              if (report.type === 'inbound-rtp' && report.kind === 'video' && report.framesDecoded > 0) return true;
            }
            return false;
          };
          window.nextFrame = async () => {
            const old = new Set();
            for (const connection of connections) if (await decoded(connection)) old.add(connection);
            while (true) {
              for (const connection of connections) {
                if (!old.has(connection) && connection.connectionState !== 'closed' && await decoded(connection)) return Date.now();
              }
              await new Promise((resolve) => setTimeout(resolve, 10));
            }
          };
        })();
        """;

    private long _bytes;

    private DeskPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Of scripts and style sheets, as they came over the wire.</summary>
    public long ScriptAndStyleBytes => Interlocked.Read(ref _bytes);

    public static async Task<DeskPage> OpenAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "it-IT", Permissions = ["camera", "microphone"] });
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(Probe);
        var desk = new DeskPage(await context.NewPageAsync());
        desk.Page.RequestFinished += (_, request) => _ = desk.CountAsync(request);
        return desk;
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).First.ClickAsync();

    public Task HeadingAsync(string heading) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = heading }).First.WaitForAsync();

    /// <summary>The instant, in Unix milliseconds, at which a peer connection that has decoded nothing yet decodes its first frame.</summary>
    public Task<double> NextFrameAsync() => Page.EvaluateAsync<double>("() => window.nextFrame()");

    /// <summary>Only what the first visit loads: what comes from the cache has no size.</summary>
    private async Task CountAsync(IRequest request)
    {
        if (request.ResourceType is "script" or "stylesheet")
        {
            var sizes = await request.SizesAsync();
            Interlocked.Add(ref _bytes, sizes.ResponseBodySize);
        }
    }
}
