using VideoDesk.Grains.Agendas;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Api;

/// <summary>The language of an answer: the first of Accept-Language that the product speaks, otherwise Italian.</summary>
internal static class RequestLanguage
{
    public static Language Of(HttpContext context)
    {
        foreach (var accepted in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(static one => one.Quality ?? 1))
        {
            var tag = accepted.Value.ToString().Split('-')[0].ToLowerInvariant();
            if (accepted.Quality != 0 && ContactForm.TryRead(tag, out var language))
            {
                return language;
            }
        }

        return Language.Italian;
    }
}
