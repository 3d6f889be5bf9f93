using System.Globalization;
using VideoDesk.Desk.Benchmarks;

const string Usage = """
    Desk.Benchmarks [pages|seats] [RUNS]

    pages  in Chromium on loopback: bytes before the call, link opened to device check shown, admit to first frame decoded,
           reconnect after a server restart; RUNS times (default 7)
    seats  hub messages per second of one node with 1,000 connected seats
    """;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var what = args.Length > 0 ? args[0] : "";
var runs = 7;
if (what is not ("" or "pages" or "seats") || (args.Length > 1 && !int.TryParse(args[1], out runs)) || runs < 1)
{
    Console.WriteLine(Usage);
    return 2;
}

if (what is "" or "pages")
{
    await PageTimes.RunAsync(runs);
}

if (what is "" or "seats")
{
    await SeatLoad.RunAsync();
}

return 0;
