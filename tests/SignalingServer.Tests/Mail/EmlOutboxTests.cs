using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Mail.Mime;
using VideoDesk.SignalingServer.Mail.Smtp;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>Mails as files, and the settings that choose between files and a mail server.</summary>
public sealed class EmlOutboxTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("eml-outbox-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Send_TheSameMailTwice_LeavesOneWholePrivateFile()
    {
        var outbox = new EmlOutbox(Path.Combine(_folder.FullName, "data", "outbox"));
        var message = MailSamples.Message(NotificationKind.Confirmation);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(DeliveryKind.Delivered, (await outbox.SendAsync(message, TestContext.Current.CancellationToken)).Kind);
        }

        var file = Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
        Assert.Equal("20261116T101530Z-0194f0c012347abc8def0123456789ab.N1.eml", file.Name);
        Assert.Equal(MimeWriter.Write(message), await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }

    [Fact]
    public async Task Send_WhereNothingCanBeWritten_IsTriedAgain()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var result = await new EmlOutbox(Path.Combine(file, "outbox")).SendAsync(
            MailSamples.Message(NotificationKind.Reminder), TestContext.Current.CancellationToken);

        Assert.Equal(new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.StorageFailed), result);
    }

    [Fact]
    public async Task Dispatcher_WhileItRuns_SendsWhatIsDueAndStops()
    {
        var scene = new OutboxScene();
        var row = scene.Add(NotificationKind.Reminder);
        var sent = new TaskCompletionSource();
        scene.Answer = _ =>
        {
            sent.SetResult();
            return DeliveryResult.Delivered();
        };
        using var signal = new OutboxSignal();
        using var dispatcher = new OutboxDispatcher(scene.Turn(), scene, signal, TimeProvider.System, NullLogger<OutboxDispatcher>.Instance);

        await dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await sent.Task.WaitAsync(TestContext.Current.CancellationToken);
        await dispatcher.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OutboxOutcome.Sent, row.Receipt!.Value.Outcome);
    }

    [Theory]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:PublicUrl", "http://sportello.example.it")]
    [InlineData("Mail:PublicUrl", "sportello")]
    [InlineData("Mail:Smtp:Port", "0")]
    [InlineData("Mail:Smtp:AnswerTimeout", "00:03:00")]
    [InlineData("Mail:Smtp:CertificateAuthority", "/nowhere/authority.pem")]
    public void Settings_WithAWrongValue_NameTheKey(string key, string value)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => MailSettings.Read(Configuration((key, value))));

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("StartTlsWhenOffered")]
    public void Settings_CredentialsWithoutTls_AreRefused(string security)
    {
        var configuration = Configuration(("Mail:Smtp:UserName", "desk"), ("Mail:Smtp:Security", security));

        Assert.Contains("Mail:Smtp:UserName", Assert.Throws<InvalidOperationException>(() => MailSettings.Read(configuration)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_WithNothingSet_WriteFilesForThisMachine()
    {
        var settings = MailSettings.Read(Configuration());

        Assert.Equal(("", SmtpSecurity.StartTls), (settings.Smtp.Host, settings.Smtp.Security));
        Assert.Equal("http://localhost:5080/", settings.Site.AbsoluteUri);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(static v => v.Key, static v => (string?)v.Value)).Build();
}
