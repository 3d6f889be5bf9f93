namespace VideoDesk.MediaRelay.Ortc;

/// <summary>The ids that one side uses for the header extensions that the media core reads or writes; 0 means absent.</summary>
internal readonly record struct HeaderExtensionIds(
    byte Mid,
    byte Rid,
    byte RepairedRid,
    byte AbsoluteSendTime,
    byte TransportSequence,
    byte AudioLevel,
    byte DependencyDescriptor)
{
    /// <summary>Picks the known ones out of a list; encrypted extensions (RFC 6904) count as absent.</summary>
    public static HeaderExtensionIds Of(IReadOnlyList<RtpHeaderExtensionParameters> extensions)
    {
        var ids = default(HeaderExtensionIds);
        foreach (var extension in extensions)
        {
            if (extension.Encrypt is not true)
            {
                ids = ids.With(extension.Uri, extension.Id);
            }
        }

        return ids;
    }

    private HeaderExtensionIds With(string uri, byte id) => uri switch
    {
        HeaderExtensionUris.Mid => this with { Mid = id },
        HeaderExtensionUris.Rid => this with { Rid = id },
        HeaderExtensionUris.RepairedRid => this with { RepairedRid = id },
        HeaderExtensionUris.AbsoluteSendTime => this with { AbsoluteSendTime = id },
        HeaderExtensionUris.TransportSequence => this with { TransportSequence = id },
        HeaderExtensionUris.AudioLevel => this with { AudioLevel = id },
        HeaderExtensionUris.DependencyDescriptor => this with { DependencyDescriptor = id },
        _ => this,
    };
}
