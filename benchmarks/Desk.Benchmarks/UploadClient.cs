using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>Sends files by tus, each in one piece.</summary>
internal sealed class UploadClient : IDisposable
{
    private readonly HttpClient _http;

    public UploadClient(Uri server, string pass)
    {
        _http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromMinutes(10) };
        _http.DefaultRequestHeaders.Add("X-Desk-Pass", pass);
        _http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
    }

    /// <summary>From the first request to the answer that all of it is there; where it is.</summary>
    public async Task<string> UploadAsync(byte[] file)
    {
        using var create = new HttpRequestMessage(HttpMethod.Post, "api/documents");
        create.Headers.Add("Upload-Length", file.Length.ToString(CultureInfo.InvariantCulture));
        create.Headers.Add("Upload-Metadata", "filename bWlzdXJhLnBkZg==");
        using var created = await _http.SendAsync(create);
        created.EnsureSuccessStatusCode();
        var location = created.Headers.Location!.OriginalString;
        using var patch = new HttpRequestMessage(HttpMethod.Patch, location) { Content = new ByteArrayContent(file) };
        patch.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        patch.Headers.Add("Upload-Offset", "0");
        using var sent = await _http.SendAsync(patch);
        sent.EnsureSuccessStatusCode();
        return location;
    }

    /// <summary>Waits until it was looked into.</summary>
    public async Task ReadyAsync(string location)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{location}/content");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (response.StatusCode != HttpStatusCode.Conflict)
            {
                response.EnsureSuccessStatusCode();
                return;
            }

            await Task.Delay(100);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Waits until it was looked into, and withdraws it.</summary>
    public async Task ForgetAsync(string location)
    {
        await ReadyAsync(location);
        using var response = await _http.DeleteAsync(location);
        response.EnsureSuccessStatusCode();
    }
}
