using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of the protocol register and of confirmed forms.</summary>
internal static class ProtocolTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ProtocolCounterRow>(static row => row.ToTable("protocol_counter").HasKey(static c => c.Register));
        model.Entity<ProtocolEntryRow>(static row =>
        {
            row.ToTable("protocol_entry").HasKey(static e => new { e.Register, e.Year, e.Number });
            row.HasIndex(static e => e.Document).IsUnique();
            row.HasIndex(static e => new { e.Register, e.At });
            row.HasIndex(static e => e.Appointment);
        });
        model.Entity<ProtocolPartyRow>(static row =>
        {
            row.ToTable("protocol_party").HasKey(static p => new { p.Register, p.Year, p.Number });
            row.HasIndex(static p => p.Appointment);
        });
        model.Entity<FormRow>(static row =>
        {
            row.ToTable("form").HasKey(static f => f.Document);
            row.HasIndex(static f => f.Appointment);
        });
        model.Entity<FormConfirmationRow>(static row => row.ToTable("form_confirmation").HasKey(static c => new { c.Document, c.Side }));
        model.Entity<ProtocolAnnulmentRow>(static row =>
            row.ToTable("protocol_annulment").HasKey(static a => new { a.Register, a.Year, a.Number }));
    }
}
