using System.Globalization;

namespace VideoDesk.LoadGenerator;

/// <summary>The arguments: a mode, then pairs of option and value.</summary>
internal sealed class CommandLine
{
    /// <summary>Value by option; entries are taken out as the mode asks for them.</summary>
    private readonly Dictionary<string, string> _options = [];

    public CommandLine(string[] arguments)
    {
        Mode = arguments.FirstOrDefault();
        for (var i = 1; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length)
            {
                throw new UsageException($"{arguments[i]} is no option with a value.");
            }

            _options[arguments[i]] = arguments[i + 1];
        }
    }

    /// <summary>The first argument; null when there is none.</summary>
    public string? Mode { get; }

    public string? Text(string option) => _options.Remove(option, out var value) ? value : null;

    public int Number(string option, int otherwise, (int From, int To) range)
    {
        if (Text(option) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= range.From && value <= range.To
            ? value
            : throw new UsageException($"{option} must be a number from {range.From} to {range.To}.");
    }

    /// <summary>One of the words; the first when nothing is said.</summary>
    public string Choice(string option, params string[] words)
    {
        var text = Text(option) ?? words[0];
        return words.Contains(text) ? text : throw new UsageException($"{option} must be one of: {string.Join(", ", words)}.");
    }

    /// <summary>Called when the mode has asked for all it knows: whatever is left is a mistake.</summary>
    public void RefuseTheRest()
    {
        if (_options.Count > 0)
        {
            throw new UsageException($"{Mode} does not know {_options.Keys.First()}.");
        }
    }
}

/// <summary>The user asked for something that does not exist.</summary>
internal sealed class UsageException(string message) : Exception(message);
