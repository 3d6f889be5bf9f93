using VideoDesk.LoadGenerator;

var line = new CommandLine(args);
try
{
    return line.Mode switch
    {
        "--limit" => LimitMode.Run(line),
        "--help" or "-h" or null => Usage.Print(),
        var unknown => throw new UsageException($"{unknown} is no mode."),
    };
}
catch (UsageException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    Console.Error.WriteLine("LoadGenerator --help tells more.");
    return 2;
}
