#!/usr/bin/env python3
"""Runs a witness, asks it over HTTPS, kills it, and verifies what it answers, with hashlib, ssl and `cryptography` only.

    ask_witness.py NAVETTE JOURNAL     NAVETTE is the program, JOURNAL an exported journal that it is to cosign too

Written from RFC 9162 and c2sp.org/{signed-note,tlog-cosignature,tlog-witness}, independently of the Swift sources. Exits 0
when everything holds.
"""
import base64
import hashlib
import http.client
import os
import pathlib
import signal
import ssl
import struct
import subprocess
import sys
import tempfile
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ORIGIN = "log.example/independent"
accepted = refused = 0


def sha256(data):
    return hashlib.sha256(data).digest()


def need(condition, message):
    if not condition:
        raise SystemExit("failed: " + message)


def base64_line(data):
    return base64.b64encode(data).decode() + "\n"


def split(count):
    return 1 << (count - 1).bit_length() - 1


def root(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    middle = split(len(leaves))
    return sha256(b"\x01" + root(leaves[:middle]) + root(leaves[middle:]))


def consistency(old, leaves, is_whole=True):
    """SUBPROOF of RFC 9162, 2.1.4.1."""
    if old == len(leaves):
        return [] if is_whole else [root(leaves)]
    middle = split(len(leaves))
    if old <= middle:
        return consistency(old, leaves[:middle], is_whole) + [root(leaves[middle:])]
    return consistency(old - middle, leaves[middle:], False) + [root(leaves[:middle])]


class Log:
    """A log of our own, whose key is made here."""

    def __init__(self, count, change=None, key=None):
        self.key = key or Ed25519PrivateKey.generate()
        self.leaves = [sha256(b"\x00" + b"%d%s" % (i, b"x" if change is not None and i >= change else b"")) for i in range(count)]

    @property
    def material(self):
        return b"\x01" + self.key.public_key().public_bytes_raw()

    @property
    def key_id(self):
        return sha256(ORIGIN.encode() + b"\n" + self.material)[:4]

    @property
    def vkey(self):
        return f"{ORIGIN}+{self.key_id.hex()}+{base64_line(self.material)}"

    def checkpoint(self, size):
        text = f"{ORIGIN}\n{size}\n{base64_line(root(self.leaves[:size]))}"
        return text + f"\n\u2014 {ORIGIN} {base64_line(self.key_id + self.key.sign(text.encode()))}"

    def request(self, old, size):
        hashes = consistency(old, self.leaves[:size]) if 0 < old <= size else []
        return f"old {old}\n" + "".join(map(base64_line, hashes)) + "\n" + self.checkpoint(size)


def cosigned_at(answer, checkpoint, vkey):
    """Verifies every line by the witness; returns the newest time."""
    name, key_id, material = vkey.strip().split("+", 2)
    material = base64.b64decode(material, validate=True)
    need(material[0] == 4 and len(material) == 33, "the witness's key is not of type 04")
    need(sha256(name.encode() + b"\n" + material)[:4].hex() == key_id, "the witness's key ID")
    text = checkpoint.rpartition("\n\n")[0] + "\n"
    need(answer.endswith("\n") and answer.count("\n") == len(answer.splitlines()), "lines end with a newline")
    times = []
    for line in answer.splitlines():
        dash, signer, encoded = line.split(" ")
        payload = base64.b64decode(encoded, validate=True)
        need(dash == "\u2014" and signer == name and payload[:4].hex() == key_id, "another key's line")
        need(len(payload) == 4 + 8 + 64, "length of a cosignature")
        (stamp,) = struct.unpack(">Q", payload[4:12])
        message = f"cosignature/v1\ntime {stamp}\n{text}".encode()
        public = Ed25519PublicKey.from_public_bytes(material[1:])
        public.verify(payload[12:], message)
        try:
            public.verify(payload[12:], message.replace(b"time ", b"time 1"))
        except InvalidSignature:
            pass
        else:
            need(False, "a cosignature of any time")
        times.append(stamp)
    need(times, "no cosignature")
    return max(times)


class Witness:
    """`navette witness serve` as a process."""

    def __init__(self, program, folder):
        self.folder = folder
        self.process = subprocess.Popen(
            [program, "witness", "serve", folder, "--port", "0", "--accept-old-openssl", "--until-eof"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        need(line.startswith("navette witness: https://127.0.0.1:"), "it does not say where it listens: " + line)
        self.port = int(line.rpartition(":")[2])
        context = ssl.create_default_context(cafile=os.path.join(folder, "ca.crt"))
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=30)

    def ask(self, body, method="POST", path="/add-checkpoint"):
        self.connection.request(method, path, body.encode() if isinstance(body, str) else body)
        response = self.connection.getresponse()
        return response.status, response.getheader("Content-Type"), response.read().decode()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.connection.close()

    def stop(self):
        self.process.stdin.close()
        need(self.process.wait(30) == 0, "it does not stop in order")
        self.connection.close()


def main(program, journal):
    global accepted, refused
    work = tempfile.TemporaryDirectory()
    folder = os.path.join(work.name, "temoin")

    def run(*words, code=0):
        done = subprocess.run([program, "witness", *words], capture_output=True, text=True)
        need(done.returncode == code, f"{words}: exit {done.returncode}, {done.stderr}")
        return done.stdout

    log = Log(600)
    vkey_file = pathlib.Path(work.name, "log.vkey")
    vkey_file.write_text(log.vkey)
    run("init", folder, "--name", "temoin.example/1")
    run("init", folder, "--name", "temoin.example/1", code=4)
    for name in ("witness.key", "tls.key"):
        need(os.stat(os.path.join(folder, name)).st_mode & 0o077 == 0, "others can read " + name)
    run("trust", folder, "--vkey", str(vkey_file))
    run("trust", folder, "--vkey", str(vkey_file), code=4)
    run("trust", folder, "--vkey", os.path.join(journal, "log.vkey"))
    vkey = pathlib.Path(folder, "witness.vkey").read_text()
    witness = Witness(program, folder)

    def cosigned(old, size):
        global accepted
        before = int(time.time())
        status, _, answer = witness.ask(log.request(old, size))
        need(status == 200, f"{old} to {size}: {status} {answer}")
        need(before <= cosigned_at(answer, log.checkpoint(size), vkey) <= time.time(), "the time of the cosignature")
        accepted += 1

    def is_refused(body, wanted, size=None):
        global refused
        status, kind, answer = witness.ask(body)
        need(status == wanted, f"{status} for {wanted}: {answer}")
        need("\u2014" not in answer, "a cosignature with a refusal")
        if size is not None:
            need(kind == "text/x.tlog.size" and answer == f"{size}\n", f"a conflict without its size: {kind} {answer}")
        refused += 1

    # A log of ours, at sizes around powers of two; killed between two requests, again and again.
    old = 0
    for size in [0, 1, 2, 3, 7, 8, 9, 255, 256, 257, 511, 512, 513]:
        cosigned(old, size)
        witness.kill()
        witness = Witness(program, folder)
        cosigned(size, size)
        old = size
    fork, thief = Log(600, change=400, key=log.key), Log(600)
    is_refused(log.request(0, 600), 409, 513)
    is_refused(log.request(512, 600), 409, 513)
    is_refused(log.request(514, 600), 409, 513)
    is_refused(log.request(512, 512), 409, 513)
    is_refused(fork.request(513, 513), 409, 513)
    is_refused(fork.request(513, 600), 422)
    is_refused(log.request(513, 600).replace("\n", "\n" + base64_line(b"x" * 32), 1), 422)
    is_refused(f"old 513\n\n{log.checkpoint(600)}", 422)
    is_refused(log.request(514, 513), 400)
    is_refused(log.request(600, 513), 400)
    is_refused(thief.request(513, 600), 403)
    is_refused(log.request(513, 600).replace("\n600\n", "\n601\n"), 403)
    is_refused(log.request(513, 600).replace(ORIGIN + "\n600", "other.example\n600"), 404)
    is_refused(log.request(513, 600).replace("log.example/independent", "log.example/independant"), 404)
    for broken in ("", "old 513", "old 0513\n\n", "old -1\n\n", log.request(513, 600)[:-1], log.request(513, 600)[1:],
                   "old 513\n" + base64_line(b"x" * 32) * 64 + "\n" + log.checkpoint(600)):
        is_refused(broken, 400)
    need(witness.ask(b"", "GET")[0] == 405 and witness.ask(b"", "PUT")[0] == 405, "another method than POST")
    need(vkey.strip() in witness.ask(b"", "GET", "/")[2], "the first page does not tell the key")
    cosigned(513, 600)

    # The gateway's own journal, by curl.
    note = pathlib.Path(journal, "checkpoint").read_text()
    body = pathlib.Path(work.name, "body")
    body.write_text("old 0\n\n" + note)
    curl = ["curl", "--silent", "--show-error", "--cacert", os.path.join(folder, "ca.crt"), "--data-binary", f"@{body}",
            "--write-out", "%{http_code}", f"https://localhost:{witness.port}/add-checkpoint"]
    answer = subprocess.run(curl, capture_output=True, text=True, check=True).stdout
    need(answer.endswith("200"), "curl: " + answer)
    cosigned_at(answer[:-3], note, vkey)
    accepted += 1
    without = subprocess.run([word for word in curl if "ca.crt" not in word and word != "--cacert"], capture_output=True)
    need(without.returncode == 60, "a client that does not know the authority believes the door")

    need(f'"taille": {note.splitlines()[1]}' in run("show", folder, "--json"), "show")
    run("trust", folder, "--vkey", str(vkey_file), code=4)
    witness.stop()
    # What was cosigned is in the file, in public formats.
    kept = pathlib.Path(folder, "logs", sha256(ORIGIN.encode()).hex() + ".log").read_text()
    checkpoint, _, lines = kept.partition("\n\n")[2].rpartition("\n\n")
    own = "".join(line + "\n" for line in lines.splitlines() if line.startswith("\u2014 temoin.example/1 "))
    cosigned_at(own, checkpoint + "\n\n", vkey)
    need(checkpoint.splitlines()[1] == "600", "the size that was kept")
    print(f"{accepted} cosigned, {refused} refused")


main(*sys.argv[1:])
