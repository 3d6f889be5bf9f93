using System.Data.Common;

namespace VideoDesk.Booking.Benchmarks;

/// <summary>
/// The rows of a booking in two transactions, by prepared statements on a connection that stays open: what a program could do at best
/// that reads nothing, checks nothing and has nothing to compute. One object per writer.
/// </summary>
internal sealed class PlainSql : IAsyncDisposable
{
    /// <summary>Desks that no agenda has: the product's slots are never in the way.</summary>
    public const int FirstDesk = 1_000_000;

    private readonly DbConnection _connection;

    /// <summary>SQLite's writers go one by one, as in the product; null on PostgreSQL.</summary>
    private readonly SemaphoreSlim? _writers;

    private readonly PlainRow _hold;
    private readonly (PlainRow Row, DbCommand Insert)[] _booked;
    private readonly DbCommand _insertHold;
    private readonly DbCommand _confirm;

    private PlainSql(DbConnection connection, SemaphoreSlim? writers, (PlainRow Row, DbCommand Insert) hold, (PlainRow Row, DbCommand Insert)[] booked, DbCommand confirm)
    {
        (_connection, _writers, _booked, _confirm) = (connection, writers, booked, confirm);
        (_hold, _insertHold) = hold;
    }

    /// <summary>Takes its rows from an appointment that the product has booked.</summary>
    public static async Task<PlainSql> CreateAsync(BenchDatabase database, string appointment)
    {
        var connection = await database.ConnectAsync();
        var confirmed = (await PlainRow.ReadAsync(connection, "slot_hold", "appointment", appointment)).Single();
        var hold = confirmed.Without("confirmed_at", "appointment");
        List<(PlainRow, DbCommand)> booked = [];
        foreach (var (table, column) in new[]
        {
            ("appointment", "id"), ("appointment_event", "appointment"), ("outbox", "appointment"), ("acceptance", "appointment"),
        })
        {
            foreach (var row in await PlainRow.ReadAsync(connection, table, column, appointment))
            {
                booked.Add((row, await row.InsertAsync(connection)));
            }
        }

        var confirm = connection.CreateCommand();
        confirm.CommandText = "UPDATE slot_hold SET confirmed_at = @at, appointment = @appointment WHERE id = @id";
        AddParameter(confirm, "@at", confirmed.Value("confirmed_at"));
        AddParameter(confirm, "@appointment", appointment);
        AddParameter(confirm, "@id", confirmed.Value("id"));
        await confirm.PrepareAsync();
        return new PlainSql(connection, database.Database.Writers, (hold, await hold.InsertAsync(connection)), [.. booked], confirm);
    }

    /// <summary>How many rows a booking writes, the hold's update not counted.</summary>
    public int Rows => _booked.Length + 1;

    /// <summary>An identifier of the same type as another.</summary>
    public static object NewId(object like) => like is Guid ? Guid.NewGuid() : Guid.NewGuid().ToString().ToUpperInvariant();

    public static void AddParameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    public async Task BookAsync(int number)
    {
        (string Appointment, object Hold, int Number) booking = (Guid.NewGuid().ToString("N"), NewId(_hold.Value("id")), number);
        _hold.Fill(_insertHold, booking);
        await InTransactionAsync([_insertHold]);
        foreach (var (row, insert) in _booked)
        {
            row.Fill(insert, booking);
        }

        (_confirm.Parameters[1].Value, _confirm.Parameters[2].Value) = (booking.Appointment, booking.Hold);
        await InTransactionAsync([_confirm, .. _booked.Select(static known => known.Insert)]);
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private async Task InTransactionAsync(DbCommand[] commands)
    {
        if (_writers is not null)
        {
            await _writers.WaitAsync();
        }

        try
        {
            await using var transaction = await _connection.BeginTransactionAsync();
            foreach (var command in commands)
            {
                command.Transaction = transaction;
                await command.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }
        finally
        {
            _writers?.Release();
        }
    }
}
