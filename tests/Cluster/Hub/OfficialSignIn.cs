using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using VideoDesk.Grains.Agendas;

namespace VideoDesk.Cluster.Hub;

/// <summary>An official of the demonstration, signed in.</summary>
internal static class OfficialSignIn
{
    /// <summary>The cookies, which are good at every web node.</summary>
    public static async Task<CookieContainer> CookiesAsync(Uri server)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server };
        var session = await http.GetFromJsonAsync<JsonElement>("api/session");
        var official = DemoAgenda.Officials.First(static known => known.Office == DemoAgenda.Rome.Id && !known.IsHead);
        using var form = new FormUrlEncodedContent([new("person", official.Id.Value)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "accedi") { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", session.GetProperty("antiforgeryToken").GetString());
        using var response = await http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Redirect ? cookies : throw new InvalidOperationException($"Sign-in answered {response.StatusCode}.");
    }
}
