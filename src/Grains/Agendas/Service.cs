namespace VideoDesk.Grains.Agendas;

/// <summary>Which of the public desks a service belongs to; booking and day-of rules differ (A.1, A.2, A.5).</summary>
public enum ServiceKind
{
    /// <summary>"Sportello online" of the collection agency (ADER).</summary>
    CollectionDesk,

    /// <summary>Video-call service of the revenue agency (VC).</summary>
    VideoCall,

    /// <summary>"Sportello Digitale" of the revenue agency (SD).</summary>
    DigitalDesk,
}

/// <summary>A service that can be booked (ADER-07, VC-07).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Kind">The desk it belongs to.</param>
/// <param name="Policy">The name of the appointment policy that holds for it; which version is decided at booking and frozen then.</param>
public sealed record Service(ServiceId Id, LocalizedText Name, ServiceKind Kind, string Policy)
{
    /// <summary>The topic that leads to it; null when it is chosen by its own name.</summary>
    public Topic? Topic { get; init; }
}
