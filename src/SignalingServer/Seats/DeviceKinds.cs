namespace VideoDesk.SignalingServer.Seats;

/// <summary>Guesses what somebody uses from what the browser says of itself. Only shown, never relied on.</summary>
internal static class DeviceKinds
{
    public static DeviceKind Of(string? userAgent)
    {
        if (userAgent is null)
        {
            return DeviceKind.Computer;
        }

        if (Has("iPad") || Has("Tablet") || (Has("Android") && !Has("Mobile")))
        {
            return DeviceKind.Tablet;
        }

        return Has("Mobi") || Has("iPhone") ? DeviceKind.Phone : DeviceKind.Computer;

        bool Has(string word) => userAgent.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
