using System.Globalization;
using VideoDesk.Desk.Benchmarks;

const string Usage = """
    Desk.Benchmarks [pages|seats|board] [RUNS]

    pages  in Chromium on loopback: bytes before the call, link opened to device check shown, admit to first frame decoded,
           reconnect after a server restart; RUNS times (default 7)
    seats  hub messages per second of one node with 1,000 connected seats
    board  stored changes of a board per second, of one room and of 100 rooms, and how long until the other side has them
    """;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var what = args.Length > 0 ? args[0] : "";
var runs = 7;
if (what is not ("" or "pages" or "seats" or "board") || (args.Length > 1 && !int.TryParse(args[1], out runs)) || runs < 1)
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

if (what is "" or "board")
{
    await BoardLoad.RunAsync();
}

return 0;
