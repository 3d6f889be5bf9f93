using System.Net;

namespace VideoDesk.LoadGenerator.Servers;

/// <summary>The files of Janus, as a relay would run: ICE-lite, host candidates, no trickle, little logging, only the video room.</summary>
internal static class JanusConfiguration
{
    private const string OtherPlugins =
        "libjanus_voicemail.so,libjanus_recordplay.so,libjanus_streaming.so,libjanus_sip.so,libjanus_nosip.so,libjanus_audiobridge.so,"
        + "libjanus_textroom.so,libjanus_videocall.so,libjanus_lua.so,libjanus_duktape.so,libjanus_echotest.so";

    private const string OtherTransports =
        "libjanus_http.so,libjanus_pfunix.so,libjanus_rabbitmq.so,libjanus_mqtt.so,libjanus_nanomsg.so";

    /// <summary>Writes the files into a folder.</summary>
    /// <param name="folder">Exists.</param>
    /// <param name="address">Of an interface that is not the loopback one, which Janus never uses.</param>
    /// <param name="port">Of its WebSocket, on 127.0.0.1.</param>
    public static void Write(string folder, IPAddress address, int port)
    {
        File.WriteAllText(Path.Combine(folder, "janus.jcfg"), Core(folder, address));
        File.WriteAllText(Path.Combine(folder, "janus.transport.websockets.jcfg"), $$"""
            general: { json = "compact" ws = true ws_port = {{port}} ws_ip = "127.0.0.1" wss = false }
            admin: { admin_ws = false }
            """);
        File.WriteAllText(Path.Combine(folder, "janus.plugin.videoroom.jcfg"), "general: { string_ids = false }\n");
    }

    private static string Core(string folder, IPAddress address) => $$"""
        general: {
          configs_folder = "{{folder}}"
          plugins_folder = "/usr/lib/x86_64-linux-gnu/janus/plugins"
          transports_folder = "/usr/lib/x86_64-linux-gnu/janus/transports"
          events_folder = "/usr/lib/x86_64-linux-gnu/janus/events"
          loggers_folder = "/usr/lib/x86_64-linux-gnu/janus/loggers"
          interface = "127.0.0.1"
          server_name = "load"
          debug_level = 3
          debug_colors = false
          session_timeout = 300
        }
        media: {
          ipv6 = false
          rtp_port_range = "20000-29999"
          dtls_mtu = 1200
          no_media_timer = 5
        }
        nat: {
          nice_debug = false
          full_trickle = false
          ice_lite = true
          ice_tcp = false
          ice_enforce_list = "{{address}}"
        }
        plugins: { disable = "{{OtherPlugins}}" }
        transports: { disable = "{{OtherTransports}}" }
        events: { broadcast = false }
        """;
}
