using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>
/// Rows of one transaction, written in order: on PostgreSQL by one command, which is one round trip; on SQLite by one for each, since it
/// looks for each parameter in each statement of a command. What is known to be new needs no change tracker, and nobody has to compose its
/// statement anew. Tables, columns and conversions are those of the model.
/// </summary>
internal sealed class RowWrites(Db db)
{
    private readonly bool _isOneCommand = db.Database.IsNpgsql();
    private readonly List<DbCommand> _commands = [];

    /// <summary>The text of the last command.</summary>
    private readonly StringBuilder _statements = new();

    /// <summary>As many as there are statements: each writes one row.</summary>
    private int _rows;

    /// <summary>A new row. A key that the database counts up is left to it.</summary>
    public void Insert<T>(T row)
        where T : class
    {
        var table = Table.Of<T>(db);
        BeginStatement();
        _statements.Append(table.Insert);
        foreach (var (index, column) in table.Inserted.Index())
        {
            _statements.Append(index == 0 ? "" : ", ");
            AppendValue(column, column.Getter.GetClrValue(row));
        }

        _statements.AppendLine(");");
        EndStatement();
    }

    /// <summary>Changes the one row for which the conditions hold. Properties by name; a null in a condition is an empty column.</summary>
    public void Update<T>((string Property, object? Value)[] values, (string Property, object? Value)[] conditions)
        where T : class
    {
        var table = Table.Of<T>(db);
        BeginStatement();
        _statements.Append("UPDATE ").Append(table.Name);
        foreach (var (index, (property, value)) in values.Index())
        {
            _statements.Append(index == 0 ? " SET " : ", ").Append(table.Columns[property].Name).Append(" = ");
            AppendValue(table.Columns[property], value);
        }

        foreach (var (index, (property, value)) in conditions.Index())
        {
            _statements.Append(index == 0 ? " WHERE " : " AND ").Append(table.Columns[property].Name).Append(value is null ? " IS " : " = ");
            AppendValue(table.Columns[property], value);
        }

        _statements.AppendLine(";");
        EndStatement();
    }

    /// <summary>Writes them.</summary>
    /// <exception cref="DbUpdateException">The database refused; why is the inner exception.</exception>
    /// <exception cref="DbUpdateConcurrencyException">A row that was to be changed is no longer as it was: the transaction must not go on.</exception>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        try
        {
            foreach (var command in _commands)
            {
                written += await command.ExecuteNonQueryAsync(cancellationToken);
                await command.DisposeAsync();
            }
        }
        catch (DbException e)
        {
            throw new DbUpdateException("The rows could not be written.", e);
        }

        if (written != _rows)
        {
            throw new DbUpdateConcurrencyException("A row is no longer what it was when it was read.");
        }
    }

    private void BeginStatement()
    {
        if (_isOneCommand && _commands.Count > 0)
        {
            return;
        }

        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _commands.Add(command);
        _statements.Clear();
    }

    private void EndStatement()
    {
        _commands[^1].CommandText = _statements.ToString();
        _rows++;
    }

    private void AppendValue(Column column, object? value)
    {
        if (value is null)
        {
            _statements.Append("NULL");
            return;
        }

        var command = _commands[^1];
        var parameter = column.Type.CreateParameter(command, $"@p{command.Parameters.Count}", value);
        command.Parameters.Add(parameter);
        _statements.Append(parameter.ParameterName);
    }

    /// <param name="Name">As in the database.</param>
    /// <param name="Getter">Takes the value out of a row.</param>
    /// <param name="Type">Converts it to what the database keeps.</param>
    private sealed record Column(string Name, IClrPropertyGetter Getter, RelationalTypeMapping Type);

    /// <summary>What is asked of the model once per table and kept with it.</summary>
    private sealed class Table
    {
        private const string Annotation = "VideoDesk:RowWrites";

        private Table(IEntityType entity)
        {
            Name = entity.GetTableName()!;
            Columns = entity.GetProperties().ToDictionary(
                static property => property.Name,
                static property => new Column(property.GetColumnName(), property.GetGetter(), property.GetRelationalTypeMapping()));
            Inserted = [.. entity.GetProperties()
                .Where(static property => !(property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd))
                .Select(property => Columns[property.Name])];
            Insert = $"INSERT INTO {Name} ({string.Join(", ", Inserted.Select(static column => column.Name))}) VALUES (";
        }

        public string Name { get; }

        /// <summary>By the name of the property.</summary>
        public Dictionary<string, Column> Columns { get; }

        /// <summary>Those that a new row gives a value to.</summary>
        public Column[] Inserted { get; }

        /// <summary>The statement up to the first value.</summary>
        public string Insert { get; }

        public static Table Of<T>(Db db) => db.Model.FindEntityType(typeof(T))!.GetOrAddRuntimeAnnotationValue(
            Annotation, static entity => new Table(entity!), db.Model.FindEntityType(typeof(T)));
    }
}
