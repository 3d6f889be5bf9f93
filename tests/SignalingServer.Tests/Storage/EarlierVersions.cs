using System.Text;
using System.Text.Json;
using Npgsql;
using Microsoft.Data.Sqlite;
using VideoDesk.Grains.Appointments;

namespace VideoDesk.SignalingServer.Tests.Storage;

/// <summary>
/// Rows as each version of the schema had them, written as SQL so that they stay what they were. A new migration adds a version here.
/// </summary>
internal static class EarlierVersions
{
    public static readonly AppointmentId Appointment = new(Guid.Parse("0123456789abcdef0123456789abcdef"));

    private static readonly string[] V1 =
    [
        """
        INSERT INTO appointment (id, version, state, journal_head, next_deadline, next_deadline_reason, phase, office, service, starts_at, ends_at, booked_at, email)
        VALUES ('0123456789abcdef0123456789abcdef', 1, @state, @hash, 1794819000000, 'Opens', 'Booked', 'roma', 'atti-successioni', 1794819600000, 1794821400000, 1794474000000, 'anna@posta.example')
        """,
        "INSERT INTO appointment_event (appointment, position, at, payload, hash) VALUES ('0123456789abcdef0123456789abcdef', 1, 1794474000000, @payload, @hash)",
        """
        INSERT INTO outbox (trigger_key, kind, appointment, due_at, expires_at, data, created_at, attempts, outcome, reply)
        VALUES ('0123456789abcdef0123456789abcdef/N1', 1, '0123456789abcdef0123456789abcdef', 1794474000000, 1794821400000, '{{}}', 1794474000000, 0, 0, 0)
        """,
        """
        INSERT INTO slot_hold (id, office, line, start, desk, service, starts_at, ends_at, person, purpose, held_at, expires_at, confirmed_at, appointment)
        VALUES (@hold, 'roma', 'atti-successioni-1-mattina', '2026-11-16T09:00', 1, 'atti-successioni', 1794819600000, 1794821400000, 'anna', 'Booking', 1794474000000, 1794474600000, 1794474000000, '0123456789abcdef0123456789abcdef')
        """,
    ];

    private static readonly string[] V2 =
    [
        .. V1,
        "INSERT INTO office (id, name, province, kind, address, phone, email, certified_email, weekdays) VALUES ('roma', 'Roma 1', 'RM', 'ProvincialDirectorate', 'Via dei Glicini 12', '0', 'a@b.example', 'c@d.example', '12345')",
        "INSERT INTO service (id, italian, english, german, kind, policy, topic, position) VALUES ('atti-successioni', 'a', 'b', 'c', 'VideoCall', 'videochiamata', 'atti-successioni', 1)",
        "INSERT INTO policy (name, version, appointment, booking) VALUES ('videochiamata', 1, '{{}}', '{{}}')",
    ];

    private static readonly string[] V3 =
    [
        .. V2,
        "INSERT INTO personal_link (token_hash, appointment, revision, created_at) VALUES ('00', '0123456789abcdef0123456789abcdef', 1, 1794474000000)",
    ];

    private static readonly string[] V4 = [.. V3, "UPDATE outbox SET unnoted = 1"];

    private static readonly string[] V5 =
    [
        .. V4,
        "UPDATE personal_link SET device = 'aa', former_device = 'bb'",
        "INSERT INTO contacts (id, name, email, mobile, code, capacity, subject_code) VALUES (@hold, 'Anna', 'anna@posta.example', '1', 'a', 'oneself', 'a')",
    ];

    private static readonly string[] V6 =
    [
        .. V5,
        "INSERT INTO guest_invitation (id, appointment, kind, token_hash, asked_at) VALUES ('01', '0123456789abcdef0123456789abcdef', 'Interpreter', '00', 1794474000000)",
        "INSERT INTO live_event (appointment, position, at, kind, payload, client_id) VALUES ('0123456789abcdef0123456789abcdef', 1, 1794474000000, 'chat', '{{}}', 'taxpayer/1')",
    ];

    private static readonly string[] V7 =
    [
        .. V6,
        "UPDATE appointment SET details = 'una cartella' WHERE id = '0123456789abcdef0123456789abcdef'",
        "INSERT INTO survey_answer (appointment, score, answered_at) VALUES ('0123456789abcdef0123456789abcdef', 4, 1794474000000)",
    ];

    private static readonly string[] V8 = [.. V7, "UPDATE appointment SET deadline_retry_at = 1794819030000"];

    private static readonly string[] V9 = [.. V8, "UPDATE appointment SET handover = 'manca un allegato'"];

    private static readonly string[] V10 =
    [
        .. V9,
        "INSERT INTO document_request (id, appointment, what, asked_at) VALUES ('01', '0123456789abcdef0123456789abcdef', 'Carta d''identità', 1794474000000)",
        """
        INSERT INTO document (id, appointment, from_side, seat, name, bytes, received, state, warnings, created_at, changed_at, version)
        VALUES ('22222222222222222222222222222222', '0123456789abcdef0123456789abcdef', 'Taxpayer', 'taxpayer', 'a.pdf', 9, 9, 'Ready', 'NotScanned, PdfScript', 1794474000000, 1794474000000, 1)
        """,
        "INSERT INTO content_key (appointment, sealed, created_at, uploads) VALUES ('0123456789abcdef0123456789abcdef', @hash, 1794474000000, 1)",
    ];

    private static readonly string[] V11 =
    [
        .. V10,
        "INSERT INTO protocol_counter (register, year, number, at) VALUES ('roma', 2026, 1, 1794474000000)",
        """
        INSERT INTO protocol_entry (register, year, number, at, appointment, document, direction, subject, bytes, sha256, pages, accepted_by)
        VALUES ('roma', 2026, 1, 1794474000000, '0123456789abcdef0123456789abcdef', 'aa', 'Received', 'Dichiarazione', 7, 'bb', 1, 'roma-2')
        """,
        "INSERT INTO protocol_party (register, year, number, appointment, name, code, file_name) VALUES ('roma', 2026, 1, '0123456789abcdef0123456789abcdef', 'Anna', 'a', 'a.pdf')",
        "INSERT INTO protocol_annulment (register, year, number, annulled_at, annulled_by, reason) VALUES ('roma', 2026, 1, 1794474000000, 'roma-1', 'errore')",
        "INSERT INTO form (document, appointment, flattened, fields, sha256, fields_checked) VALUES ('22222222222222222222222222222222', '0123456789abcdef0123456789abcdef', 1 = 1, '{{}}', 'bb', 1 = 1)",
        "INSERT INTO form_confirmation (document, side, confirmed_at) VALUES ('22222222222222222222222222222222', 'Office', 1794474000000)",
    ];

    private static readonly string[] V12 =
    [
        .. V11,
        "INSERT INTO board_update (appointment, position, client_id, seat, content, total_bytes, at) VALUES ('0123456789abcdef0123456789abcdef', 1, 'taxpayer/1', 'taxpayer', @hash, 32, 1794474000000)",
        "INSERT INTO board_snapshot (appointment, up_to, content, at) VALUES ('0123456789abcdef0123456789abcdef', 1, @hash, 1794474000000)",
    ];

    private static readonly string[] V13 =
    [
        .. V12,
        "INSERT INTO live_chat (appointment, number, asks_for, opened_at, opened_by, token_hash) VALUES ('0123456789abcdef0123456789abcdef', 1, 'un modulo', 1794474000000, 'roma-2', '01')",
        "INSERT INTO scanner_token (token_hash, appointment, expires_at) VALUES ('02', '0123456789abcdef0123456789abcdef', 1794474000000)",
        "INSERT INTO read_mark (appointment, seat, position) VALUES ('0123456789abcdef0123456789abcdef', 'taxpayer', 1)",
    ];

    private static readonly string[] V14 = [.. V13, "UPDATE appointment SET next_erasure = 1794821400000"];

    private static readonly string[] V15 =
    [
        .. V14,
        "INSERT INTO media_room (room, node, epoch, placed_at) VALUES ('appointment/0123456789abcdef0123456789abcdef', 'relay-1', 1, 1794819600000)",
    ];

    /// <summary>Rows of documents are in an earlier version: the new column stands empty.</summary>
    private static readonly string[] V16 = V15;

    public static IReadOnlyList<string> RowsOf(string version) => version switch
    {
        "20261121000000_Appointments" => V1,
        "20261121000001_Agenda" => V2,
        "20261121000002_Entry" => V3,
        "20261121000003_Unnoted" => V4,
        "20261121000004_Tokens" => V5,
        "20261121000005_Guests" => V6,
        "20261121000006_Desk" => V7,
        "20261121000007_Retries" => V8,
        "20261121000008_Handover" => V9,
        "20261122000001_Documents" => V10,
        "20261122000002_Protocol" => V11,
        "20261122000003_Board" => V12,
        "20261122000004_LiveChat" => V13,
        "20261122000005_Retention" => V14,
        "20261122000006_Nodes" => V15,
        "20261122000009_Scanned" => V16,
        _ => [],
    };

    /// <summary>State, journal payload and hash of one booked appointment, and the id of its slot's row.</summary>
    public static object[] Parameters(bool isPostgreSql)
    {
        var book = Scene.Book() with { Appointment = Appointment };
        var decision = new AppointmentSession(AppointmentState.NotBooked).Decide(book, Scene.Now);
        var change = AppointmentChange.Of(new(AppointmentState.NotBooked, Journal.Beginning), decision.Events);
        var state = JsonSerializer.Serialize(change.State, AppointmentJson.Options);
        var payload = Encoding.UTF8.GetString(change.Entries[0].Payload.Span);
        var hash = change.JournalHead.ToArray();
        var hold = Guid.Parse("11111111-2222-3333-4444-555555555555");
        return isPostgreSql
            ? [new NpgsqlParameter("state", state), new NpgsqlParameter("payload", payload), new NpgsqlParameter("hash", hash), new NpgsqlParameter("hold", hold)]
            : [new SqliteParameter("state", state), new SqliteParameter("payload", payload), new SqliteParameter("hash", hash), new SqliteParameter("hold", hold)];
    }
}
