using VideoDesk.LoadGenerator;
using VideoDesk.LoadGenerator.Scenarios;

try
{
    var line = new CommandLine(args);
    return line.Mode switch
    {
        "--limit" => LimitMode.Run(line),
        "--help" or "-h" or null => Usage.Print(),
        "--ratio-to-limit" => await RatioToLimitMode.RunAsync(RunOptions.From("fan-out", line)),
        "--delay" => await DelayMode.RunAsync(
            RunOptions.From(line.Choice("--scenario", "fan-out", "one-to-one", "six-party", "audio"), line)),
        "one-to-one" or "six-party" or "fan-out" or "audio" => await RunMode.RunAsync(RunOptions.From(line.Mode, line)),
        var unknown => throw new UsageException($"{unknown} is no mode and no scenario."),
    };
}
catch (UsageException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    Console.Error.WriteLine("LoadGenerator --help tells more.");
    return 2;
}
catch (Exception failure) when (failure is IOException or InvalidOperationException or TimeoutException or InvalidDataException)
{
    // Caught so that the servers that were started end too.
    Console.Error.WriteLine(failure.Message);
    return 1;
}
