using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>The command line <c>verify-journal</c>: checks the audit trail of the configured database and serves nobody.</summary>
public static class JournalCommand
{
    /// <summary>The first argument that means this command.</summary>
    public const string Verb = "verify-journal";

    /// <summary>0: the journal holds. 1: it does not. 2: there is no database of this version.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var configuration = VerbSettings.Read(args);
        return await RunAsync(StorageSettings.Read(configuration), Console.Out);
    }

    internal static async Task<int> RunAsync(StorageSettings settings, TextWriter output)
    {
        if (string.IsNullOrWhiteSpace(settings.PostgreSql) && !File.Exists(settings.SqliteFile))
        {
            await output.WriteLineAsync($"There is no database at {Path.GetFullPath(settings.SqliteFile)}.");
            return 2;
        }

        using var database = Database.From(settings);
        if (await SchemaMigration.IsBehindAsync(database, CancellationToken.None))
        {
            await output.WriteLineAsync("The database is of an earlier version: start the server once, which brings it up to date.");
            return 2;
        }

        var report = await new JournalAudit(new Transactions(database)).RunAsync(CancellationToken.None);
        foreach (var finding in report.Findings)
        {
            await output.WriteLineAsync(Sentence(finding));
        }

        await output.WriteLineAsync(
            $"{report.Appointments} appointments, {report.Entries} entries, {report.Seals} seals: "
            + (report.Findings.Count == 0 ? "the journal holds." : $"{report.Findings.Count} faults."));
        return report.Findings.Count == 0 ? 0 : 1;
    }

    private static string Sentence(AuditFinding finding)
    {
        var where = finding.Appointment is { } appointment ? $"Appointment {appointment}, position {finding.Position}" : "The seal";
        var against = finding.Day is { } day ? $" (seal of {day:yyyy-MM-dd})" : "";
        var what = finding.Fault switch
        {
            JournalFault.Gap => "a position is missing or doubled",
            JournalFault.Foreign => "an entry of another appointment",
            JournalFault.Altered => "is not what was written",
            _ => "the journal does not end where it should",
        };
        return $"{where}{against}: {what}.";
    }
}
