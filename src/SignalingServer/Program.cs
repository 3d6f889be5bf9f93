using Microsoft.AspNetCore.Connections;
using VideoDesk.SignalingServer;
using VideoDesk.SignalingServer.Http;
using VideoDesk.SignalingServer.Nodes;
using VideoDesk.SignalingServer.Storage;

WebApplication app;
try
{
    if (args is [JournalCommand.Verb, .. var arguments])
    {
        return await JournalCommand.RunAsync(arguments);
    }

    if (args is [HealthCommand.Verb, .. var address])
    {
        return await HealthCommand.RunAsync(address);
    }

    if (args is [DrainCommand.Verb, .. var wish])
    {
        return await DrainCommand.RunAsync(wish, Console.Out);
    }

    app = SignalingHost.Build(args);
}
catch (InvalidOperationException exception)
{
    // A setting is wrong, and the message names it.
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

try
{
    await using (app)
    {
        await app.RunAsync();
    }

    return 0;
}
catch (SchemaTooNewException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{exception.Message} Another server runs there: stop it, or choose another address with --urls.");
    return 2;
}
