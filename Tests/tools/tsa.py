#!/usr/bin/env python3
"""A timestamping authority over HTTP (RFC 3161, 3.4), for tests: each answer is made by `openssl ts -reply`.

    tsa.py FOLDER PORT

FOLDER holds tsa.cnf, the serial number, the certificate and the key that it names. Prints a line once it listens.
"""
import http.server
import subprocess
import sys
import tempfile


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        query = self.rfile.read(min(length, 65536))
        if self.path != "/tsa" or self.headers.get("Content-Type") != "application/timestamp-query":
            return self.send_error(400)
        with tempfile.NamedTemporaryFile() as file:
            file.write(query)
            file.flush()
            made = subprocess.run(
                ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "granting", "-queryfile", file.name],
                cwd=sys.argv[1], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if made.returncode != 0:
            return self.send_error(500)
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(made.stdout)))
        self.end_headers()
        self.wfile.write(made.stdout)

    def log_message(self, *words):
        pass


server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Authority)
print("listening", flush=True)
server.serve_forever()
