using System.Security.Cryptography;
using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using VideoDesk.Grains.Documents.Images;
using VideoDesk.SignalingServer.Storage;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>
/// Looks into one document from its first byte to its last: what it is, whether it is dangerous, what of it is kept. Ends with a document
/// that both sides see, or with one that is refused and whose bytes are gone.
/// </summary>
internal sealed partial class Inspection(DocumentStore store, ContentFiles files, IVirusScanner scanner, PdfInspector pdfs, RefusalLog refusals)
{
    /// <summary>Of documents whose inspection ended by an error that is not foreseen.</summary>
    private readonly InspectionFailures _failures = new();

    public required DocumentNews News { private get; init; }

    public required ILogger<Inspection> Logger { private get; init; }

    public required TimeProvider Clock { private get; init; }

    public async Task RunAsync(Document document, CancellationToken cancellationToken)
    {
        var finding = await FindAsync(document, cancellationToken);
        var now = Clock.GetUtcNow();
        var decision = await store.ChangeAsync(
            document.Id,
            known => finding.Inspected is { } passed ? DocumentRules.Pass(known, passed, now) : DocumentRules.Refuse(known, finding.Refusal, now),
            cancellationToken);
        _failures.Forget(document.Id);

        // Another run of the same document may have come first: what the row names is kept.
        var row = decision.Next ?? await store.FindAsync(document.Id, cancellationToken);
        foreach (var written in new[] { document.File, finding.Inspected?.File }.OfType<string>().Where(written => written != row?.File))
        {
            files.Forget(document.Appointment, written);
        }

        if (decision.Next is { State: DocumentState.Refused })
        {
            await refusals.WriteAsync(document.Appointment, document.Id, finding.Refusal);
        }

        await News.TellAsync(document.Appointment);
    }

    /// <summary>A file that cannot be read is no longer what was sent; while the whole store is away, nothing can be said of it.</summary>
    private async Task<Finding> FindAsync(Document document, CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(document, cancellationToken);
        }
        catch (Exception e) when (files.IsThere
            && e is (CryptographicException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException))
        {
            return DocumentRefusals.UploadMismatch;
        }
        catch (IOException e) when (StorageFaults.IsFull(e))
        {
            return DocumentRefusals.StorageFull;
        }
        catch (Exception e) when (files.IsThere && !cancellationToken.IsCancellationRequested && !DatabaseErrors.IsOfDatabase(e))
        {
            // Of a foreign reason nobody knows whether it goes away by itself: it is tried again, but not for ever.
            var now = Clock.GetUtcNow();
            var (failures, since) = _failures.Add(document.Id, now);
            if (!DocumentRules.IsGivenUp(failures, since, now))
            {
                throw;
            }

            LogGivenUp(Logger, document.Id, e.GetType().Name);
            return DocumentRefusals.CheckFailed;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Document {Document} cannot be looked into ({Error}): it is given up", EventName = "InspectionGivenUp")]
    private static partial void LogGivenUp(ILogger logger, DocumentId document, string error);

    private async Task<Finding> LookAsync(Document document, CancellationToken cancellationToken)
    {
        var ends = await ReadEndsAsync(document, cancellationToken);
        var (kind, refusal) = DocumentKinds.Of(ends.Head, ends.Tail, document.Name);
        refusal ??= await ScanAsync(document, cancellationToken);
        if (refusal is { } code)
        {
            return code;
        }

        var name = DocumentNames.Fitting(document.Name, kind);
        var passed = new Inspected(kind, name, document.Bytes, ends.Sha256)
        {
            File = document.File!,
            Warnings = scanner.IsSetUp ? DocumentWarnings.None : DocumentWarnings.NotScanned,
        };
        return kind switch
        {
            DocumentKind.Jpeg => await CutAsync(document, passed, JpegMetadata.CutAsync, cancellationToken),
            DocumentKind.Png => await CutAsync(document, passed, PngMetadata.CutAsync, cancellationToken),
            DocumentKind.Pdf => await InspectPdfAsync(document, passed, cancellationToken),
            _ => passed,
        };
    }

    private async Task<RefusalCode?> ScanAsync(Document document, CancellationToken cancellationToken) => scanner.IsSetUp
        ? await scanner.ScanAsync(() => files.OpenAsync(document, cancellationToken), cancellationToken) switch
        {
            ScanOutcome.Clean => null,
            ScanOutcome.Infected => DocumentRefusals.FileInfected,
            ScanOutcome.NotScannable => DocumentRefusals.NotScannable,
            _ => DocumentRefusals.ScannerAway,
        }
        : null;

    private async Task<Finding> InspectPdfAsync(Document document, Inspected passed, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(document, cancellationToken);
        var found = await pdfs.InspectAsync(content, cancellationToken);
        return found.IsTooComplex
            ? DocumentRefusals.PdfTooComplex
            : passed with { Warnings = passed.Warnings | found.Warnings, Pages = found.Pages };
    }

    /// <summary>What is kept of a picture becomes a file of its own.</summary>
    private async Task<Finding> CutAsync(
        Document document, Inspected passed, Func<Stream, ImageTarget, CancellationToken, Task<bool>> cut, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(document, cancellationToken);
        var (kept, handle, cipher) = await files.CreateNextAsync(document, cancellationToken);
        using (handle)
        using (cipher)
        using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            await using var writer = new ContentWriter(handle, cipher, length: null);
            var isWhole = false;
            try
            {
                if (!await cut(content, WriteAsync, cancellationToken))
                {
                    return DocumentRefusals.NotScannable;
                }

                await writer.CompleteAsync(cancellationToken);
                RandomAccess.FlushToDisk(handle);
                isWhole = true;
            }
            finally
            {
                if (!isWhole)
                {
                    files.Forget(document.Appointment, kept);
                }
            }

            return passed with { File = kept, Bytes = writer.Kept, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };

            ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
            {
                hash.AppendData(bytes.Span);
                return writer.WriteAsync(bytes, cancellationToken);
            }
        }
    }

    private async Task<FileEnds> ReadEndsAsync(Document document, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(document, cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var ends = new FileEnds();
        var buffer = new byte[ContentCipher.BlockBytes];
        for (var count = await content.ReadAsync(buffer, cancellationToken); count > 0; count = await content.ReadAsync(buffer, cancellationToken))
        {
            hash.AppendData(buffer, 0, count);
            ends.Add(buffer.AsSpan(0, count));
        }

        ends.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return ends;
    }

    /// <summary>What passed, or why it did not.</summary>
    private readonly record struct Finding(Inspected? Inspected, RefusalCode Refusal)
    {
        public static implicit operator Finding(Inspected passed) => new(passed, default);

        public static implicit operator Finding(RefusalCode code) => new(null, code);
    }

    /// <summary>Beginning and end of a file that goes by.</summary>
    private sealed class FileEnds
    {
        private readonly byte[] _head = new byte[DocumentKinds.Head];

        /// <summary>The last two pieces, of which the tail is the end.</summary>
        private readonly byte[] _tail = new byte[DocumentKinds.Tail];

        private int _headBytes;
        private int _tailBytes;

        public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headBytes);

        public ReadOnlySpan<byte> Tail => _tail.AsSpan(0, _tailBytes);

        public string Sha256 { get; set; } = "";

        public void Add(ReadOnlySpan<byte> piece)
        {
            var toHead = Math.Min(piece.Length, _head.Length - _headBytes);
            piece[..toHead].CopyTo(_head.AsSpan(_headBytes));
            _headBytes += toHead;

            var last = piece.Length > _tail.Length ? piece[^_tail.Length..] : piece;
            var stays = Math.Min(_tailBytes, _tail.Length - last.Length);
            _tail.AsSpan(_tailBytes - stays, stays).CopyTo(_tail);
            last.CopyTo(_tail.AsSpan(stays));
            _tailBytes = stays + last.Length;
        }
    }
}
