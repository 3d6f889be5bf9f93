using VideoDesk.SignalingServer.Tests.Documents;
using VideoDesk.SignalingServer.Tests.Protocol;

namespace VideoDesk.SignalingServer.Tests.Hubs;

// Everything that holds on one node holds where officials are on one and taxpayers and guests on another.

public sealed class ChatOverTwoNodesTests : ChatTests;

public sealed class MediaOverTwoNodesTests : MediaTests;

public sealed class BoardOverTwoNodesTests : BoardTests;

public sealed class GuestOverTwoNodesTests : GuestTests;

public sealed class LiveChatOverTwoNodesTests : LiveChatTests;

public sealed class DocumentOverTwoNodesTests : DocumentTests;

public sealed class AttendanceOverTwoNodesTests : AttendanceTests;

public sealed class EnteringOverTwoNodesTests : EnteringTests;

public sealed class ScannerOverTwoNodesTests : ScannerTests;

public sealed class FormOverTwoNodesTests : FormTests;

public sealed class SendingOverTwoNodesTests : SendingTests;

public sealed class BoardConvergenceOverTwoNodesTests : BoardConvergenceTests;
