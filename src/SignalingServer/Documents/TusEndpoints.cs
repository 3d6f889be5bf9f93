using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.SignalingServer.Api;
using VideoDesk.SignalingServer.Booking;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>Uploads by tus 1.0: core, creation, termination, expiration (https://tus.io/protocols/resumable-upload).</summary>
internal static class TusEndpoints
{
    private const string Version = "1.0.0";
    private const string ContentType = "application/offset+octet-stream";

    public static void MapTus(this IEndpointRouteBuilder documents)
    {
        documents.MapMethods("", [HttpMethods.Options], Describe);
        documents.MapMethods("/{id}", [HttpMethods.Options], Describe);
        documents.MapPost("", CreateAsync);
        documents.MapMethods("/{id}", [HttpMethods.Head], HeadAsync);
        documents.MapPatch("/{id}", PatchAsync);
        documents.MapDelete("/{id}", DeleteAsync);
        documents.MapPost("/{id}", OverrideAsync);
    }

    private static IResult Describe(HttpContext context, DocumentSettings settings)
    {
        var headers = context.Response.Headers;
        headers["Tus-Resumable"] = Version;
        headers["Tus-Version"] = Version;
        headers["Tus-Extension"] = "creation,termination,expiration";
        headers["Tus-Max-Size"] = Text(settings.FileBytes);
        return Results.NoContent();
    }

    private static async Task<IResult> CreateAsync(TusRequest request, Uploads uploads, DocumentSettings settings)
    {
        if (await request.CheckAsync() is { } refused)
        {
            return refused;
        }

        if (request.Number("Upload-Length") is not { } length || UploadMetadata.Read(request.Header("Upload-Metadata")) is not { } metadata)
        {
            return request.Refuse(new RefusalCode(HostFaults.RequestUnreadable));
        }

        var status = await uploads.BeginAsync(request.Pass!, length, metadata, request.Cancelled);
        if (status.Refusal is { } code)
        {
            return request.Refuse(code);
        }

        request.Tell(status);
        request.Context.Response.Headers.Location = $"{DocumentEndpoints.Route}/{status.Document!.Id}";
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> HeadAsync(TusRequest request, string id, Uploads uploads)
    {
        if (await request.CheckAsync() is { } refused)
        {
            return refused;
        }

        var status = DocumentId.TryParse(id, out var document)
            ? await uploads.FindAsync(request.Pass!, document, request.Cancelled)
            : DocumentRefusals.Unknown;
        if (status.Refusal is { } code)
        {
            return request.Refuse(code);
        }

        request.Tell(status);
        request.Context.Response.Headers["Upload-Length"] = Text(Math.Max(status.Document!.Bytes, status.Offset));
        request.Context.Response.Headers["Upload-Metadata"] = UploadMetadata.Write(status.Document.Name, status.Document.Request);
        return Results.Ok();
    }

    private static async Task<IResult> PatchAsync(TusRequest request, string id, Uploads uploads)
    {
        if (await request.CheckAsync() is { } refused)
        {
            return refused;
        }

        var http = request.Context.Request;
        if (!string.Equals(http.ContentType, ContentType, StringComparison.OrdinalIgnoreCase))
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.Number("Upload-Offset") is not { } offset)
        {
            return request.Refuse(new RefusalCode(HostFaults.RequestUnreadable));
        }

        if (request.Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null; // The upload's own length is the limit.
        }

        var part = new UploadPart(offset, http.ContentLength, http.BodyReader);
        var status = DocumentId.TryParse(id, out var document)
            ? await uploads.AppendAsync(request.Pass!, document, part, request.Cancelled)
            : DocumentRefusals.Unknown;
        if (status.Refusal is { } code)
        {
            return request.Refuse(code);
        }

        request.Tell(status);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteAsync(TusRequest request, string id, Uploads uploads)
    {
        if (await request.CheckAsync() is { } refused)
        {
            return refused;
        }

        var status = DocumentId.TryParse(id, out var document)
            ? await uploads.EndAsync(request.Pass!, document, request.Cancelled)
            : DocumentRefusals.Unknown;
        return status.Refusal is { } code ? request.Refuse(code) : Results.NoContent();
    }

    /// <summary>For who sits behind something that lets only POST through.</summary>
    private static Task<IResult> OverrideAsync(TusRequest request, string id, Uploads uploads) =>
        request.Header("X-HTTP-Method-Override").ToUpperInvariant() switch
        {
            "PATCH" => PatchAsync(request, id, uploads),
            "DELETE" => DeleteAsync(request, id, uploads),
            "HEAD" => HeadAsync(request, id, uploads),
            _ => request.RefuseMethodAsync(),
        };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One request of the protocol.</summary>
    internal sealed record TusRequest(HttpContext Context, PassGate Gate)
    {
        public DeskPass? Pass { get; private set; }

        public CancellationToken Cancelled => Context.RequestAborted;

        public static ValueTask<TusRequest?> BindAsync(HttpContext context) =>
            new(new TusRequest(context, context.RequestServices.GetRequiredService<PassGate>()));

        /// <summary>Who it is, and whether he speaks the version that is spoken here.</summary>
        public async Task<IResult?> CheckAsync()
        {
            Context.Response.Headers["Tus-Resumable"] = Version;
            Context.Response.Headers.CacheControl = "no-store";
            Pass = await Gate.CheckAsync(Context.Request, Cancelled);
            if (Pass is not { Role: not Seats.SeatRole.Guest })
            {
                return Refuse(DocumentRefusals.PassInvalid);
            }

            if (Header("Tus-Resumable") == Version)
            {
                return null;
            }

            Context.Response.Headers["Tus-Version"] = Version;
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        public string Header(string name) => Context.Request.Headers[name].ToString();

        /// <summary>A header that is a number that is not negative; null when it is something else.</summary>
        public long? Number(string name) =>
            long.TryParse(Header(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        public void Tell(UploadStatus status)
        {
            Context.Response.Headers["Upload-Offset"] = Text(status.Offset);
            if (status.Expires is { } expires)
            {
                Context.Response.Headers["Upload-Expires"] = expires.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
            }
        }

        public IResult Refuse(RefusalCode code) => code switch
        {
            _ when code == UploadCodes.Busy => Results.StatusCode(StatusCodes.Status423Locked),
            _ when code == UploadCodes.Gone => Results.StatusCode(StatusCodes.Status410Gone),
            _ when code == UploadCodes.Cut => Abort(),
            _ when code == UploadCodes.TooLong => Problems.Of(Context, StatusCodes.Status413PayloadTooLarge, DocumentRefusals.UploadMismatch),
            _ => Problems.Of(Context, code),
        };

        public async Task<IResult> RefuseMethodAsync() =>
            await CheckAsync() ?? Results.StatusCode(StatusCodes.Status405MethodNotAllowed);

        /// <summary>Nobody reads the answer, and what still comes is not wanted.</summary>
        private IResult Abort()
        {
            Context.Abort();
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
    }
}
