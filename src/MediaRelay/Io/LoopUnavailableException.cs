namespace VideoDesk.MediaRelay.Io;

/// <summary>A command was not taken: the loop has ended, or too many wait for it.</summary>
internal sealed class LoopUnavailableException() : Exception("The loop has ended or too many commands wait for it.");
