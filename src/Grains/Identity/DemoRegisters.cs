using VideoDesk.Grains.Agendas;
using VideoDesk.Grains.Ports;

namespace VideoDesk.Grains.Identity;

/// <summary>The registers outside, as far as the demonstration needs them: <see cref="DemoPersons"/> behind the ports.</summary>
/// <param name="crowd">Further people, each for oneself and without debts.</param>
public sealed class DemoRegisters(DemoCrowd crowd) : IMandates, IDebtProvinces, ITaxRegister
{
    public ValueTask<IReadOnlyList<Mandate>> MandatesOfAsync(CodiceFiscale person, CancellationToken cancellation) =>
        new([.. DemoPersons.Mandates.Where(mandate => mandate.Holder == person || mandate.Collaborators.Contains(person))]);

    public ValueTask<IReadOnlyList<Province>> ProvincesOfAsync(CodiceFiscale subject, CancellationToken cancellation) =>
        new(DemoPersons.DebtProvinces.TryGetValue(subject, out var provinces) ? [.. provinces] : []);

    public ValueTask<TaxSubject?> FindAsync(CodiceFiscale code, CancellationToken cancellation) =>
        new(DemoPersons.Subjects.FirstOrDefault(subject => subject.Code == code) ?? crowd.Find(code)?.Subject);
}
