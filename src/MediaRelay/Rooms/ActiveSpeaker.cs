namespace VideoDesk.MediaRelay.Rooms;

/// <summary>
/// Chooses who speaks from the loudness that every microphone's packets carry. A new speaker must be louder than the present one twice
/// in a row, so that a cough does not move the picture.
/// </summary>
internal sealed class ActiveSpeaker
{
    /// <summary>Mean loudness in dB above silence that counts as speech: −50 dBov, well above the noise of a quiet room.</summary>
    private const int SpeechThreshold = 77;

    /// <summary>Looks without a loud microphone after which nobody speaks.</summary>
    private const int PatienceLooks = 8;

    /// <summary>Who speaks; null when all are silent.</summary>
    private Producer? _speaker;

    /// <summary>The speaker's producer was closed, and nobody was told yet.</summary>
    private bool _speakerLeft;

    /// <summary>Who was louder at the last look.</summary>
    private Producer? _challenger;

    /// <summary>Looks in a row at which nobody was loud.</summary>
    private int _silentLooks;

    /// <summary>The loudest of this look.</summary>
    private (Producer? Producer, int Loudness) _loudest;

    /// <summary>Takes one microphone into this look.</summary>
    public void Hear(Producer producer)
    {
        var loudness = producer.Tracks[0].AudioActivity.Take();
        if (!producer.IsPaused && loudness >= SpeechThreshold && loudness > _loudest.Loudness)
        {
            _loudest = (producer, loudness);
        }
    }

    /// <summary>Ends the look. Null when the speaker stays the same.</summary>
    public SpeakerChange? Choose()
    {
        var loudest = _loudest.Producer;
        _loudest = default;
        _silentLooks = loudest is null ? _silentLooks + 1 : 0;
        if (loudest is null)
        {
            _challenger = null;
            return _speakerLeft || (_speaker is not null && _silentLooks >= PatienceLooks) ? Change(null) : null;
        }

        if (loudest == _speaker)
        {
            _challenger = null;
            return null;
        }

        if (_speaker is null || loudest == _challenger)
        {
            return Change(loudest);
        }

        _challenger = loudest;
        return null;
    }

    public void Forget(Producer producer)
    {
        _challenger = _challenger == producer ? null : _challenger;
        if (_loudest.Producer == producer)
        {
            _loudest = default;
        }

        if (_speaker == producer)
        {
            _speaker = null;
            _speakerLeft = true;
        }
    }

    private SpeakerChange Change(Producer? speaker)
    {
        _speaker = speaker;
        _speakerLeft = false;
        _challenger = null;
        return new(speaker);
    }

    /// <summary>Another microphone is the loudest, or none.</summary>
    public readonly record struct SpeakerChange(Producer? Loudest);
}
