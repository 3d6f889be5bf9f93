using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VideoDesk.Desk.Benchmarks;

/// <summary>
/// What an upload cannot be cheaper than: one ASP.NET Core endpoint that reads a body, encrypts it in blocks of 64 KiB with AES-256-GCM and
/// writes them to a file. No protocol, no database, no rights, no resuming.
/// </summary>
internal static class BareUpload
{
    private const int Block = 64 * 1024;
    private const int Nonce = 12;
    private const int Tag = 16;

    public static async Task RunAsync(string[] arguments, string folder)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        await using var app = builder.Build();
        app.MapGet("/healthz", static () => "ok");
        app.MapPut("/{name}", (HttpRequest request, string name) => StoreAsync(request.BodyReader, Path.Combine(folder, name)));
        await app.RunAsync();
    }

    private static async Task StoreAsync(PipeReader body, string file)
    {
        using var cipher = new AesGcm(RandomNumberGenerator.GetBytes(32), Tag);
        using var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write);
        var plain = ArrayPool<byte>.Shared.Rent(Block);
        var block = ArrayPool<byte>.Shared.Rent(Block + Nonce + Tag);
        var at = 0L;
        var filled = 0;
        while (true)
        {
            var read = await body.ReadAsync();
            foreach (var segment in read.Buffer)
            {
                for (var rest = segment; rest.Length > 0;)
                {
                    var count = Math.Min(rest.Length, Block - filled);
                    rest.Span[..count].CopyTo(plain.AsSpan(filled));
                    (rest, filled) = (rest[count..], filled + count);
                    if (filled == Block)
                    {
                        at += await WriteAsync(filled);
                        filled = 0;
                    }
                }
            }

            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await WriteAsync(filled);
        RandomAccess.FlushToDisk(handle);
        ArrayPool<byte>.Shared.Return(plain);
        ArrayPool<byte>.Shared.Return(block);

        async ValueTask<int> WriteAsync(int length)
        {
            Encrypt(cipher, plain.AsSpan(0, length), block);
            await RandomAccess.WriteAsync(handle, block.AsMemory(0, length + Nonce + Tag), at);
            return length + Nonce + Tag;
        }
    }

    private static void Encrypt(AesGcm cipher, ReadOnlySpan<byte> plain, Span<byte> block)
    {
        RandomNumberGenerator.Fill(block[..Nonce]);
        cipher.Encrypt(block[..Nonce], plain, block.Slice(Nonce, plain.Length), block.Slice(Nonce + plain.Length, Tag));
    }
}
