using VideoDesk.Booking.Benchmarks;

const string Usage = """
    Booking.Benchmarks throughput|deadlines [sqlite|postgresql]

    throughput  bookings per second, hold plus confirm, in turn with plain SQL that writes the same rows as often
    deadlines   how late 10,000 deadlines of one minute are settled
    """;
string[] known = ["sqlite", "postgresql"];
var kinds = args.Length > 1 ? args[1..] : known;
if (args is not ["throughput" or "deadlines", ..] || kinds.Except(known).Any())
{
    Console.WriteLine(Usage);
    return 2;
}

foreach (var kind in kinds)
{
    await using var database = await BenchDatabase.CreateAsync(kind);
    Console.WriteLine($"{kind}, commits wait for the disk");
    await (args[0] == "throughput" ? Throughput.RunAsync(database) : DeadlineLateness.RunAsync(database));
}

return 0;
