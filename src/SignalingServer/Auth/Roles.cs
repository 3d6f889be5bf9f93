namespace VideoDesk.SignalingServer.Auth;

/// <summary>What somebody may be (A.10). A manager is an official too, a professional a taxpayer.</summary>
internal static class Roles
{
    public const string Taxpayer = "taxpayer";
    public const string Professional = "professional";
    public const string Official = "official";
    public const string Manager = "manager";

    /// <summary>Runs the servers; sees nothing of appointments. An official may be one besides.</summary>
    public const string Administrator = "administrator";
}

/// <summary>Who may call an endpoint.</summary>
internal static class Policies
{
    /// <summary>Everybody who books for himself or for others: taxpayers and professionals.</summary>
    public const string TaxpayerSide = "taxpayer-side";

    /// <summary>Everybody who works at an office: officials and managers.</summary>
    public const string OfficeSide = "office-side";

    /// <summary>Who heads an office.</summary>
    public const string Managers = "managers";

    /// <summary>Who runs the servers.</summary>
    public const string Administrators = "administrators";

    /// <summary>Whoever is signed in.</summary>
    public const string SignedIn = "signed-in";
}
