using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using VideoDesk.Grains.Appointments;
using Xunit;

namespace VideoDesk.Grains.Tests.Appointments;

public sealed class JournalTests
{
    [Fact]
    public void Hash_OfAKnownEntry_IsTheDocumentedOne()
    {
        var entry = new JournalEntry(
            new AppointmentId(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")),
            1,
            DateTimeOffset.FromUnixTimeMilliseconds(1_795_597_200_123),
            Encoding.UTF8.GetBytes("""{"event":"opened"}"""),
            default);

        // python3: sha256(b"videodesk-journal-1" + bytes(32) + bytes.fromhex("00112233445566778899aabbccddeeff")
        //   + (1).to_bytes(8) + (1795597200123).to_bytes(8) + (18).to_bytes(4) + b'{"event":"opened"}')
        Assert.Equal("843596debade9ebcf9a4c6a8c46912d0365dfbaee5651884784b0dd107e32864", Convert.ToHexStringLower(Journal.Hash(Journal.Beginning.Span, entry)));
    }

    [Fact]
    public void Verify_OfAnUntouchedChain_Holds()
    {
        var (entries, head) = Chain();

        Assert.Equal(new JournalVerdict(JournalFault.None, entries.Count), Journal.Verify(entries, head));
        Assert.Equal(new JournalVerdict(JournalFault.None, 0), Journal.Verify([], new(Story.Id, 0, Journal.Beginning)));
    }

    [Fact]
    public void Verify_OfAnAlteredChain_NamesThePlace()
    {
        var (entries, head) = Chain();
        for (var i = 0; i < entries.Count; i++)
        {
            var payload = entries[i].Payload.ToArray();
            payload[^2] ^= 1;
            AssertFault(JournalFault.Altered, i + 1, entries, head, i, entries[i] with { Payload = payload });
            AssertFault(JournalFault.Altered, i + 1, entries, head, i, entries[i] with { At = entries[i].At.AddMilliseconds(1) });
            AssertFault(JournalFault.Foreign, i + 1, entries, head, i, entries[i] with { Appointment = new AppointmentId(Guid.Empty) });
            AssertFault(JournalFault.Gap, i + 1, entries, head, i, entries[i] with { Position = entries[i].Position + 1 });
        }
    }

    [Fact]
    public void Verify_OfACutChain_ShowsTheCut()
    {
        var (entries, head) = Chain();
        var last = entries.Count;

        Assert.Equal(new JournalVerdict(JournalFault.Cut, last - 1), Journal.Verify(entries.Take(last - 1), head));
        Assert.Equal(new JournalVerdict(JournalFault.Gap, 1), Journal.Verify(entries.Skip(1), head));
        Assert.Equal(JournalFault.Cut, Journal.Verify(entries, head with { Hash = entries[0].Hash }).Fault);
    }

    [Fact]
    public void Seal_DependsOnEveryHeadAndNotOnTheirOrder()
    {
        var (entries, head) = Chain();
        var other = new JournalHead(new AppointmentId(Guid.Parse("ffffffff-0000-0000-0000-000000000001")), 3, entries[2].Hash);
        var day = new DateOnly(2026, 11, 25);
        var seal = Journal.Seal(Journal.Beginning.Span, day, [head, other]);

        Assert.Equal(seal, Journal.Seal(Journal.Beginning.Span, day, [other, head]));
        Assert.NotEqual(seal, Journal.Seal(Journal.Beginning.Span, day.AddDays(1), [head, other]));
        Assert.NotEqual(seal, Journal.Seal(Journal.Beginning.Span, day, [head]));
        Assert.NotEqual(seal, Journal.Seal(Journal.Beginning.Span, day, [head, other with { Position = 2 }]));
        Assert.NotEqual(seal, Journal.Seal(seal, day, [head, other]));
    }

    [Fact]
    public void EventNames_AreStable()
    {
        var names = typeof(AppointmentEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        var events = typeof(AppointmentEvent).Assembly.GetTypes().Where(static type => type.BaseType == typeof(AppointmentEvent));

        Assert.Equal(events.Order(ByName), names.Select(static name => name.DerivedType).Order(ByName));
        Assert.Equal(
            "admitted assigned booked callback-opened callback-settled cancelled closed document-refused document-registered erased expired link-mail-due "
            + "live-chat-opened "
            + "meeting-ended official-joined official-left opened pre-call-opened pre-call-recorded pre-call-window-ended reconnect-grace-ended "
            + "registration-annulled resolved-early "
            + "slot-released taxpayer-connected taxpayer-disconnected transferred-to-colleague transferred-to-office",
            string.Join(' ', names.Select(static name => (string)name.TypeDiscriminator!).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Write_OfABooking_IsPlainAndStable()
    {
        var booked = Encoding.UTF8.GetString(Journal.Write(Story.Booked().Events[0]));

        Assert.StartsWith("""{"event":"booked","at":"2026-11-11T09:00:00""", booked, StringComparison.Ordinal);
        Assert.Contains("""
            "appointment":"0f8fad5bd9cb469fa16570867728950e","slot":{"key":"roma/roma-1/2026-11-25T10:00/1","service":"assistenza-e-consulenza"
            """.Trim(), booked, StringComparison.Ordinal);
        Assert.Contains("\"linkDelivery\":\"reserved-area\"", booked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"event":"no-such-event","at":"2026-11-25T09:00:00+00:00"}""")]
    public void Read_OfSomethingElse_Throws(string payload) =>
        Assert.ThrowsAny<Exception>(() => Journal.Read(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void RefusalCodes_AreKebabCaseAndUnique()
    {
        var codes = AppointmentRefusals.All.Select(static code => code.Value).ToList();
        var declared = typeof(AppointmentRefusals).GetFields(BindingFlags.Public | BindingFlags.Static).Count(static field => field.FieldType == typeof(RefusalCode));

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(declared, codes.Count);
        Assert.All(codes, static code => Assert.Matches("^[a-z]+(-[a-z]+)*$", code));
    }

    private static readonly Comparer<Type> ByName = Comparer<Type>.Create(static (a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static void AssertFault(
        JournalFault fault, int position, IReadOnlyList<JournalEntry> entries, JournalHead head, int index, JournalEntry replacement)
    {
        List<JournalEntry> altered = [.. entries];
        altered[index] = replacement;
        var verdict = Journal.Verify(altered, head);
        Assert.True(
            verdict == new JournalVerdict(fault, position),
            string.Create(CultureInfo.InvariantCulture, $"Entry {position}: expected {fault}, was {verdict}."));
    }

    private static (List<JournalEntry> Entries, JournalHead Head) Chain()
    {
        var story = Story.Booked().Given("T-9:00 taxpayer; T-8:00 official; T admit; T+20:00 close");
        List<JournalEntry> entries = [];
        var head = new JournalHead(Story.Id, 0, Journal.Beginning);
        foreach (var appointmentEvent in story.Events)
        {
            var entry = Journal.Append(head, appointmentEvent);
            entries.Add(entry);
            head = new(Story.Id, entry.Position, entry.Hash);
        }

        return (entries, head);
    }
}
