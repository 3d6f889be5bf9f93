using VideoDesk.SignalingServer;

await using var app = SignalingHost.Build(args);
await app.RunAsync();
