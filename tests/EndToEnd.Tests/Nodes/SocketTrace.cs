using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Nodes;

/// <summary>What the sockets of a page did, and when: it explains a gap that is longer than it should be. Contents are cut short.</summary>
internal sealed class SocketTrace
{
    private const int LongestText = 90;

    private readonly ConcurrentQueue<string> _lines = new();

    private long _began = Stopwatch.GetTimestamp();

    public SocketTrace(IPage page) => page.WebSocket += (_, socket) =>
    {
        Note("opens");
        socket.Close += (_, _) => Note("is closed");
        socket.FrameSent += (_, frame) => Note("> " + frame.Text);
        socket.FrameReceived += (_, frame) => Note("< " + frame.Text);
    };

    /// <summary>From now on.</summary>
    public void Begin()
    {
        _lines.Clear();
        _began = Stopwatch.GetTimestamp();
    }

    public override string ToString() => string.Join(Environment.NewLine + "    ", _lines);

    private void Note(string text)
    {
        if (!text.Contains("{\"type\":6}", StringComparison.Ordinal))
        {
            var cut = text.Length > LongestText ? text[..LongestText] : text;
            _lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(_began).TotalMilliseconds,6:0} {cut.TrimEnd('\x1e')}"));
        }
    }
}
