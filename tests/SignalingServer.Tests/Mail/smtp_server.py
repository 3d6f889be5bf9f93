"""A real SMTP server (Debian's python3-aiosmtpd) for the tests of the mailer.

Prints its port, then one JSON line per mail that it took. What it answers depends on the recipient's local part.
"""
import argparse
import asyncio
import base64
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

RECIPIENT_ANSWERS = {'unknown': '550 5.1.1 no such user', 'greylisted': '451 4.7.1 try again later'}
CONTENT_ANSWERS = {'heavy': '554 5.6.0 not wanted here', 'full': '452 4.2.2 mailbox full'}


def say(value):
    print(json.dumps(value), flush=True)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith('banned@'):
            return '550 5.7.1 sender not welcome'
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, options):
        local_part = address.split('@')[0]
        if local_part == 'hangup':
            server.transport.abort()
            return '421 gone'
        if local_part in RECIPIENT_ANSWERS:
            return RECIPIENT_ANSWERS[local_part]
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        local_part = envelope.rcpt_tos[0].split('@')[0]
        if local_part == 'late-hangup':
            server.transport.abort()
            return '421 gone'
        if local_part == 'silent':
            await asyncio.sleep(3600)
        if local_part in CONTENT_ANSWERS:
            return CONTENT_ANSWERS[local_part]
        say({
            'from': envelope.mail_from,
            'to': envelope.rcpt_tos,
            'options': envelope.mail_options,
            'tls': session.ssl is not None or server.transport.get_extra_info('ssl_object') is not None,
            'user': session.auth_data.login.decode() if session.authenticated else None,
            'hello': session.host_name,
            'content': base64.b64encode(envelope.original_content).decode(),
        })
        return '250 2.0.0 taken'


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--certificate')
    arguments.add_argument('--key')
    arguments.add_argument('--implicit', action='store_true')
    arguments.add_argument('--credentials')
    arguments.add_argument('--without', action='append', default=[])
    arguments.add_argument('--limit', type=int, default=33554432)
    options = arguments.parse_args()
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)

    def authenticate(server, session, envelope, mechanism, data):
        given = f'{data.login.decode()}:{data.password.decode()}'
        return AuthResult(success=given == options.credentials, handled=given == options.credentials, auth_data=data)

    def connection():
        starttls = None if options.implicit else context
        return SMTP(
            Handler(), hostname='mail.test', data_size_limit=options.limit, tls_context=starttls, require_starttls=starttls is not None,
            auth_required=options.credentials is not None, authenticator=authenticate if options.credentials else None,
            auth_require_tls=starttls is not None, auth_exclude_mechanism=options.without)

    async def serve():
        loop = asyncio.get_running_loop()
        server = await loop.create_server(connection, '127.0.0.1', 0, ssl=context if options.implicit else None)
        say({'port': server.sockets[0].getsockname()[1]})
        # Ends with the test: its end of the pipe closes.
        await loop.run_in_executor(None, sys.stdin.read)
        server.close()

    asyncio.run(serve())


if __name__ == '__main__':
    import os
    try:
        main()
    finally:
        os._exit(0)
