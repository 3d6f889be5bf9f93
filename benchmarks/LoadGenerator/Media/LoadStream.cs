using VideoDesk.MediaRelay.Rtcp;
using VideoDesk.MediaRelay.Time;

namespace VideoDesk.LoadGenerator.Media;

/// <summary>One track as one viewer receives it. Belongs to the engine's thread.</summary>
internal sealed class LoadStream(uint ssrc, LoadSender source)
{
    private readonly SequenceTally _tally = new();

    /// <summary>Number, at its sender, of the first packet that counts; negative before it came.</summary>
    private long _firstNumber = -1;

    /// <summary>Highest number of the sender at the time when counting began: the stream owes everything after it.</summary>
    private long _owedAfter;

    private uint _lastSenderReport;

    private Timestamp _lastSenderReportAt;

    public uint Ssrc { get; } = ssrc;

    public long Unique => _tally.Unique;

    public long Repeated => _tally.Repeated;

    /// <summary>Whether the next packet has to be decrypted because it says where counting begins.</summary>
    public bool WantsNumber => _firstNumber < 0;

    /// <summary>Packets that the sender has sent since counting began.</summary>
    public long Expected => source.LastNumber - (_firstNumber >= 0 ? _firstNumber - 1 : _owedAfter);

    public void Restart()
    {
        _tally.Restart();
        _firstNumber = -1;
        _owedAfter = source.LastNumber;
    }

    public void Note(ushort sequence) => _tally.Note(sequence);

    /// <summary>The packet just noted was decrypted.</summary>
    public void NoteNumber(long number)
    {
        if (_firstNumber < 0)
        {
            _firstNumber = number;
        }
    }

    public void HandleSenderReport(Timestamp now, in SenderReport report) =>
        (_lastSenderReport, _lastSenderReportAt) = (report.NtpTime.Middle, now);

    public ReportBlock Report(Timestamp now) => new()
    {
        Source = new(Ssrc),
        ExtendedHighestSequence = (uint)Math.Max(0, _tally.Highest),
        LastSenderReport = _lastSenderReport,
        DelaySinceLastSenderReport = _lastSenderReport == 0 ? 0 : NtpTime.ToShort(now - _lastSenderReportAt),
    };
}
