using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Protocol;

namespace VideoDesk.SignalingServer.Protocol;

/// <summary>
/// In which register an office enters its documents: <c>Protocol:Registers:roma=AOO-RM1</c>. Without a word about an office it has a register
/// of its own, by its id. Offices with the same code share one sequence of numbers.
/// </summary>
internal sealed class ProtocolSettings
{
    private const string Section = "Protocol:Registers";

    /// <summary>By the office's id.</summary>
    private readonly Dictionary<string, RegisterCode> _registers;

    private ProtocolSettings(Dictionary<string, RegisterCode> registers) => _registers = registers;

    /// <exception cref="InvalidOperationException">A code cannot be one.</exception>
    public static ProtocolSettings Read(IConfiguration configuration)
    {
        Dictionary<string, RegisterCode> registers = [];
        foreach (var office in configuration.GetSection(Section).GetChildren())
        {
            registers[office.Key] = office.Value is { } code && RegisterCode.IsCode(code)
                ? new RegisterCode(code)
                : throw new InvalidOperationException($"{Section}:{office.Key} is up to 32 letters, digits, hyphens and underscores.");
        }

        return new ProtocolSettings(registers);
    }

    public RegisterCode Of(OfficeId office) => _registers.GetValueOrDefault(office.Value, new RegisterCode(office.Value));
}
