using System.Globalization;

namespace VideoDesk.Cluster;

/// <summary>Options of the form <c>--name value</c>.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _values = [];

    /// <exception cref="ArgumentException">An option is unknown, has no value, or a value that is no number.</exception>
    public CommandLine(string[] arguments, params string[] known)
    {
        for (var index = 0; index < arguments.Length; index += 2)
        {
            var name = arguments[index];
            if (!known.Contains(name) || index + 1 >= arguments.Length || !int.TryParse(arguments[index + 1], CultureInfo.InvariantCulture, out var number) || number < 0)
            {
                throw new ArgumentException($"{name}: the options are {string.Join(", ", known)}, each with a number.");
            }

            _values[name] = arguments[index + 1];
        }
    }

    /// <summary>The option's number; null when it is not there.</summary>
    public int? Number(string name) => _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
