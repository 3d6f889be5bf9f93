namespace VideoDesk.Grains.Appointments;

/// <summary>What the register did to documents of an appointment, written down in its journal.</summary>
internal static class RegisterRules
{
    public static Refusal? Note(AppointmentDraft draft, NoteRegistration command)
    {
        draft.Emit(new DocumentRegistered(draft.Now, command.Document, command.Register, command.Number, command.Sha256, command.By));
        return null;
    }

    public static Refusal? Note(AppointmentDraft draft, NoteAnnulment command)
    {
        draft.Emit(new RegistrationAnnulled(draft.Now, command.Register, command.Number, command.By));
        return null;
    }
}
