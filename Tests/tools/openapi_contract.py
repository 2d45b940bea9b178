#!/usr/bin/env python3
"""Holds the running server to the description that it publishes, as somebody would who has only the document.

    openapi_contract.py PORT DIR

DIR has `pki/ca.crt` and `agents/NAME/tls.{crt,key}`. Exits 0 when everything holds.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import requests
from openapi_spec_validator import OpenAPIV31SpecValidator

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"]
# Agents who see different sides of the API, and what schemathesis tries as each: every value at a limit, then some drawn.
RUNS = [("intervenant-police", "coverage"), ("intervenant-police", "fuzzing"), ("administrateur", "fuzzing"), ("auditeur", "fuzzing")]
EXAMPLES, SECONDS = 15, 600
# What is well formed may still be refused: facts contradict each other, a commune does not exist.
CHECKS = "positive_data_acceptance"


def need(condition, message):
    if not condition:
        raise SystemExit("refused: " + message)


class Server:
    def __init__(self, port, folder, agent):
        self.url = "https://127.0.0.1:%s" % port
        self.folder = folder
        keys = folder / "agents" / agent
        self.authority, self.certificate, self.key = (str(path) for path in (folder / "pki/ca.crt", keys / "tls.crt", keys / "tls.key"))
        self.session = requests.Session()
        self.session.verify, self.session.cert = self.authority, (self.certificate, self.key)
        # A proxy of the machine's would not know the loopback.
        self.session.trust_env = False

    def ask(self, method, path, **options):
        return self.session.request(method, self.url + path, timeout=20, **options)


def problems(document):
    """A judge of problem documents: the schema that the document gives them."""
    schema = {"$ref": "#/components/schemas/Probleme", "components": document["components"]}
    validator = jsonschema.Draft202012Validator(schema)

    def judge(answer, status, what):
        need(answer.status_code == status, "%s: %d instead of %d" % (what, answer.status_code, status))
        need(answer.headers["Content-Type"] == "application/problem+json", what + ": not a problem document")
        if answer.request.method == "HEAD":
            return
        faults = [fault.json_path for fault in validator.iter_errors(answer.json())]
        need(not faults and answer.json()["status"] == status, "%s: %s" % (what, faults))

    return judge


def check_methods_and_types(server, document):
    """A method that is not described gets 405 and those that are; a body of another type, 415."""
    judge, wrong, types = problems(document), 0, 0
    for template, item in document["paths"].items():
        path = template.replace("{fichier}", "0/000").replace("{feuille}", "0").replace("{", "").replace("}", "")
        described = {method.upper() for method in item} | ({"HEAD"} if "get" in item else set())
        for method in METHODS:
            if method in described:
                continue
            answer = server.ask(method, path)
            judge(answer, 405, "%s %s" % (method, template))
            need(set(answer.headers["Allow"].split(", ")) == described, "%s %s: Allow" % (method, template))
            wrong += 1
        for media in ["text/plain", "application/x-www-form-urlencoded", "application/xml", None] if "post" in item else []:
            answer = server.ask("POST", path, data=b"{}", headers={"Content-Type": media})
            judge(answer, 415, "%s as %s" % (template, media))
            types += 1
    judge(server.ask("GET", "/api/rien"), 404, "an unknown path")
    need(wrong > 200 and types > 60, "too little was asked: %d methods, %d types" % (wrong, types))
    print("%d wrong methods give 405 with Allow, %d wrong types 415" % (wrong, types))


def check_with_schemathesis(server, agent, phase, operations):
    """Whatever schemathesis makes of the document, the server answers as the document says, and never 5xx."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable, "-m", "schemathesis.cli", "run", server.url + "/openapi.json", "--tls-verify", server.authority,
            "--request-cert", server.certificate, "--request-cert-key", server.key, "--exclude-checks", CHECKS,
            "--phases", phase, "--max-examples", str(EXAMPLES), "--continue-on-failure", "--generation-database", "none",
            "--warnings", "off", "--no-color", "--seed", "20261121",
        ]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=SECONDS)
        need(done.returncode == 0, "%s: schemathesis\n%s" % (agent, done.stdout[-20000:]))
        lines = [line.strip() for line in done.stdout.splitlines()]
        tested = next((int(line.split()[1]) for line in lines if line.startswith("Tested: ")), 0)
        cases = next((int(line.split()[0]) for line in lines if " generated, " in line), 0)
        # It does not ask again for the description that it was given.
        need(tested == operations - 1 and cases > 200, "%s: %d operations, %d cases" % (agent, tested, cases))
        print("%s, %s: schemathesis finds nothing in %d cases on %d operations" % (agent, phase, cases, tested))


def main():
    port, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    servers = {agent: Server(port, folder, agent) for agent, _ in RUNS}
    first = servers[RUNS[0][0]]
    answer = first.ask("GET", "/openapi.json")
    need(answer.status_code == 200, "no description: %d" % answer.status_code)
    document = answer.json()
    need(document["openapi"].startswith("3.1."), "not OpenAPI 3.1")
    OpenAPIV31SpecValidator(document).validate()
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    operations = sum(len(item) for item in document["paths"].values())
    need(operations > 30, "too few operations: %d" % operations)
    print("OpenAPI 3.1: %d operations, %d schemas" % (operations, len(document["components"]["schemas"])))
    check_methods_and_types(first, document)
    for agent, phase in RUNS:
        check_with_schemathesis(servers[agent], agent, phase, operations)


main()
