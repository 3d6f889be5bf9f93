using System.Text;
using VideoDesk.SignalingServer.Tests.Mail;

namespace VideoDesk.SignalingServer.Tests.Kills;

/// <summary>Everything that a real mail server has taken, counted by trigger. It is not killed with the servers.</summary>
internal sealed class CaughtMails : IAsyncDisposable
{
    private readonly SmtpServer _server;
    private readonly Lock _lock = new();

    /// <summary>How often each trigger's mail came.</summary>
    private readonly Dictionary<string, int> _mails = [];

    private readonly Task _reading;

    private CaughtMails(SmtpServer server)
    {
        _server = server;
        _reading = ReadAsync();
    }

    public int Port => _server.Port;

    public Dictionary<string, int> ByTrigger
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, int>(_mails);
            }
        }
    }

    public static async Task<CaughtMails> StartAsync() => new(await SmtpServer.StartAsync(tls: false));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadAsync()
    {
        while (true)
        {
            var mail = await _server.NextMailAsync();
            var trigger = TriggerOf(Encoding.ASCII.GetString(mail.GetProperty("content").GetBytesFromBase64()));
            lock (_lock)
            {
                _mails[trigger] = _mails.GetValueOrDefault(trigger) + 1;
            }
        }
    }

    /// <summary>The Message-ID is the trigger with dots for slashes.</summary>
    private static string TriggerOf(string mail)
    {
        const string field = "Message-ID: <";
        var start = mail.IndexOf(field, StringComparison.Ordinal) + field.Length;
        return mail[start..mail.IndexOf('@', start)].Replace('.', '/');
    }
}
