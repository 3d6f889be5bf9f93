using System.Globalization;
using VideoDesk.Desk.Benchmarks;

const string Usage = """
    Desk.Benchmarks [pages|seats|board|documents] [RUNS]

    pages  in Chromium on loopback: bytes before the call, link opened to device check shown, admit to first frame decoded,
           a mark on the board in the other browser, reconnect after a server restart; RUNS times (default 7)
    seats  hub messages per second of one node with 1,000 connected seats
    board  stored changes of a board per second, of one room and of 100 rooms, and how long until the other side has them
    documents  uploads of 100 MiB beside a bare endpoint that encrypts and writes the same bytes, RUNS times in turn; memory
           while 50 of them run
    """;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var what = args.Length > 0 ? args[0] : "";
switch (what)
{
    case "serve-bare":
        await BareUpload.RunAsync(args[1..^1], args[^1]);
        return 0;
    case "serve-desk":
        await UploadLoad.ServeAsync(args[1..]);
        return 0;
}

var runs = 7;
if (what is not ("" or "pages" or "seats" or "board" or "documents") || (args.Length > 1 && !int.TryParse(args[1], out runs)) || runs < 1)
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

if (what is "documents")
{
    await UploadLoad.RunAsync(runs);
}

return 0;
