using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using VideoDesk.SignalingServer.Media;

namespace VideoDesk.SignalingServer.BareCall;

/// <summary>One request of a browser, read and checked for its outer form.</summary>
internal readonly record struct CallRequest(long Id, string Method, JsonElement Data)
{
    /// <summary>
    /// Reads <c>{id, method, data}</c>. Null inside an array is refused here, once: no message of ours has it and no list
    /// further in needs to expect it. On failure <paramref name="id"/> is the request's id if that much could be read.
    /// </summary>
    public static bool TryParse(JsonElement root, out CallRequest request, out long? id)
    {
        request = default;
        id = null;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("id", out var idElement)
            || idElement.ValueKind != JsonValueKind.Number || !idElement.TryGetInt64(out var number))
        {
            return false;
        }

        id = number;
        if (!root.TryGetProperty("method", out var method) || !TryGetText(method, out var name) || MediaJson.HasNullInArray(root))
        {
            return false;
        }

        root.TryGetProperty("data", out var data);
        request = new CallRequest(number, name, data);
        return true;
    }

    private static bool TryGetText(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair as an escape: valid JSON, but no text.
            text = null;
        }

        return text is not null;
    }
}

/// <summary>The answer to a request, or to a message that was none (then without id).</summary>
internal sealed record CallResponse(long? Id, bool Ok, object? Data, MediaError? Error);

/// <summary>Something that happened, told without being asked.</summary>
internal sealed record CallNotification(string Event, object Data);
