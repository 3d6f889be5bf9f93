using Microsoft.Extensions.Configuration;
using VideoDesk.SignalingServer.Nodes;
using Xunit;

namespace VideoDesk.SignalingServer.Tests.Nodes;

/// <summary>What cannot work stops the start with its key and the rule.</summary>
public sealed class NodeSettingsTests
{
    private const string Key = "Nodes:ControlKey=0123456789abcdef0123456789abcdef";
    private const string Common = "Nodes:Redis=127.0.0.1:6379 " + Key + " Node:Id=eins ";

    [Fact]
    public void Read_NothingSet_IsOneProcessThatDoesEverything()
    {
        var settings = Read("");

        Assert.Equal((NodeRoles.Both, true, null), (settings.Roles, settings.IsSingle, settings.ControlListening));
    }

    [Theory]
    [InlineData("http://127.0.0.1:6080", "http://127.0.0.1:6080")]
    [InlineData("http://relay-1:6080", "http://*:6080")]
    public void Read_ARelayNode_ListensWhereItsAddressIs(string url, string listening)
    {
        var settings = Read(Common + "Node:Roles=relay Nodes:ControlUrl=" + url);

        Assert.Equal((NodeRoles.Relay, listening), (settings.Roles, settings.ControlListening));
    }

    [Theory]
    [InlineData("Node:Roles=web,mail", "Node:Roles")]
    [InlineData("Node:Roles=web,", "Node:Roles")]
    [InlineData("Node:Roles=web", "Node:Roles")]
    [InlineData("Node:Roles=relay", "Node:Roles")]
    [InlineData("Node:Id=Gross_und_klein", "Node:Id")]
    [InlineData("Nodes:Redis=127.0.0.1:6379 " + Key, "Node:Id")]
    [InlineData("Nodes:Redis=a=b=c", "Nodes:Redis")]
    [InlineData("Nodes:Redis=127.0.0.1:6379 Node:Id=eins", "Nodes:ControlKey")]
    [InlineData("Nodes:Redis=127.0.0.1:6379 Node:Id=eins Nodes:ControlKey=short", "Nodes:ControlKey")]
    [InlineData(Common + "Node:Roles=relay", "Nodes:ControlUrl")]
    [InlineData(Common + "Node:Roles=relay Nodes:ControlUrl=6080", "Nodes:ControlUrl")]
    [InlineData(Common + "Node:Roles=relay Nodes:ControlUrl=http://0.0.0.0:6080", "Nodes:ControlUrl")]
    [InlineData(Common + "Node:Roles=relay Nodes:ControlUrl=http://relay-1", "Nodes:ControlUrl")]
    [InlineData(Common + "Node:Roles=relay Nodes:ControlUrl=http://relay-1:5080", "Nodes:ControlUrl")]
    [InlineData(Common + "Node:Roles=web Nodes:ControlUrl=http://relay-1:6080", "Nodes:ControlUrl")]
    [InlineData("Nodes:ControlUrl=http://relay-1:6080", "Nodes:ControlUrl")]
    [InlineData(Common + "Node:Roles=web", "Storage:PostgreSql")]
    [InlineData(Common + "Nodes:ControlUrl=http://relay-1:6080", "Storage:PostgreSql")]
    public void Read_WhatCannotWork_IsRefusedWithItsKey(string settings, string key) => Assert.StartsWith(
        key + ": ", Assert.Throws<InvalidOperationException>(() => Read(settings)).Message, StringComparison.Ordinal);

    private static NodeSettings Read(string settings)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static setting => setting.Split('=', 2))
            .Select(static pair => KeyValuePair.Create<string, string?>(pair[0], pair[1])));
        return NodeSettings.Read(configuration, "http://localhost:5080;https://*:5443");
    }
}
