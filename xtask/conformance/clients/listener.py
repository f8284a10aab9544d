"""A merchant's address for webhooks, which the client's own functions check."""

import http.server
import queue
import threading

from bepaid.client import parse_webhook, verify_webhook_auth, verify_webhook_signature


class Listener:
    """Listens on loopback and keeps posted notifications."""

    def __init__(self):
        received = self._received = queue.Queue()

        class Handler(http.server.BaseHTTPRequestHandler):
            """Accepts every notification."""

            def do_POST(self):
                """Keeps the notification, and responds with 200."""
                body = self.rfile.read(int(self.headers["Content-Length"]))
                received.put((self.headers, body))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *arguments):
                """Logs nothing."""

        self._server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhook"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self._server.shutdown()
        self._server.server_close()

    def wait(self):
        """The next notification: its headers and its raw body."""
        return self._received.get(timeout=15)


def verified(headers, body, info):
    """The transaction of a notification, once signature and credentials are found to be the gateway's."""
    # The shop gets its key as one line of base64; the client wants PEM.
    pem = f"-----BEGIN PUBLIC KEY-----\n{info['shop_public_key']}\n-----END PUBLIC KEY-----\n"
    assert verify_webhook_signature(pem, headers["Content-Signature"], body)
    assert not verify_webhook_signature(pem, headers["Content-Signature"], body + b" ")
    assert verify_webhook_auth(headers["Authorization"], info["shop_id"], info["shop_secret"])
    return parse_webhook(body).transaction
