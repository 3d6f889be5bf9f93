using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of offices, services, slot lines and the waiting list.</summary>
internal static class AgendaTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OfficeRow>(static row => row.ToTable("office").HasKey(static o => o.Id));
        model.Entity<ClosureRow>(static row => row.ToTable("office_closure").HasKey(static c => new { c.Office, c.Number }));
        model.Entity<ServiceRow>(static row => row.ToTable("service").HasKey(static s => s.Id));
        model.Entity<SlotLineRow>(static row => row.ToTable("slot_line").HasKey(static l => new { l.Office, l.Id }));
        model.Entity<PolicyRow>(static row => row.ToTable("policy").HasKey(static p => new { p.Name, p.Version }));
        model.Entity<OfficialRow>(static row =>
        {
            row.ToTable("official").HasKey(static o => o.Id);
            row.HasIndex(static o => o.Office);
        });
        model.Entity<FreedSlotRow>(static row => row.ToTable("freed_slot").HasKey(static f => f.Slot));
        model.Entity<ContactsRow>(static row =>
        {
            row.ToTable("contacts").HasKey(static c => c.Id);
            row.Property(static c => c.Id).ValueGeneratedNever();
        });
        model.Entity<WaitingRow>(static row =>
        {
            row.ToTable("waiting").HasKey(static w => w.Id);
            row.Property(static w => w.Id).ValueGeneratedNever();
            row.Property(static w => w.Version).IsConcurrencyToken();
            row.HasIndex(static w => new { w.Person, w.Office, w.Service }).IsUnique().HasFilter("is_open");
            row.HasIndex(static w => new { w.Office, w.Service, w.RegisteredAt });
            row.HasIndex(static w => w.OfferExpiresAt);
            row.HasIndex(static w => w.OfferTokenHash);
        });
    }
}
