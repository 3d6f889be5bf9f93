using System.Globalization;
using Xunit;

namespace VideoDesk.Architecture.Tests.Compose;

/// <summary><c>./dev compose-check</c>: the compose file and what it names fit together, without a Docker engine.</summary>
public sealed class ComposeTests
{
    private static readonly string Text = SourceTree.Read("docker-compose.yml");

    [Fact]
    public void ComposeFile_HoldsEveryRule() => Assert.Empty(FaultsOf(Text));

    /// <summary>Every rule notices what it is for.</summary>
    [Theory]
    [InlineData("services:\n", "service:\n", "service: is no part of a compose file")]
    [InlineData("    shm_size: 256m\n", "    shm_sise: 256m\n", "postgres: shm_sise is not known here")]
    [InlineData("    ports: [\"80:8080/tcp\", \"443:8443/tcp\"]", "    ports: {a: b}", "proxy: ports has a value of the wrong kind")]
    [InlineData("      interval: 30s\n", "      intervall: 30s\n", "clamav: healthcheck.intervall is not known here")]
    [InlineData("      interval: 30s\n", "      interval: 30\n", "clamav: healthcheck.interval has a value of the wrong kind")]
    [InlineData("max-size: 10m", "maxsize: 10m", "redis: logging.options.maxsize is not known here")]
    [InlineData("memory: 512M", "memory: plenty", "proxy: deploy.resources.limits.memory has a value of the wrong kind")]
    [InlineData("postgres: { condition: service_healthy }", "postgres: { when: service_healthy }", "web1: depends_on.postgres.when is not known here")]
    [InlineData("ipam: { config: [{ subnet: 10.89.0.0/24 }] }", "ipam: { config: [{ net: 10.89.0.0/24 }] }", "the file: networks.desk.ipam.config[0].net is not known here")]
    [InlineData("\nvolumes:\n  database:\n", "\nvolumes:\n  database: { drive: local }\n", "the file: volumes.database has a value of the wrong kind")]
    [InlineData("    user: \"70:70\"\n", "    user: root\n", "postgres: user is missing or root")]
    [InlineData("  cap_drop: [ALL]\n", "  cap_drop: [NET_RAW]\n", "redis: cap_drop must have ALL")]
    [InlineData("[\"no-new-privileges:true\"]", "[\"seccomp:unconfined\"]", "web1: security_opt must have no-new-privileges:true")]
    [InlineData("  read_only: true\n", "  read_only: false\n", "relay1: read_only must be true")]
    [InlineData("deploy: { resources: { limits: { cpus: \"0.5\", memory: 128M } } }", "deploy: { resources: { limits: { cpus: \"0.5\" } } }", "oidc: deploy.resources.limits must have cpus and memory")]
    [InlineData("test: [\"CMD\", \"pg_isready\"", "test: [\"pg_isready\"", "postgres: healthcheck.test must begin with CMD or CMD-SHELL")]
    [InlineData("      timeout: 3s\n      retries: 3\n    deploy: { resources: { limits: { cpus: \"0.5\"", "      retries: 3\n    deploy: { resources: { limits: { cpus: \"0.5\"", "oidc: healthcheck.timeout is missing")]
    [InlineData("image: redis:7.4.1-alpine", "image: redis:latest", "redis: image \"redis:latest\" names no version")]
    [InlineData("dockerfile: Dockerfile", "dockerfile: Dokerfile", "web1: there is no Dokerfile")]
    [InlineData("    depends_on:\n      web1:", "    depends_on:\n      web3:", "proxy: depends_on names web3, which does not exist")]
    [InlineData("web2: { condition: service_healthy }", "web2: { condition: service_started }", "proxy: depends_on web2 must wait until it is healthy")]
    [InlineData("networks: [desk]\n\n  web1:", "networks: [front]\n\n  web1:", "proxy: network front is not declared")]
    [InlineData("POSTGRES_PASSWORD: ${VIDEODESK_DATABASE_PASSWORD:?of the database}", "POSTGRES_PASSWORD: secret", "postgres: POSTGRES_PASSWORD must come from a variable that has to be set")]
    [InlineData("POSTGRES_PASSWORD: ${VIDEODESK_DATABASE_PASSWORD:?of the database}", "POSTGRES_PASSWORD: ${VIDEODESK_DATABASE_PASSWORD:-}", "postgres: POSTGRES_PASSWORD must come from a variable that has to be set")]
    [InlineData("Password=${VIDEODESK_DATABASE_PASSWORD:?of the database}", "Password=secret", "web1: Storage__PostgreSql has Password that comes from no variable that has to be set")]
    [InlineData("password=${VIDEODESK_REDIS_PASSWORD:?of Redis}", "password=${VIDEODESK_REDIS_PASSWORD:-secret}", "relay1: Nodes__Redis has password that comes from no variable that has to be set")]
    [InlineData("\"--requirepass\", \"${VIDEODESK_REDIS_PASSWORD:?of Redis}\"", "\"--requirepass\", \"secret\"", "redis: command has --requirepass that comes from no variable that has to be set")]
    [InlineData("--static-auth-secret=${VIDEODESK_TURN_SECRET:?shared with the web nodes}", "--static-auth-secret=abc", "coturn: command has --static-auth-secret that comes from no variable that has to be set")]
    [InlineData("redis-cli ping", "redis-cli --no-auth-warning ping $REDISCLI_AUTH", "\"test: [\"CMD-SHELL\", \"redis-cli --no-auth-warning ping $REDISCLI_AUTH | grep -q PONG\"]\": a dollar is written twice, or begins a variable in braces")]
    [InlineData("      VIDEODESK_TURN_HOST: ${VIDEODESK_TURN_HOST:?the name of TURN}", "      TURN: ${VIDEODESK_TURN_HOST:?the name of TURN}", "proxy: deploy/haproxy.cfg uses VIDEODESK_TURN_HOST, which environment lacks")]
    [InlineData("./deploy/haproxy.cfg:", "./deploy/nginx.conf:", "proxy: there is no ./deploy/nginx.conf")]
    [InlineData("- keys:/data/keys", "- secrets:/data/keys", "web1: volume secrets is not declared")]
    [InlineData("    - keys:/data/keys\n", "", "volumes: keys is used by nobody")]
    [InlineData("10002:10002/udp", "10001:10002/udp", "relay2: port 10001/udp is taken twice")]
    [InlineData("10002:10002/udp", "8090:8090/tcp", "relay2: port 8090 is for the nodes alone and must not be published")]
    [InlineData("10002:10002/udp", "9464:9464/tcp", "relay2: port 9464 is for the nodes alone and must not be published")]
    [InlineData("10002:10002/udp", "10002", "relay2: port \"${VIDEODESK_MEDIA_ADDRESS:?where media arrive}:10002\" must be host:inside/tcp or /udp")]
    [InlineData("${VIDEODESK_SMTP_PORT:-587}", "${VIDEODESK_SMTP_PORT}", "VIDEODESK_SMTP_PORT: say what it is (:?) or what it is otherwise (:-)")]
    [InlineData("${VIDEODESK_SMTP_HOST:-}", "${SMTP_HOST:-}", "SMTP_HOST: is not in deploy/.env.example")]
    [InlineData("${VIDEODESK_SMTP_HOST:-}", "mail", "VIDEODESK_SMTP_HOST: is in deploy/.env.example and used nowhere")]
    public void Rule_NoticesItsFault(string before, string after, string fault)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);

        Assert.Contains(fault, FaultsOf(Text.Replace(before, after, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble", "FROM mcr.microsoft.com/dotnet/aspnet", "Dockerfile: FROM mcr.microsoft.com/dotnet/aspnet names no version")]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble", "FROM mcr.microsoft.com/dotnet/sdk:10.0.400-noble", "Dockerfile: the last stage has build tools")]
    [InlineData("USER 1654:1654", "USER root", "Dockerfile: the last stage runs as root")]
    [InlineData("HEALTHCHECK", "LABEL x=", "Dockerfile: HEALTHCHECK is missing")]
    [InlineData("/data/keys ", "", "web1: Dockerfile must make /data/keys and give it to 1654:1654")]
    [InlineData("chown -R 1654:1654 /data", "chown 1654:1654 /data", "web2: Dockerfile must make /data/documents and give it to 1654:1654")]
    [InlineData("chown -R 1654:1654 /data", "chown -R 1000:1000 /data", "web2: Dockerfile must make /data/outbox and give it to 1654:1654")]
    public void Dockerfile_IsLookedAtToo(string before, string after, string fault) => IsNoticed(fault, "Dockerfile", before, after);

    [Theory]
    [InlineData("deploy/coturn.conf", "use-auth-secret\n", "use-auth-secret\nstatic-auth-secret=abc\n", "deploy/coturn.conf: static-auth-secret is a secret and belongs in a variable")]
    [InlineData("deploy/coturn.conf", "cert=/certificates", "cert=${CERTIFICATES}", "coturn: deploy/coturn.conf uses CERTIFICATES, which environment lacks")]
    public void File_IsLookedAtToo(string path, string before, string after, string fault) => IsNoticed(fault, path, before, after);

    /// <summary>Relay nodes are reached by everybody: what they do not need is not there to be stolen.</summary>
    [Theory]
    [InlineData("relay1")]
    [InlineData("relay2")]
    public void RelayNode_HasNeitherDatabaseNorDocumentsNorKeys(string relay)
    {
        var service = ComposeFile.Parse(Text).Services[relay];

        Assert.All(ComposeFile.Texts(service["volumes"]), static mount => Assert.EndsWith("/trusted:/certificates/trusted:ro", mount, StringComparison.Ordinal));
        Assert.DoesNotContain(ComposeFile.Map(service["environment"]).Values, static value => $"{value}".Contains("DATABASE", StringComparison.Ordinal));
        Assert.DoesNotContain("postgres", ComposeFile.Map(service["depends_on"]).Keys);
    }

    /// <summary>One loop has one port; and every relay node has a core of the kernel's choice.</summary>
    [Theory]
    [InlineData("relay1")]
    [InlineData("relay2")]
    public void RelayNode_PublishesThePortsOfItsLoops(string relay)
    {
        var service = ComposeFile.Parse(Text).Services[relay];
        var settings = ComposeFile.Map(service["environment"]);
        var first = int.Parse($"{settings["Relay__Port"]}", CultureInfo.InvariantCulture);
        var ports = Enumerable.Range(first, int.Parse($"{settings["Relay__Loops"]}", CultureInfo.InvariantCulture));
        var expected = ports.SelectMany(static port => new[] { $":{port}:{port}/udp", $":{port}:{port}/tcp" });

        Assert.Equal(expected, ComposeFile.Texts(service["ports"]).Select(static port => port[port.IndexOf("}:", StringComparison.Ordinal)..][1..]));
        Assert.Equal("false", $"{settings["Relay__PinLoops"]}");
    }

    /// <summary>The nodes' settings are those of the operations' page.</summary>
    [Fact]
    public void Settings_AreThoseThatAreDescribed()
    {
        var file = ComposeFile.Parse(Text);
        var manual = SourceTree.Read("docs/operations.md");
        var settings = file.Services.Where(static service => service.Key.StartsWith("web", StringComparison.Ordinal) || service.Key.StartsWith("relay", StringComparison.Ordinal))
            .SelectMany(static service => ComposeFile.Map(service.Value["environment"]).Keys)
            .Where(static key => key.Contains("__", StringComparison.Ordinal))
            .Select(static key => key.Replace("__", ":", StringComparison.Ordinal).Replace(":0", "", StringComparison.Ordinal).Replace(":1", "", StringComparison.Ordinal))
            .Distinct();
        Assert.All(settings, key => Assert.Contains($"`{key}`", manual, StringComparison.Ordinal));
    }

    private static void IsNoticed(string fault, string path, string before, string after)
    {
        Assert.Contains(before, SourceTree.Read(path), StringComparison.Ordinal);

        Assert.Contains(fault, FaultsOf(Text, (read, text) => read == path ? text.Replace(before, after, StringComparison.Ordinal) : text));
    }

    private static IReadOnlyList<string> FaultsOf(string text, Func<string, string, string>? change = null) =>
        new ComposeRules(ComposeFile.Parse(text), SourceTree.Read("deploy/.env.example"), path => Read(path) is { } found ? change?.Invoke(path, found) ?? found : null)
            .Faults();

    private static string? Read(string path) => File.Exists(Path.Combine(SourceTree.Root, path)) ? SourceTree.Read(path) : null;
}
