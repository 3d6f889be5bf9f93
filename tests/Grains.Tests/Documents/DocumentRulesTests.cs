using VideoDesk.Grains.Appointments;
using VideoDesk.Grains.Documents;
using Xunit;

namespace VideoDesk.Grains.Tests.Documents;

/// <summary>States of documents, and who may send how much.</summary>
public sealed class DocumentRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    private static readonly Document Sent = new(new DocumentId(Guid.Empty), new AppointmentId(Guid.Empty), Side.Taxpayer, "taxpayer", "a.pdf", 100)
    {
        File = "a.0",
        CreatedAt = Now,
    };

    private static readonly Inspected Passed = new(DocumentKind.Pdf, "a.pdf", 90, "ab") { File = "a.1", Pages = 3 };

    private static readonly Dictionary<string, Func<Document, DocumentDecision>> Steps = new()
    {
        ["receive-some"] = static document => DocumentRules.Receive(document, 50, Now),
        ["receive-all"] = static document => DocumentRules.Receive(document, 100, Now),
        ["pass"] = static document => DocumentRules.Pass(document, Passed, Now),
        ["refuse"] = static document => DocumentRules.Refuse(document, DocumentRefusals.KindDisguised, Now),
        ["withdraw"] = static document => DocumentRules.Withdraw(document, "taxpayer", Now),
        ["withdraw-other"] = static document => DocumentRules.Withdraw(document, "official-1", Now),
        ["decline"] = static document => DocumentRules.Decline(document, "Illeggibile", Now),
        ["accept"] = static document => DocumentRules.Accept(document, Now),
    };

    /// <summary>What each step makes of each state: a state, or a code.</summary>
    [Theory]
    [InlineData("Uploading", "Uploading", "Checking", "document-settled", "Refused", "Withdrawn", "document-unknown", "document-unknown", "document-not-ready")]
    [InlineData("Checking", "document-settled", "document-settled", "Ready", "Refused", "Withdrawn", "document-unknown", "document-unknown", "document-not-ready")]
    [InlineData("Ready", "document-settled", "document-settled", "document-settled", "document-settled", "Withdrawn", "document-unknown", "Declined", "Accepted")]
    [InlineData("Refused", "document-settled", "document-settled", "document-settled", "document-settled", "document-settled", "document-unknown", "document-unknown", "document-settled")]
    [InlineData("Withdrawn", "document-settled", "document-settled", "document-settled", "document-settled", "document-settled", "document-unknown", "document-settled", "document-settled")]
    [InlineData("Declined", "document-settled", "document-settled", "document-settled", "document-settled", "document-settled", "document-unknown", "document-settled", "document-settled")]
    [InlineData("Accepted", "document-settled", "document-settled", "document-settled", "document-settled", "document-settled", "document-unknown", "document-settled", "document-settled")]
    public void Step_InEachState_GivesTheNextStateOrACode(string state, params string[] expected)
    {
        var document = At(Enum.Parse<DocumentState>(state));

        Assert.Equal(expected, Steps.Values.Select(step => Outcome(step(document))));
    }

    [Fact]
    public void Pass_OfACheckedDocument_KeepsWhatWasFound()
    {
        var passed = DocumentRules.Pass(At(DocumentState.Checking), Passed, Now).Next!;

        Assert.Equal((DocumentKind.Pdf, 90L, "ab", 3, "a.1"), (passed.Kind, passed.Bytes, passed.Sha256, passed.Pages, passed.File));
        Assert.Equal(Now, passed.ReadyAt);
    }

    [Theory]
    [InlineData(DocumentState.Refused)]
    [InlineData(DocumentState.Withdrawn)]
    [InlineData(DocumentState.Declined)]
    public void Document_ThatNobodyTakes_HasNoFileAndNoPlaceInTheLimits(DocumentState state)
    {
        var step = state switch { DocumentState.Refused => "refuse", DocumentState.Withdrawn => "withdraw", _ => "decline" };
        var document = Steps[step](At(state == DocumentState.Refused ? DocumentState.Checking : DocumentState.Ready)).Next!;

        Assert.Equal((state, null, false), (document.State, document.File, document.Counts));
    }

    [Fact]
    public void Decline_OfTheOfficialsOwn_FindsNothing() => Assert.Equal(
        "document-unknown", Outcome(DocumentRules.Decline(At(DocumentState.Ready) with { From = Side.Office }, "Illeggibile", Now)));

    [Theory]
    [InlineData(DocumentState.Uploading, false)]
    [InlineData(DocumentState.Checking, false)]
    [InlineData(DocumentState.Ready, true)]
    [InlineData(DocumentState.Accepted, true)]
    public void Seeing_ByTheOtherSide_BeginsWithReady(DocumentState state, bool isSeen)
    {
        Assert.Equal(isSeen, DocumentRules.IsSeenBy(At(state), "official-1"));
        Assert.True(DocumentRules.IsSeenBy(At(state), "taxpayer"));
    }

    [Theory]
    [InlineData(0, "file-empty")]
    [InlineData(-1, "file-empty")]
    [InlineData(1, null)]
    [InlineData(1000, null)]
    [InlineData(1001, "file-too-large")]
    public void Fits_OneFile_GoesByItsLength(long bytes, string? code) =>
        Assert.Equal(code, UploadRules.Fits(new DocumentPolicy { FileBytes = 1000, TotalBytes = 5000 }, DocumentsOf.Nothing, bytes)?.Code.Value);

    [Theory]
    [InlineData(2, 500, "files-too-many")]
    [InlineData(3, 250, null)]
    [InlineData(3, 249, "files-too-much")]
    public void Fits_BesideOthers_CountsThoseThatAreKept(int files, long total, string? code)
    {
        var policy = new DocumentPolicy { FileBytes = 100, Files = files, TotalBytes = total };
        var documents = new DocumentsOf([], [At(DocumentState.Ready), At(DocumentState.Checking), At(DocumentState.Refused), At(DocumentState.Withdrawn)]);

        Assert.Equal((2, 200L), (documents.UsedFiles, documents.UsedBytes));
        Assert.Equal(code, UploadRules.Fits(policy, documents, 50)?.Code.Value);
    }

    [Theory]
    [Trait("Requirement", "SD-15")]
    [InlineData("", null, "upload-not-enabled")]
    [InlineData("", "1", "upload-not-enabled")]
    [InlineData("closed", "1", "request-closed")]
    [InlineData("closed", null, "upload-not-enabled")]
    [InlineData("open", "1", null)]
    [InlineData("open", null, null)]
    [InlineData("open", "2", "upload-not-enabled")]
    public void MaySend_TheTaxpayer_WaitsForTheOfficialToAsk(string asked, string? request, string? code)
    {
        DocumentRequest[] requests = asked.Length == 0 ? [] : [new DocumentRequest("1", "Carta d'identità", Now, asked == "closed" ? Now : null)];

        Assert.Equal(code, UploadRules.MaySend(Side.Taxpayer, new DocumentsOf(requests, []), request)?.Code.Value);
        Assert.Null(UploadRules.MaySend(Side.Office, new DocumentsOf(requests, []), request));
    }

    [Theory]
    [InlineData(4, 180, false)]
    [InlineData(100, 179, false)]
    [InlineData(5, 180, true)]
    public void GivenUp_AfterUnknownFailures_IsOneThatFailedOftenAndForHours(int failures, int minutes, bool isGivenUp) =>
        Assert.Equal(isGivenUp, DocumentRules.IsGivenUp(failures, Now, Now.AddMinutes(minutes)));

    private static Document At(DocumentState state) => Sent with
    {
        State = state,
        ReadyAt = state is DocumentState.Uploading or DocumentState.Checking or DocumentState.Refused ? null : Now,
    };

    private static string Outcome(DocumentDecision decision) => decision.Next is { } next ? next.State.ToString() : decision.Refusal!.Code.Value;
}
