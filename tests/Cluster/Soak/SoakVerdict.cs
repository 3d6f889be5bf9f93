using Npgsql;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.Cluster.Soak;

/// <summary>Holds what every seat has against what is stored, when nothing moves any more.</summary>
internal sealed class SoakVerdict(RunningCluster cluster, IReadOnlyList<SoakSeat> seats, SoakLedger ledger)
{
    public async Task JudgeAsync(CancellationToken asked)
    {
        await using var connection = cluster.OpenDatabase();
        await connection.OpenAsync(asked);
        var stored = await LinesAsync(connection);
        await JudgeAppointmentsAsync(connection);
        foreach (var both in seats.GroupBy(static seat => seat.Appointment.Id))
        {
            var lines = stored.GetValueOrDefault(both.Key) ?? [];
            await SettleAsync(both, lines.Count, asked);
            foreach (var seat in both)
            {
                Judge(seat, lines);
            }
        }
    }

    /// <summary>Lines that were told just now may be on their way.</summary>
    private static async Task SettleAsync(IEnumerable<SoakSeat> both, int count, CancellationToken asked)
    {
        try
        {
            await Waiting.UntilAsync(static () => "the last lines arrive", () => both.All(seat => seat.Lines.Last >= count), TimeSpan.FromSeconds(15), asked);
        }
        catch (TimeoutException)
        {
            // What is missing is told by the comparison.
        }
    }

    private void Judge(SoakSeat seat, List<string> lines)
    {
        var missing = seat.Answered.Except(lines).ToArray();
        if (missing.Length > 0)
        {
            ledger.Break(SoakRules.Stored, $"{seat.Name}: {missing.Length} of {seat.Answered.Count} lines were answered and are not stored");
        }

        if (lines.Count != lines.Distinct().Count())
        {
            ledger.Break(SoakRules.Stored, $"{seat.Name}: {lines.Count} lines are stored, of which {lines.Distinct().Count()} are different");
        }

        if (!seat.Lines.Ids.SequenceEqual(lines))
        {
            ledger.Break(SoakRules.Same, $"{seat.Name} has {seat.Lines.Last} lines, {lines.Count} are stored");
        }
    }

    private static async Task<Dictionary<string, List<string>>> LinesAsync(NpgsqlConnection connection)
    {
        Dictionary<string, List<string>> stored = [];
        await using var command = new NpgsqlCommand("SELECT appointment, client_id FROM live_event WHERE kind = 'chat' ORDER BY appointment, position", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var appointment = reader.GetString(0);
            if (!stored.TryGetValue(appointment, out var lines))
            {
                stored[appointment] = lines = [];
            }

            lines.Add(reader.GetString(1).Split(':', '/')[^1]);
        }

        return stored;
    }

    private async Task JudgeAppointmentsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT id, phase::text FROM appointment", connection);
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<string, string> found = [];
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0), reader.GetString(1));
        }

        var wanted = seats.Select(static seat => seat.Appointment.Id).ToHashSet();
        if (!wanted.SetEquals(found.Keys))
        {
            ledger.Break(SoakRules.Appointments, $"{wanted.Count} were there, {found.Count} are, {wanted.Intersect(found.Keys).Count()} of them the same");
        }

        if (found.Values.Any(static phase => phase != nameof(AppointmentPhase.Live)))
        {
            ledger.Break(SoakRules.Appointments, $"phases: {string.Join(", ", found.Values.GroupBy(static phase => phase).Select(static group => $"{group.Key} {group.Count()}"))}");
        }
    }
}
