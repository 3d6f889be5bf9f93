"""Reads a mail from standard input with parsers that are not ours (Python's email package, Debian's python3-icalendar) and prints
what they found as one JSON object."""
import datetime
import email.policy
import json
import sys
from email.parser import BytesParser

import icalendar


def instant(value, zone):
    return zone.localize(value.replace(tzinfo=None)).astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def calendar(octets):
    parsed = icalendar.Calendar.from_ical(octets)
    zone = parsed.walk('VTIMEZONE')[0].to_tz()
    event = parsed.walk('VEVENT')[0]
    return {
        'method': str(parsed['METHOD']),
        'version': str(parsed['VERSION']),
        'uid': str(event['UID']),
        'sequence': int(event['SEQUENCE']),
        'status': str(event['STATUS']),
        'stamp': event['DTSTAMP'].dt.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ'),
        'zone': event['DTSTART'].params['TZID'],
        'start': instant(event['DTSTART'].dt, zone),
        'end': instant(event['DTEND'].dt, zone),
        'summary': str(event['SUMMARY']),
        'description': str(event['DESCRIPTION']),
        'organizer': str(event['ORGANIZER']),
        'organizerName': event['ORGANIZER'].params.get('CN', ''),
        'attendee': str(event['ATTENDEE']),
        'alarms': [int(alarm['TRIGGER'].dt.total_seconds()) for alarm in event.walk('VALARM')],
        'errors': [str(error) for component in parsed.walk() for error in component.errors],
    }


def main():
    message = BytesParser(policy=email.policy.default).parsebytes(sys.stdin.buffer.read())
    parts = list(message.walk())
    result = {
        'headers': [[name, str(value)] for name, value in message.items()],
        'types': [part.get_content_type() for part in parts],
        'defects': [repr(defect) for part in parts for defect in part.defects]
        + [repr(defect) for part in parts for value in part.values() for defect in getattr(value, 'defects', [])],
        'text': message.get_body(('plain',)).get_content(),
        'html': message.get_body(('html',)).get_content(),
        'to': [[a.display_name, a.addr_spec] for a in message['To'].addresses],
        'from': [[a.display_name, a.addr_spec] for a in message['From'].addresses],
        'calendar': None,
    }
    for part in parts:
        if part.get_content_type() == 'text/calendar':
            result['calendar'] = calendar(part.get_payload(decode=True))
            result['calendarMethod'] = part['Content-Type'].params['method']
            result['calendarFile'] = part.get_filename()
    print(json.dumps(result))


main()
