namespace VideoDesk.Grains.Agendas;

/// <summary>Why a step of a booking is refused. The sentence for people is the host's, found by the code.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Field">The field of the request that it is about.</param>
public readonly record struct BookingRefusal(string Code, string Field);
