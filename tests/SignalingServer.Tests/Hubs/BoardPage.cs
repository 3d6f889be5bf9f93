using System.Net.WebSockets;
using System.Text.Json;

namespace VideoDesk.SignalingServer.Tests.Hubs;

/// <summary>A page with the board open: draws, loses its connection, comes back with what it could not send, is reloaded.</summary>
internal sealed class BoardPage(BoardDocuments documents, int document, Func<Task<HubClient>> enter)
{
    /// <summary>Drawn and not yet known to be stored, the oldest first.</summary>
    private readonly List<(string Id, string Update)> _unsent = [];

    private HubClient? _hub;

    /// <summary>The last update that it has.</summary>
    private long _position;

    private int _drawn;

    public async Task EnterAsync()
    {
        _hub = await enter();
        await RepairAsync();
    }

    public async Task DrawAsync(int seed)
    {
        _unsent.Add(($"{document}-{++_drawn}", await documents.EditAsync(document, seed)));
        await SendAsync();
    }

    /// <summary>Breaks, perhaps in the middle of a call whose answer never comes.</summary>
    public async Task BreakAsync(bool inTheMiddle)
    {
        if (inTheMiddle && _unsent is [] && _hub is { } hub)
        {
            _unsent.Add(($"{document}-{++_drawn}", await documents.EditAsync(document, _drawn)));
            var (id, update) = _unsent[0];
            object[] arguments = [new { id, update }];
            await hub.SendAsync(JsonSerializer.Serialize(new { type = 1, target = "BoardUpdate", arguments }));
        }

        _hub?.Break();
        _hub = null;
    }

    /// <summary>Comes back and sends what it could not, under the same ids.</summary>
    public async Task ReturnAsync()
    {
        await EnterAsync();
        await SendAsync();
    }

    /// <summary>A new page: it knows nothing but what is stored.</summary>
    public async Task ReloadAsync()
    {
        await BreakAsync(inTheMiddle: false);
        await documents.ForgetAsync(document);
        _unsent.Clear();
        _position = 0;
        await EnterAsync();
    }

    /// <summary>Takes what was told; what is not the next one has a gap before it, which is repaired.</summary>
    public async Task ListenAsync()
    {
        while (_hub is { } hub && hub.Count("board") > 0)
        {
            var told = await hub.MessageAsync("board");
            var position = told.GetProperty("position").GetInt64();
            if (position == _position + 1)
            {
                await TakeAsync(told);
            }
            else if (position > _position)
            {
                await RepairAsync();
            }
        }
    }

    public async Task RepairAsync()
    {
        for (var more = true; more;)
        {
            var part = await _hub!.ValueAsync("Board", new { after = _position });
            foreach (var update in part.GetProperty("updates").EnumerateArray())
            {
                await TakeAsync(update);
            }

            more = part.GetProperty("more").GetBoolean();
        }
    }

    public Task<string> ShowAsync() => documents.ShowAsync(document);

    private async Task TakeAsync(JsonElement update)
    {
        _position = update.GetProperty("position").GetInt64();
        await documents.ApplyAsync(document, update.GetProperty("update").GetString()!);
    }

    private async Task SendAsync()
    {
        try
        {
            while (_hub is { } hub && _unsent is [var (id, update), ..])
            {
                await hub.ValueAsync("BoardUpdate", new { id, update });
                _unsent.RemoveAt(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or EndOfStreamException or InvalidOperationException)
        {
            _hub = null;
        }
    }
}
