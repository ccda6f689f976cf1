"""A real mail server (aiosmtpd): prints its port, then each message as its email package reads it, a line of JSON each. Ends with its input."""

import argparse
import asyncio
import email
import email.header
import email.policy
import email.utils
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument("--certificate")
arguments.add_argument("--key")
arguments.add_argument("--require-tls", action="store_true")
arguments.add_argument("--user")
arguments.add_argument("--password")
arguments.add_argument("--way", help="the only way to log in: PLAIN or LOGIN")
arguments.add_argument("--no-utf8", action="store_true")
settings = arguments.parse_args()


def name_of_sender(content):
    # By way of the older parser: the newer one keeps the space between two encoded words of a name (RFC 2047, 6.2, drops it).
    name = email.utils.parseaddr(email.message_from_bytes(content)["From"].replace("\r\n", ""))[0]
    return str(email.header.make_header(email.header.decode_header(name)))


class Printer:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "isEncrypted": session.ssl is not None,
            "isLoggedIn": bool(session.authenticated),
            "headers": [[name, str(value)] for name, value in message.items()],
            "defects": [str(defect) for part in message.walk() for defect in part.defects]
            + [f"{name}: {defect}" for name, value in message.items() for defect in value.defects],
            "sender": name_of_sender(envelope.content),
            "type": message.get_content_type(),
            "parts": [[part.get_content_type(), part.get_content()] for part in message.iter_parts()],
        }), flush=True)
        return "250 2.0.0 printed"


def authenticate(server, session, envelope, mechanism, data):
    is_known = (data.login, data.password) == (settings.user.encode(), settings.password.encode())
    return AuthResult(success=is_known, handled=False)


async def serve():
    context = None
    if settings.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings.certificate, settings.key)

    def protocol():
        return SMTP(
            Printer(),
            hostname="real.example",
            enable_SMTPUTF8=not settings.no_utf8,
            tls_context=context,
            require_starttls=settings.require_tls,
            authenticator=authenticate if settings.user else None,
            auth_required=settings.user is not None,
            auth_require_tls=context is not None,
            auth_exclude_mechanism=[way for way in ("PLAIN", "LOGIN") if settings.way and way != settings.way],
        )

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
