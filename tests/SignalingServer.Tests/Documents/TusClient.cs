using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Documents;

/// <summary>What came back.</summary>
internal sealed record TusAnswer(int Status, string? Code, HttpResponseHeaders Headers, byte[] Content, HttpContentHeaders ContentHeaders)
{
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.First() : null;

    public long Offset => long.Parse(Header("Upload-Offset")!, CultureInfo.InvariantCulture);

    /// <summary>Where an upload was made.</summary>
    public string Location => Headers.Location!.OriginalString;
}

/// <summary>A client of tus that says exactly what it is told to.</summary>
internal sealed class TusClient(HttpClient http, string? pass)
{
    private const string Route = "/api/documents";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Begins an upload.</summary>
    public Task<TusAnswer> CreateAsync(long length, string name = "carta.pdf", string? request = null) => SendAsync(
        HttpMethod.Post,
        Route,
        null,
        ("Upload-Length", length.ToString(CultureInfo.InvariantCulture)),
        ("Upload-Metadata", $"filename {Encode(name)}" + (request is null ? "" : $",request {Encode(request)}")));

    public Task<TusAnswer> HeadAsync(string location) => SendAsync(HttpMethod.Head, location, null);

    public Task<TusAnswer> DeleteAsync(string location) => SendAsync(HttpMethod.Delete, location, null);

    public Task<TusAnswer> ContentAsync(string location) => SendAsync(HttpMethod.Get, $"{location}/content", null);

    public Task<TusAnswer> PatchAsync(string location, long offset, ReadOnlyMemory<byte> bytes) =>
        PatchAsync(location, offset, new ReadOnlyMemoryContent(bytes));

    public Task<TusAnswer> PatchAsync(string location, long offset, HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return SendAsync(HttpMethod.Patch, location, content, ("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Sends a whole file; the address of what was made.</summary>
    public async Task<string> UploadAsync(byte[] file, string name = "carta.pdf")
    {
        var created = await CreateAsync(file.Length, name);
        Assert.True(created.Status == 201, $"{created.Status} {created.Code}");
        var sent = await PatchAsync(created.Location, 0, file);
        Assert.True(sent.Status == 204, $"{sent.Status} {sent.Code}");
        return created.Location;
    }

    public async Task<TusAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (pass is not null)
        {
            request.Headers.Add("X-Desk-Pass", pass);
        }

        if (!headers.Any(static header => header.Name == "Tus-Resumable"))
        {
            request.Headers.Add("Tus-Resumable", "1.0.0");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, Cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json" && bytes.Length > 0;
        var code = isProblem ? JsonDocument.Parse(bytes).RootElement.GetProperty("code").GetString() : null;
        return new TusAnswer((int)response.StatusCode, code, response.Headers, bytes, response.Content.Headers);
    }
}
