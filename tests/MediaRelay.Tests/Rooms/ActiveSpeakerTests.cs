using VideoDesk.MediaRelay.Ortc;
using VideoDesk.MediaRelay.Rooms;
using Xunit;

namespace VideoDesk.MediaRelay.Tests.Rooms;

public class ActiveSpeakerTests
{
    /// <summary>Audio level octets: attenuation below overload.</summary>
    private const byte Loud = 20;
    private const byte Louder = 10;
    private const byte Quiet = 90;

    private readonly ActiveSpeaker _speaker = new();
    private readonly Producer _anna;
    private readonly Producer _bert;

    public ActiveSpeakerTests()
    {
        var stage = new Stage();
        _anna = stage.Produce(Stage.Format("0", MediaKind.Audio));
        _bert = stage.Produce(Stage.Format("1", MediaKind.Audio));
    }

    [Fact]
    public void Choose_FirstVoice_SpeaksAtOnce() => Assert.Equal(_anna, Look(Loud, Quiet)!.Value.Loudest);

    [Fact]
    public void Choose_Silence_NamesNobody() => Assert.Null(Look(Quiet, 127));

    [Fact]
    public void Choose_LouderOnce_DoesNotMoveThePicture()
    {
        Look(Loud, Quiet);
        Assert.Null(Look(Loud, Louder));
        Assert.Null(Look(Loud, Quiet));
        Assert.Null(Look(Loud, Louder));
        Assert.Equal(_bert, Look(Loud, Louder)!.Value.Loudest);
        Assert.Null(Look(Loud, Louder));
    }

    [Fact]
    public void Choose_LouderTwiceWithSilenceBetween_IsNotInARow()
    {
        Look(Loud, Quiet);
        Assert.Null(Look(Quiet, Loud));
        Assert.Null(Look(Quiet, Quiet));
        Assert.Null(Look(Quiet, Loud));
        Assert.Equal(_bert, Look(Quiet, Loud)!.Value.Loudest);
    }

    [Fact]
    public void Choose_EverybodySilent_SaysSoAfterAWhileAndOnce()
    {
        Look(Loud, Quiet);
        for (var i = 0; i < 7; i++)
        {
            Assert.Null(Look(Quiet, Quiet));
        }

        var change = Look(Quiet, Quiet);
        Assert.NotNull(change);
        Assert.Null(change.Value.Loudest);
        Assert.Null(Look(Quiet, Quiet));
        Assert.Equal(_bert, Look(Quiet, Loud)!.Value.Loudest);
    }

    [Fact]
    public void Choose_PausedMicrophone_IsNotHeard()
    {
        _anna.SetPaused(true, Stage.Start);
        Assert.Equal(_bert, Look(Louder, Loud)!.Value.Loudest);
    }

    [Fact]
    public void Forget_TheSpeaker_IsReplacedAtTheNextLook()
    {
        Look(Loud, Quiet);
        _speaker.Forget(_anna);
        _bert.Tracks[0].AudioActivity.Add(Loud);
        _speaker.Hear(_bert);
        Assert.Equal(_bert, _speaker.Choose()!.Value.Loudest);
    }

    [Fact]
    public void Forget_TheSpeakerAndNobodyElse_IsSaidAtTheNextLook()
    {
        Look(Loud, Quiet);
        _speaker.Forget(_anna);
        var change = _speaker.Choose();
        Assert.NotNull(change);
        Assert.Null(change.Value.Loudest);
        Assert.Null(_speaker.Choose());
    }

    [Fact]
    public void Forget_SomebodyElse_ChangesNothing()
    {
        Look(Loud, Quiet);
        _speaker.Forget(_bert);
        Assert.Null(_speaker.Choose());
    }

    [Fact]
    public void AudioActivity_Levels_AreAveragedAndBeginAnew()
    {
        var activity = new AudioActivity();
        Assert.Equal(0, activity.Take());
        activity.Add(0x80 | 27);
        activity.Add(127);
        activity.Add(0xFF);
        Assert.Equal(50, activity.Take());
        Assert.Equal(0, activity.Take());
        activity.Add(0);
        Assert.Equal(127, activity.Take());
    }

    private ActiveSpeaker.SpeakerChange? Look(byte anna, byte bert)
    {
        _anna.Tracks[0].AudioActivity.Add(anna);
        _bert.Tracks[0].AudioActivity.Add(bert);
        _speaker.Hear(_anna);
        _speaker.Hear(_bert);
        return _speaker.Choose();
    }
}
