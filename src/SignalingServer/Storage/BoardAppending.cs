using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// Adds updates to boards inside one transaction. In plain commands, each made once and run for every update: a pen draws thirty of them
/// a second.
/// </summary>
internal sealed class BoardAppending(Db db, DateTimeOffset now)
{
    private const string Insert = """
        INSERT INTO board_update (appointment, position, client_id, seat, content, total_bytes, at)
        VALUES (@appointment, @position, @client, @seat, @content, @total, @at)
        ON CONFLICT (appointment, client_id) DO NOTHING
        """;

    private const string FindLast =
        "SELECT position, total_bytes FROM board_update WHERE appointment = @appointment ORDER BY position DESC LIMIT 1";

    private const string SumOfOne =
        "SELECT COALESCE(SUM(OCTET_LENGTH(content)), 0) FROM board_update WHERE appointment = @appointment AND seat = @seat";

    private const string FindKnown = "SELECT position FROM board_update WHERE appointment = @appointment AND client_id = @client";

    /// <summary>Of each appointment met so far, the last position and the bytes up to it.</summary>
    private readonly Dictionary<AppointmentId, (long Position, long Bytes)> _ends = [];

    /// <summary>Bytes of seats, of boards that are so full that it matters.</summary>
    private readonly Dictionary<(AppointmentId Appointment, string Seat), long> _shares = [];

    /// <summary>What became of each, in order.</summary>
    /// <exception cref="DbException">Another process added at the same position: the transaction must begin again.</exception>
    public async Task<BoardAppended[]> AppendAsync(IReadOnlyList<BoardDraft> drafts, CancellationToken cancellationToken)
    {
        await using var last = Command(FindLast);
        await using var insert = Command(Insert);
        await using var known = Command(FindKnown);
        await using var sum = Command(SumOfOne);
        var appended = new BoardAppended[drafts.Count];
        foreach (var (index, draft) in drafts.Index())
        {
            if (!_ends.TryGetValue(draft.Appointment, out var end))
            {
                end = await EndAsync(last, draft.Appointment, cancellationToken);
            }

            var next = (Position: end.Position + 1, Bytes: end.Bytes + draft.Content.Length);
            if (await FitsAsync(sum, draft, next.Bytes, cancellationToken) && await IsAddedAsync(insert, draft, next, cancellationToken))
            {
                _ends[draft.Appointment] = next;
                appended[index] = new BoardAppended(next.Position, IsNew: true);
            }
            else
            {
                _ends[draft.Appointment] = end;
                appended[index] = new BoardAppended(await KnownAsync(known, draft, cancellationToken), IsNew: false);
            }
        }

        return appended;
    }

    /// <summary>Whether the board and the seat's share of it have room.</summary>
    private async Task<bool> FitsAsync(DbCommand command, BoardDraft draft, long bytes, CancellationToken cancellationToken)
    {
        if (bytes <= BoardStore.MostBytesOfOne || bytes > BoardStore.MostBytes)
        {
            return bytes <= BoardStore.MostBytes;
        }

        var whose = (draft.Appointment, draft.Seat);
        if (!_shares.TryGetValue(whose, out var share))
        {
            Set(command, ("@appointment", draft.Appointment.ToString()), ("@seat", draft.Seat));
            share = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }

        _shares[whose] = share + draft.Content.Length;
        return _shares[whose] <= BoardStore.MostBytesOfOne;
    }

    private static async Task<(long Position, long Bytes)> EndAsync(DbCommand command, AppointmentId appointment, CancellationToken cancellationToken)
    {
        Set(command, ("@appointment", appointment.ToString()));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetInt64(0), row.GetInt64(1)) : (0, 0);
    }

    private async Task<bool> IsAddedAsync(
        DbCommand command, BoardDraft draft, (long Position, long Bytes) place, CancellationToken cancellationToken)
    {
        Set(
            command,
            ("@appointment", draft.Appointment.ToString()),
            ("@position", place.Position),
            ("@client", draft.ClientId),
            ("@seat", draft.Seat),
            ("@content", draft.Content),
            ("@total", place.Bytes),
            ("@at", now.ToUnixTimeMilliseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>0 when it is not there.</summary>
    private static async Task<long> KnownAsync(DbCommand command, BoardDraft draft, CancellationToken cancellationToken)
    {
        Set(command, ("@appointment", draft.Appointment.ToString()), ("@client", draft.ClientId));
        return await command.ExecuteScalarAsync(cancellationToken) is long position ? position : 0;
    }

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        return command;
    }

    /// <summary>Gives the parameters their values; the first time makes them.</summary>
    private static void Set(DbCommand command, params (string Name, object Value)[] values)
    {
        foreach (var (index, (name, value)) in values.Index())
        {
            if (index == command.Parameters.Count)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            command.Parameters[index].Value = value;
        }
    }
}
