using Microsoft.EntityFrameworkCore;
using VideoDesk.SignalingServer.Storage.Rows;

namespace VideoDesk.SignalingServer.Storage;

/// <summary>Tables of documents, of what is asked for, and of the keys of their files.</summary>
internal static class DocumentTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<DocumentRow>(static row =>
        {
            row.ToTable("document").HasKey(static d => d.Id);
            row.Property(static d => d.Version).IsConcurrencyToken();
            row.HasIndex(static d => d.Appointment);
            row.HasIndex(static d => new { d.State, d.ChangedAt });
        });
        model.Entity<DocumentRequestRow>(static row =>
        {
            row.ToTable("document_request").HasKey(static r => r.Id);
            row.HasIndex(static r => r.Appointment);
        });
        model.Entity<ContentKeyRow>(static row => row.ToTable("content_key").HasKey(static k => k.Appointment));
    }
}
