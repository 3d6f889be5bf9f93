using VideoDesk.SignalingServer;
using VideoDesk.SignalingServer.Storage;

if (args is [JournalCommand.Verb, .. var arguments])
{
    return await JournalCommand.RunAsync(arguments);
}

await using var app = SignalingHost.Build(args);
await app.RunAsync();
return 0;
