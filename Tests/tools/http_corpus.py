"""Sends every request of a corpus to a server, over TLS with a client certificate, and checks what comes back.

Arguments: the corpus, the port, the authority's certificate, the client's certificate and key. The corpus' head says how
it is written. Nothing here is shared with the server's own parser.
"""

import re
import socket
import ssl
import sys
from concurrent.futures import ThreadPoolExecutor

STATUSES = {
    "startLineTooLong": 414, "headTooLarge": 431, "bodyTooLarge": 413, "method": 501, "transferEncodingUnknown": 501,
    "version": 505, "expectation": 417,
}
SINGLE = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\", '"': b'"'}
END = b"GET /corpus-end HTTP/1.1\r\nHost: navette.test\r\nConnection: close\r\n\r\n"


def octets(text):
    text = text.replace("{H}", r"Host: navette.test\r\n")
    while match := re.search(r"\{(\d+)\*([^{}]*)\}", text):
        text = text[: match.start()] + match[2] * int(match[1]) + text[match.end() :]
    out, position = b"", 0
    while position < len(text):
        if text[position] != "\\":
            out += text[position].encode()
            position += 1
        elif text[position + 1] == "x":
            out += bytes.fromhex(text[position + 2 : position + 4])
            position += 4
        else:
            out += SINGLE[text[position + 1]]
            position += 2
    return out


def vectors(path):
    for line in open(path, encoding="utf-8"):
        parts = line.rstrip("\n").split(" :: ")
        if not line.startswith("#") and len(parts) == 3:
            yield parts[0], parts[1], octets(parts[2])


class Broken(Exception):
    pass


class Connection:
    def __init__(self, port, context):
        plain = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket = context.wrap_socket(plain, server_hostname="127.0.0.1")
        self.buffer = b""

    def fill(self):
        piece = self.socket.recv(65536)
        self.buffer += piece
        return bool(piece)

    def response(self, head_only=False):
        """One response: (status, fields, body), or None at the end of the connection."""
        while b"\r\n\r\n" not in self.buffer:
            if not self.fill():
                if self.buffer:
                    raise Broken("the end inside a response: %r" % self.buffer[:80])
                return None
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        match = re.fullmatch(r"HTTP/1\.1 (\d{3}) .*", lines[0])
        if not match:
            raise Broken("status line %r" % lines[0])
        fields = {}
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon or not re.fullmatch(r"[A-Za-z0-9-]+", name) or name.lower() in fields:
                raise Broken("field line %r" % line)
            fields[name.lower()] = value.strip()
        status = int(match[1])
        if status < 200 or status in (204, 304):
            return status, fields, b""
        length = int(fields["content-length"])
        if head_only:
            return status, fields, b""
        while len(self.buffer) < length:
            if not self.fill():
                raise Broken("a body cut short")
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return status, fields, body

    def silence(self):
        self.socket.settimeout(0.2)
        try:
            return not self.buffer and not self.socket.recv(1)
        except TimeoutError:
            return True


def send(connection, data):
    try:
        connection.socket.sendall(data)
    except (ConnectionError, ssl.SSLError):
        pass  # Refused before the end of what we send: the answer says so.


def check_whole(connection, data, count):
    """Whole requests are answered one by one, and the next one after them too, if the connection is to stay."""
    closes = b"HTTP/1.0" in data.split(b"\r\n\r\n")[0] or re.search(rb"\nconnection:[^\r]*close", data, re.I)
    send(connection, data if closes else data + END)
    is_head = data.startswith(b"HEAD")
    for index in range(count if closes else count + 1):
        answer = connection.response(is_head and index == 0)
        if answer is None:
            raise Broken("%d answers for %d requests" % (index, count))
        if answer[0] in (100, 408, 413, 414, 431, 501, 505) or answer[0] >= 500:
            raise Broken("status %d for a request that is right" % answer[0])
    if connection.response() is not None:
        raise Broken("one answer too many")


def check_refused(connection, data, reason):
    """The refusal is the last answer, a problem document, and the connection ends."""
    send(connection, data)
    last = None
    while (answer := connection.response()) is not None:
        if last and last[0] >= 400 and last[1].get("connection") == "close":
            raise Broken("an answer after a refusal")
        last = answer
    if last is None:
        raise Broken("closed without an answer")
    expected = STATUSES.get(reason, 400)
    if last[0] != expected or last[1].get("connection") != "close":
        raise Broken("%d instead of %d and a close" % (last[0], expected))
    if last[1].get("content-type") != "application/problem+json" or ('"%s"' % reason).encode() not in last[2]:
        raise Broken("not the problem document of the refusal: %r" % last[2][:120])


def check(port, context, outcome, data):
    connection = Connection(port, context)
    with connection.socket:
        if match := re.fullmatch(r"ok (\d+)", outcome):
            check_whole(connection, data, int(match[1]))
        elif outcome == "more":
            send(connection, data)
            if not connection.silence():
                raise Broken("an answer to half a request")
        elif outcome == "continue":
            send(connection, data)
            answer = connection.response()
            if answer is None or answer[0] != 100 or not connection.silence():
                raise Broken("no 100 Continue alone")
        else:
            check_refused(connection, data, outcome)


def main(corpus, port, authority, certificate, key):
    context = ssl.create_default_context(cafile=authority)
    context.load_cert_chain(certificate, key)
    context.set_alpn_protocols(["http/1.1"])

    def judge(vector):
        outcome, title, data = vector
        try:
            check(int(port), context, outcome, data)
        except (Broken, OSError, KeyError, ValueError) as error:
            return "%s (%s): %s" % (title, outcome, error)
        return None

    tried = list(vectors(corpus))
    with ThreadPoolExecutor(4) as pool:
        failures = [failure for failure in pool.map(judge, tried) if failure]
    for failure in failures:
        print("FAILED ", failure)
    refusals = sum(1 for outcome, _, _ in tried if outcome not in ("more", "continue") and not outcome.startswith("ok"))
    print("%d requests, %d of them to refuse; %d failed" % (len(tried), refusals, len(failures)))
    if failures or len(tried) < 400 or refusals < 300:
        sys.exit(1)


main(*sys.argv[1:])
