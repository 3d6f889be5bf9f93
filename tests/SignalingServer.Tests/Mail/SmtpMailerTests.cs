using System.Text;
using VideoDesk.Grains.Appointments;
using VideoDesk.SignalingServer.Mail;
using VideoDesk.SignalingServer.Mail.Mime;
using VideoDesk.SignalingServer.Mail.Smtp;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Mail;

/// <summary>The mailer against a real mail server, and against servers that misbehave.</summary>
public sealed class SmtpMailerTests
{
    [Theory]
    [InlineData(nameof(SmtpSecurity.None), false, false)]
    [InlineData(nameof(SmtpSecurity.StartTlsWhenOffered), false, false)]
    [InlineData(nameof(SmtpSecurity.StartTlsWhenOffered), true, true)]
    [InlineData(nameof(SmtpSecurity.StartTls), true, true)]
    public async Task Send_ByTheConfiguredSecurity_DeliversEveryOctet(string security, bool serverHasTls, bool isEncrypted)
    {
        await using var server = await SmtpServer.StartAsync(serverHasTls);
        var message = MailSamples.Message(NotificationKind.Confirmation);

        var result = await SendAsync(server.Settings(Enum.Parse<SmtpSecurity>(security)), message);

        Assert.Equal(new DeliveryResult(DeliveryKind.Delivered, DeliveryCodes.Accepted, 250), result);
        var mail = await server.NextMailAsync();
        Assert.Equal(isEncrypted, mail.GetProperty("tls").GetBoolean());
        Assert.Equal("sportello@example.it", mail.GetProperty("from").GetString());
        Assert.Equal("nicolo.dambrosio@example.it", mail.GetProperty("to")[0].GetString());
        Assert.Equal(MimeWriter.Write(message), mail.GetProperty("content").GetBytesFromBase64());
    }

    [Fact]
    public async Task Send_OverTlsFromTheStart_IsEncrypted()
    {
        await using var server = await SmtpServer.StartAsync(tls: true, "--implicit");

        Assert.Equal(DeliveryKind.Delivered, (await SendAsync(server.Settings(SmtpSecurity.Tls))).Kind);
        Assert.True((await server.NextMailAsync()).GetProperty("tls").GetBoolean());
    }

    [Theory]
    [InlineData("LOGIN")]
    [InlineData("PLAIN")]
    public async Task Send_WithCredentials_SignsInByEitherMechanism(string excluded)
    {
        await using var server = await SmtpServer.StartAsync(tls: true, "--credentials", "desk:s3crèt pass", "--without", excluded);

        var result = await SendAsync(server.Settings(SmtpSecurity.StartTls, "desk", "s3crèt pass"));

        Assert.Equal(DeliveryKind.Delivered, result.Kind);
        Assert.Equal("desk", (await server.NextMailAsync()).GetProperty("user").GetString());
    }

    [Fact]
    public async Task Send_WithWrongCredentials_WaitsForTheInstallation()
    {
        await using var server = await SmtpServer.StartAsync(tls: true, "--credentials", "desk:right");

        Assert.Equal(
            new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.CredentialsRefused, 535),
            await SendAsync(server.Settings(SmtpSecurity.StartTls, "desk", "wrong")));
    }

    [Fact]
    public async Task Send_ToAServerOfAnotherAuthority_SendsNothing()
    {
        await using var server = await SmtpServer.StartAsync(tls: true);
        await using var other = await SmtpServer.StartAsync(tls: true);
        var settings = server.Settings(SmtpSecurity.StartTls);
        var astray = new SmtpSettings { Host = settings.Host, Port = settings.Port, CertificateAuthority = other.Authority };

        Assert.Equal(new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.TlsFailed), await SendAsync(astray));
    }

    [Fact]
    public async Task Send_WhereTlsIsRequiredAndNotOffered_SendsNothing()
    {
        await using var server = await SmtpServer.StartAsync(tls: false);

        Assert.Equal(
            new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.TlsFailed), await SendAsync(server.Settings(SmtpSecurity.StartTls)));
    }

    [Theory]
    [InlineData("unknown", nameof(DeliveryKind.Refused), DeliveryCodes.RecipientRefused, 550)]
    [InlineData("greylisted", nameof(DeliveryKind.TryLater), DeliveryCodes.RecipientRefused, 451)]
    [InlineData("heavy", nameof(DeliveryKind.Refused), DeliveryCodes.ContentRefused, 554)]
    [InlineData("full", nameof(DeliveryKind.TryLater), DeliveryCodes.ContentRefused, 452)]
    [InlineData("hangup", nameof(DeliveryKind.ServerUnavailable), DeliveryCodes.Unreachable, 0)]
    [InlineData("late-hangup", nameof(DeliveryKind.ServerUnavailable), DeliveryCodes.Unreachable, 0)]
    public async Task Send_ByTheServersAnswer_IsFinalOrNot(string recipient, string kind, string code, int reply)
    {
        await using var server = await SmtpServer.StartAsync(tls: false);

        var result = await SendAsync(server.Settings(SmtpSecurity.None), To(recipient));

        Assert.Equal(new DeliveryResult(Enum.Parse<DeliveryKind>(kind), code, reply), result);
    }

    [Fact]
    public async Task Send_WhenTheServerKeepsSilent_EndsByTheTimeLimit()
    {
        await using var server = await SmtpServer.StartAsync(tls: false);
        var settings = new SmtpSettings { Host = "localhost", Port = server.Port, Security = SmtpSecurity.None, AnswerTimeout = TimeSpan.FromMilliseconds(300) };

        Assert.Equal(new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.TimedOut), await SendAsync(settings, To("silent")));
    }

    [Fact]
    public async Task Send_OfAMailLargerThanTheServerTakes_IsRefusedAtOnce()
    {
        await using var server = await SmtpServer.StartAsync(tls: false, "--limit", "1000");

        Assert.Equal(new DeliveryResult(DeliveryKind.Refused, DeliveryCodes.ContentRefused), await SendAsync(server.Settings(SmtpSecurity.None)));
    }

    [Fact]
    public async Task Send_ToNobody_IsTriedAgain()
    {
        var settings = new SmtpSettings { Host = "127.0.0.1", Port = 1, Security = SmtpSecurity.None };

        Assert.Equal(new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.Unreachable), await SendAsync(settings));
    }

    [Theory]
    [InlineData("", DeliveryCodes.Unreachable, 0)]
    [InlineData("421 closing\r\n", DeliveryCodes.SessionRefused, 421)]
    [InlineData("554 no\r\n", DeliveryCodes.SessionRefused, 554)]
    [InlineData("HTTP/1.1 200 OK\r\n", DeliveryCodes.ProtocolError, 0)]
    [InlineData("2200 hello\r\n", DeliveryCodes.ProtocolError, 0)]
    public async Task Send_AfterSuchAGreeting_IsTriedAgain(string greeting, string code, int reply)
    {
        await using var server = new ScriptedServer(greeting);

        Assert.Equal(new DeliveryResult(DeliveryKind.ServerUnavailable, code, reply), await SendAsync(Plain(server)));
    }

    [Fact]
    public async Task Send_ToAServerThatNeverEndsItsAnswer_ReadsOnlySoMuch()
    {
        var endless = string.Concat(Enumerable.Repeat("250-and\r\n", 1000));
        await using var lines = new ScriptedServer("220 hello\r\n", ("EHLO", endless));
        await using var line = new ScriptedServer("220 " + new string('x', 10_000));

        Assert.Equal(DeliveryCodes.ProtocolError, (await SendAsync(Plain(lines))).Code);
        Assert.Equal(DeliveryCodes.ProtocolError, (await SendAsync(Plain(line))).Code);
    }

    [Fact]
    public async Task Send_WhenTheServerSpeaksAheadOfTls_SendsNothing()
    {
        await using var server = new ScriptedServer(
            "220 hello\r\n", ("EHLO", "250-mail\r\n250 STARTTLS\r\n"), ("STARTTLS", "220 go\r\n250-injected\r\n250 AUTH PLAIN\r\n"));
        var settings = new SmtpSettings { Host = "localhost", Port = server.Port, Security = SmtpSecurity.StartTls, UserName = "desk", Password = "s" };

        Assert.Equal(new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.ProtocolError), await SendAsync(settings));
        Assert.Equal(["EHLO example.it", "STARTTLS"], server.Received);
    }

    [Fact]
    public async Task Send_WhenTheSenderIsRefused_WaitsForTheInstallation()
    {
        await using var server = new ScriptedServer("220 hello\r\n", ("EHLO", "250 mail\r\n"), ("MAIL", "550 5.7.1 not you\r\n"));

        Assert.Equal(new DeliveryResult(DeliveryKind.ServerUnavailable, DeliveryCodes.SenderRefused, 550), await SendAsync(Plain(server)));
    }

    [Fact]
    public void DotStuffed_LinesThatBeginWithADot_GetAnother() =>
        Assert.Equal("..a\r\nb.\r\n...\r\n\r\n..\r\n", Encoding.ASCII.GetString(SmtpMailer.DotStuffed(".a\r\nb.\r\n..\r\n\r\n.\r\n"u8)));

    [Fact]
    public async Task Send_TextLinesOfDots_ArriveAsTheyWere()
    {
        await using var server = await SmtpServer.StartAsync(tls: false);
        var message = MailSamples.Message(NotificationKind.Reminder) with { Text = ".\n..\n.a\n" };

        Assert.Equal(DeliveryKind.Delivered, (await SendAsync(server.Settings(SmtpSecurity.None), message)).Kind);
        Assert.Equal(".\r\n..\r\n.a\r\n", StrictMimeReader.Read((await server.NextMailAsync()).GetProperty("content").GetBytesFromBase64()).Parts[0].Text);
    }

    private static SmtpSettings Plain(ScriptedServer server) =>
        new() { Host = "localhost", Port = server.Port, Security = SmtpSecurity.None };

    private static MailMessage To(string recipient)
    {
        var facts = MailSamples.Facts() with { Contacts = new Contacts("", $"{recipient}@example.it", "") };
        return MailSamples.Message(MailSamples.Request(NotificationKind.Reminder), facts);
    }

    private static async Task<DeliveryResult> SendAsync(SmtpSettings settings, MailMessage? message = null) =>
        await new SmtpMailer(settings, TimeProvider.System).SendAsync(
            message ?? MailSamples.Message(NotificationKind.Reminder), TestContext.Current.CancellationToken);
}
