namespace VideoDesk.Grains.Documents;

/// <summary>Where a document stands.</summary>
public enum DocumentState
{
    /// <summary>Its bytes are coming.</summary>
    Uploading,

    /// <summary>All of it is there and is looked into; nobody but the sender knows of it.</summary>
    Checking,

    /// <summary>Both sides see it.</summary>
    Ready,

    /// <summary>It did not pass; its bytes are gone.</summary>
    Refused,

    /// <summary>Its sender took it back; its bytes are gone.</summary>
    Withdrawn,

    /// <summary>The official does not take it; its bytes are gone.</summary>
    Declined,

    /// <summary>It has a protocol number.</summary>
    Accepted,
}

/// <summary>What files can be.</summary>
public enum DocumentKind
{
    Pdf,
    Jpeg,
    Png,

    /// <summary>Any file inside a signature (CAdES).</summary>
    P7m,
}

/// <summary>What the official should know of a document that passed.</summary>
[Flags]
public enum DocumentWarnings
{
    None = 0,

    /// <summary>No antivirus is set up.</summary>
    NotScanned = 1,

    /// <summary>Nothing is there to look into PDFs.</summary>
    NotInspected = 2,

    PdfEncrypted = 4,
    PdfDamaged = 8,

    /// <summary>It has scripts or actions that run by themselves.</summary>
    PdfScript = 16,

    /// <summary>It has files inside.</summary>
    PdfAttachment = 32,
}
