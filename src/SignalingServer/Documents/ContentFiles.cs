using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Documents;

/// <summary>The encrypted files: one folder for each appointment below <c>Documents:Folder</c>.</summary>
internal sealed class ContentFiles(DocumentSettings settings)
{
    private readonly string _folder = Path.GetFullPath(settings.Folder);

    /// <summary>Where a file is, or would be. Names are ours, never a client's.</summary>
    public string PathOf(AppointmentId appointment, string file) => Path.Combine(_folder, appointment.ToString(), file);

    /// <summary>Deletes a file; that it is not there is fine. One that cannot be deleted now is swept away later.</summary>
    public void Forget(AppointmentId appointment, string file)
    {
        try
        {
            File.Delete(PathOf(appointment, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody can reach it any more: no row names it.
        }
    }
}
