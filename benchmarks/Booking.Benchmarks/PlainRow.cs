using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace VideoDesk.Booking.Benchmarks;

/// <summary>A row that the product wrote, to be written again by plain SQL with identifiers of another booking.</summary>
internal sealed class PlainRow
{
    private readonly string _table;
    private readonly string _appointment;

    /// <summary>Columns with a value; the others are null by themselves.</summary>
    private readonly (string Name, object Value)[] _columns;

    private PlainRow(string table, string appointment, (string Name, object Value)[] columns) =>
        (_table, _appointment, _columns) = (table, appointment, columns);

    /// <summary>The rows of an appointment in one table, in the order of writing.</summary>
    public static async Task<PlainRow[]> ReadAsync(DbConnection connection, string table, string column, string appointment)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE {column} = '{appointment}'";
        await using var reader = await command.ExecuteReaderAsync();
        List<PlainRow> rows = [];
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount)
                .Where(index => !reader.IsDBNull(index) && !(table == "outbox" && reader.GetName(index) == "id"))
                .Select(index => (reader.GetName(index), reader.GetValue(index)));
            rows.Add(new PlainRow(table, appointment, [.. columns]));
        }

        return [.. rows];
    }

    /// <summary>The row without a column: a hold that nobody has confirmed yet.</summary>
    public PlainRow Without(params string[] names) => new(_table, _appointment, [.. _columns.Where(column => !names.Contains(column.Name))]);

    /// <summary>The value of a column.</summary>
    public object Value(string name) => _columns.Single(column => column.Name == name).Value;

    /// <summary>The statement that writes it, prepared.</summary>
    public async Task<DbCommand> InsertAsync(DbConnection connection)
    {
        var names = string.Join(", ", _columns.Select(static column => column.Name));
        var places = string.Join(", ", _columns.Select(static (_, index) => $"@p{index}"));
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {_table} ({names}) VALUES ({places})";
        foreach (var (index, column) in _columns.Index())
        {
            PlainSql.AddParameter(command, $"@p{index}", column.Value);
        }

        if (connection is not SqliteConnection)
        {
            await command.PrepareAsync();
        }

        return command;
    }

    /// <summary>Puts in what differs from one booking to the next.</summary>
    public void Fill(DbCommand command, (string Appointment, object Hold, int Number) booking)
    {
        foreach (var (index, column) in _columns.Index())
        {
            command.Parameters[index].Value = (_table, column.Name) switch
            {
                ("slot_hold", "id") => booking.Hold,
                ("slot_hold", "desk") => PlainSql.FirstDesk + booking.Number,
                ("slot_hold", "person") => $"semplice-{booking.Number}",
                ("acceptance", "id") => PlainSql.NewId(column.Value),
                _ => column.Value is string text ? text.Replace(_appointment, booking.Appointment, StringComparison.Ordinal) : column.Value,
            };
        }
    }
}
