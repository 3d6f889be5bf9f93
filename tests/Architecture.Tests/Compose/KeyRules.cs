namespace VideoDesk.Architecture.Tests.Compose;

/// <summary>The keys of the Compose specification that this repository's file uses, down to the last, and the kind of each.</summary>
internal static class KeyRules
{
    private static readonly Shape Health = Shape.Map(
        ("test", Shape.List), ("interval", Shape.Time), ("timeout", Shape.Time), ("start_period", Shape.Time), ("retries", Shape.Number));

    private static readonly Shape Limits = Shape.Map(("cpus", Shape.Decimal), ("memory", Shape.Size));

    private static readonly Shape Addresses = Shape.Map(("aliases", Shape.List));

    private static readonly Dictionary<string, Shape> Services = new(StringComparer.Ordinal)
    {
        ["image"] = Shape.Text,
        ["build"] = Shape.Map(("context", Shape.Text), ("dockerfile", Shape.Text)),
        ["entrypoint"] = Shape.List,
        ["command"] = Shape.List,
        ["user"] = Shape.Text,
        ["init"] = Shape.Flag,
        ["read_only"] = Shape.Flag,
        ["restart"] = Shape.OneOf("unless-stopped", "always"),
        ["cap_drop"] = Shape.List,
        ["cap_add"] = Shape.List,
        ["security_opt"] = Shape.List,
        ["logging"] = Shape.Map(("driver", Shape.Text), ("options", Shape.Map(("max-size", Shape.Size), ("max-file", Shape.Number)))),
        ["tmpfs"] = Shape.List,
        ["shm_size"] = Shape.Size,
        ["volumes"] = Shape.List,
        ["stop_grace_period"] = Shape.Time,
        ["depends_on"] = Shape.MapOf(Shape.Map(("condition", Shape.Text))),
        ["environment"] = Shape.Texts,
        ["ports"] = Shape.List,
        ["healthcheck"] = Health,
        ["deploy"] = Shape.Map(("resources", Shape.Map(("limits", Limits)))),
        ["networks"] = Shape.Either(Shape.List, Shape.MapOf(Addresses)),
        ["profiles"] = Shape.List,
    };

    private static readonly Dictionary<string, Shape> Parts = new(StringComparer.Ordinal)
    {
        ["name"] = Shape.Text,
        ["services"] = Shape.MapOf(new Shape(static _ => true)),
        ["networks"] = Shape.MapOf(Shape.Map(("ipam", Shape.Map(("config", Shape.ListOf(Shape.Map(("subnet", Shape.Text)))))))),
        ["volumes"] = Shape.MapOf(Shape.Nothing),
    };

    public static IEnumerable<string> Faults(ComposeFile file) =>
    [
        .. file.Root.Where(static part => !part.Key.StartsWith("x-", StringComparison.Ordinal)).SelectMany(static part => OfPart(part.Key, part.Value)),
        .. file.Services.Count == 0 ? ["services: there are none"] : Array.Empty<string>(),
        .. file.Services.SelectMany(static service => service.Value.SelectMany(entry => OfService(service.Key, entry.Key, entry.Value))),
    ];

    private static IEnumerable<string> OfPart(string key, object? value) =>
        Parts.TryGetValue(key, out var shape) ? shape.Faults("the file", key, value) : [$"{key}: is no part of a compose file"];

    private static IEnumerable<string> OfService(string name, string key, object? value) =>
        Services.TryGetValue(key, out var shape) ? shape.Faults(name, key, value) : [$"{name}: {key} is not known here"];
}
