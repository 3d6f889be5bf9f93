using VideoDesk.LoadGenerator;
using VideoDesk.LoadGenerator.Scenarios;

try
{
    var line = new CommandLine(args);
    return line.Mode switch
    {
        "--limit" => LimitMode.Run(line),
        "--help" or "-h" or null => Usage.Print(),
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
