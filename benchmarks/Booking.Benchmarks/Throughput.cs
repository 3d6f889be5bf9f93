using System.Diagnostics;
using System.Globalization;

namespace VideoDesk.Booking.Benchmarks;

/// <summary>Bookings per second of the product (A) and of plain SQL (B), in turn on one database.</summary>
internal static class Throughput
{
    private const int Writers = 8;

    /// <summary>After 2,000 a booking still cost up to four times the processor time that it costs later: the code was being compiled.</summary>
    private const int WarmUp = 6_000;

    private const int PerRound = 1_000;
    private const int Rounds = 5;

    public static async Task RunAsync(BenchDatabase database)
    {
        var product = await ProductBooking.CreateAsync(database);
        var appointment = await product.BookAsync(1);
        var plain = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => PlainSql.CreateAsync(database, appointment)));
        var (productRates, plainRates) = (new List<double>(), new List<double>());
        var next = 2;
        for (var round = -1; round < Rounds; round++)
        {
            var (first, count) = (next, round < 0 ? WarmUp : PerRound);
            next += count;
            var (ofProduct, cpuOfProduct) = await RateAsync(count, (_, index) => product.BookAsync(first + index));
            var (ofPlain, cpuOfPlain) = await RateAsync(count, (writer, index) => plain[writer].BookAsync(first + index));
            if (round >= 0)
            {
                productRates.Add(ofProduct);
                plainRates.Add(ofPlain);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  round {round + 1}: A {ofProduct,7:0} /s   B {ofPlain,7:0} /s   A/B {ofProduct / ofPlain:0.00}   processor: A {cpuOfProduct:0.00} ms, B {cpuOfPlain:0.00} ms a booking"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  A, the product:  {Summary(productRates)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  B, plain SQL:    {Summary(plainRates)}, {plain[0].Rows} rows and an update in 2 transactions"));
        var ratios = productRates.Zip(plainRates, static (a, b) => a / b).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  A/B of rounds:   median {Median(ratios):0.00}, from {ratios.Min():0.00} to {ratios.Max():0.00}"));
        foreach (var writer in plain)
        {
            await writer.DisposeAsync();
        }
    }

    /// <summary>Bookings per second by several writers at once, and the milliseconds of processor that this process spent on each.</summary>
    private static async Task<(double Rate, double Processor)> RateAsync(int count, Func<int, int, Task> book)
    {
        var next = -1;
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
            {
                await book(writer, index);
            }
        })));
        var spent = Environment.CpuUsage.TotalTime - processor;
        return (count / Stopwatch.GetElapsedTime(started).TotalSeconds, spent.TotalMilliseconds / count);
    }

    private static string Summary(List<double> rates) => string.Create(
        CultureInfo.InvariantCulture, $"median {Median(rates):0} bookings/s, from {rates.Min():0} to {rates.Max():0}");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
