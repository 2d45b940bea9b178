"""Asks `navette policy protocol` and the reference engine of Cedar (cedarpy) the same questions, and compares.

The policies of the repository and the recorded ones, then policies drawn at random: their JSON form, what they decide on
fixed entities, and whether they are strictly valid under a schema. Arguments: the executable, then optionally how many
policies to draw (2000) and the seed: without one the draw is the same each time, so that a run can be had again.
"""

import json
import pathlib
import random
import subprocess
import sys

import cedarpy

ROOT = pathlib.Path(__file__).parents[2]
SCHEMA = """
entity G in [G];
entity U in [G] = { n: Long, s: String, b: Bool, o?: Long, r: { k: Long, q?: String }, e: U, t: Set<Long>, d: datetime } tags Long;
entity R in [G] = { owner: U, ip: ipaddr, m: decimal };
action g;
action v, w in [g] appliesTo { principal: [U, G], resource: [R], context: { l: Long, c?: { d?: Bool } } };
"""
ENTITIES = [
    {"uid": {"type": "G", "id": "top"}, "attrs": {}, "parents": []},
    {"uid": {"type": "G", "id": "g"}, "attrs": {}, "parents": [{"type": "G", "id": "top"}]},
    {
        "uid": {"type": "U", "id": "a"},
        "attrs": {
            "n": 1, "s": "xé", "b": True, "r": {"k": 3}, "e": {"__entity": {"type": "U", "id": "a"}}, "t": [1, 2],
            "d": {"__extn": {"fn": "datetime", "arg": "2024-02-29T12:00:00Z"}},
        },
        "parents": [{"type": "G", "id": "g"}],
        "tags": {"t": 4},
    },
    {
        "uid": {"type": "R", "id": "r"},
        "attrs": {
            "owner": {"__entity": {"type": "U", "id": "a"}}, "ip": {"__extn": {"fn": "ip", "arg": "10.1.0.0/16"}},
            "m": {"__extn": {"fn": "decimal", "arg": "1.5"}},
        },
        "parents": [{"type": "G", "id": "top"}],
    },
]
REQUEST = {"principal": 'U::"a"', "action": 'Action::"v"', "resource": 'R::"r"', "context": {"l": 3, "c": {}}}


class Draw:
    """Expressions of a wished type most of the time, so that many are valid and most of the rest nearly are."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def any(self, depth):
        return getattr(self, self.pick("bool", "long", "text", "entity", "set", "record", "extension"))(depth)

    def bool(self, depth):
        if self.random.random() < 0.04:
            return self.any(depth - 1) if depth > 0 else "1"
        if depth <= 0:
            return self.pick("true", "false", "principal.b", "context has c", "principal has o", "principal has r.q", 'principal.hasTag("t")')
        d = depth - 1
        b, l, t, e, s = self.bool, self.long, self.text, self.entity, self.set
        return self.pick(
            lambda: f"({b(d)} && {b(d)})", lambda: f"({b(d)} || {b(d)})", lambda: f"!({b(d)})",
            lambda: f"(if {b(d)} then {b(d)} else {b(d)})", lambda: f"({l(d)} {self.pick('<', '<=', '>', '>=')} {l(d)})",
            lambda: f"({l(d)} {self.pick('==', '!=')} {l(d)})", lambda: f"({self.any(d)} == {self.any(d)})",
            lambda: f"({t(d)} like {self.pattern()})",
            lambda: f"({e(d)} in {e(d)})", lambda: f"({e(d)} in [{e(d)}, {e(d)}])",
            lambda: f"({e(d)} is {self.pick('U', 'G', 'R')})", lambda: f'({e(d)} is U in {e(d)})',
            lambda: f"{s(d)}.contains({l(d)})", lambda: f"{s(d)}.{self.pick('containsAll', 'containsAny')}({s(d)})",
            lambda: f"{s(d)}.isEmpty()", lambda: f"({e(d)} has {self.attribute()})",
            lambda: f"(principal has o && principal.o > {l(d)})", lambda: "(context has c.d && context.c.d)",
            lambda: f'(principal.hasTag("t") && principal.getTag("t") < {l(d)})',
            lambda: f"(principal is U && principal.n == {l(d)})", lambda: f"({e(d)} == {e(d)})",
            lambda: f"{self.ip()}.{self.pick('isIpv4', 'isLoopback', 'isMulticast')}()", lambda: f"{self.ip()}.isInRange({self.ip()})",
            lambda: f"{self.decimal()}.{self.pick('lessThan', 'greaterThanOrEqual')}({self.decimal()})",
            lambda: f"({self.instant(d)} {self.pick('<', '>=')} {self.instant(d)})",
        )()

    def pattern(self):
        return self.pick('"x*"', '"*"', r'"*\*é"')

    def attribute(self):
        return self.pick("o", "r.q", "owner", '"s"')

    def long(self, depth):
        if depth <= 0:
            return self.pick("0", "1", "-3", "9223372036854775807", "-9223372036854775808", "principal.n", "context.l", "principal.o")
        d = depth - 1
        return self.pick(
            lambda: f"({self.long(d)} {self.pick('+', '-', '*')} {self.long(d)})", lambda: f"-({self.long(d)})",
            lambda: f"(if {self.bool(d)} then {self.long(d)} else {self.long(d)})", lambda: "principal.r.k",
            lambda: 'principal.getTag("t")', lambda: f"{self.record(d)}.k", lambda: f"{self.span()}.toMinutes()",
        )()

    def text(self, depth):
        return self.pick('""', '"x"', '"x\\u{e9}"', '"xe\\u{301}"', "principal.s", "principal.r.q", '"*"')

    def entity(self, depth):
        return self.pick(
            "principal", "resource", "action", 'U::"a"', 'U::"zz"', 'G::"g"', 'G::"top"', 'Action::"v"', 'Action::"g"', "resource.owner",
            "principal.e", "principal.e.e")

    def set(self, depth):
        d = depth - 1
        return self.pick(
            lambda: "principal.t", lambda: f"[{self.long(d)}]", lambda: f"[{self.long(d)}, {self.long(d)}]",
            lambda: "[]" if self.random.random() < 0.3 else "[1, 2]")()

    def record(self, depth):
        d = depth - 1
        return self.pick(lambda: "principal.r", lambda: f"{{k: {self.long(d)}}}", lambda: f'{{"k": {self.long(d)}, b: {self.bool(d)}}}')()

    def extension(self, depth):
        return self.pick(self.ip, self.decimal, lambda: self.instant(depth), self.span)()

    def ip(self):
        return self.pick('ip("10.1.2.3")', 'ip("10.0.0.0/8")', 'ip("::1")', "resource.ip", 'ip("10.0.0.0/33")')

    def decimal(self):
        return self.pick('decimal("1.5")', 'decimal("-0.0001")', "resource.m", 'decimal("1")')

    def instant(self, depth):
        return self.pick(
            'datetime("2024-02-29")', 'datetime("2024-02-29T23:00:00+0130")', "principal.d", 'datetime("2023-02-29")',
            f"principal.d.offset({self.span()})", "principal.d.toDate()")

    def span(self):
        return self.pick('duration("1d2h")', 'duration("-3ms")', "principal.d.toTime()", "principal.d.durationSince(principal.d)")

    def policy(self):
        scope = self.pick(
            "principal, action, resource", 'principal is U, action == Action::"v", resource',
            'principal in G::"top", action in [Action::"g"], resource', 'principal == U::"a", action in Action::"g", resource is R',
            'principal is U in G::"g", action, resource in G::"top"', "principal is G, action, resource")
        clauses = " ".join(f"{self.pick('when', 'unless')} {{ {self.bool(self.random.randint(0, 4))} }}" for _ in range(self.random.randint(1, 2)))
        return f"{self.pick('permit', 'permit', 'forbid')} ({scope}) {clauses};"


class Engine:
    """The line protocol of `navette policy protocol`."""

    def __init__(self, executable):
        self.process = subprocess.Popen([executable, "policy", "protocol"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **question):
        self.process.stdin.write(json.dumps({"id": 1, **question}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def est(text):
    """The JSON forms of the policies of a text, by place."""
    sets = json.loads(cedarpy.policies_to_json_str(text))
    return {**sets["staticPolicies"], **sets["templates"]}


def same_est(engine, name, text):
    """How many policies of a text have the same JSON form."""
    reference = est(text)
    answer = engine.ask(op="est", policies=text)
    if "est" not in answer:
        sys.exit(f"{name}: {answer}")
    ours = {**answer["est"]["staticPolicies"], **answer["est"]["templates"]}
    for key in reference:
        if ours.get(key) != reference[key]:
            sys.exit(f"{name}: {key} has the JSON form\n{ours.get(key)}\ninstead of\n{reference[key]}")
    return len(reference)


def main():
    executable = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261121
    engine = Engine(executable)
    files = [*(ROOT / "Policies").glob("*.cedar"), *(ROOT / "Sources").rglob("*.cedar"), *(ROOT / "Tests").rglob("*.cedar")]
    forms = sum(same_est(engine, file.name, file.read_text()) for file in sorted(files))

    print(f"{count} policies, seed {seed}", flush=True)
    draw = Draw(seed)
    decisions = verdicts = valid = 0
    for _ in range(count // 4):
        policies = [draw.policy() for _ in range(4)]
        text = "\n".join(policies)
        reference = cedarpy.is_authorized(REQUEST, text, ENTITIES)
        if reference.decision == cedarpy.Decision.NoDecision:
            # One of them is not a policy (an extension's literal, for example, is read by both): both must refuse the text.
            if "failure" not in engine.ask(op="authorize", policies=text, schema=None, entities=json.dumps(ENTITIES), request=request()):
                sys.exit(f"accepted, and refused by the reference ({reference.diagnostics.errors}):\n{text}")
            continue
        forms += same_est(engine, "drawn", text)
        ours = engine.ask(op="authorize", policies=text, schema=None, entities=json.dumps(ENTITIES), request=request())
        errors = {name for name in ("policy0", "policy1", "policy2", "policy3") if any(f"`{name}`" in str(e) for e in reference.diagnostics.errors)}
        wanted = ("allow" if reference.decision == cedarpy.Decision.Allow else "deny", set(reference.diagnostics.reasons), errors)
        if (ours.get("decision"), set(ours.get("reasons", [])), set(ours.get("errors", []))) != wanted:
            sys.exit(f"{ours}\ninstead of {wanted} for\n{text}")
        decisions += 1
        for policy in policies:
            wanted = cedarpy.validate_policies(policy, SCHEMA).validation_passed
            ours = engine.ask(op="validate", policies=policy, schema=SCHEMA, mode="strict")
            if ours.get("valid") != wanted:
                sys.exit(f"{ours}\ninstead of {wanted} for\n{policy}\n{cedarpy.validate_policies(policy, SCHEMA).errors}")
            verdicts += 1
            valid += wanted
    if not forms or not decisions or not 0 < valid < verdicts:
        sys.exit("nothing was compared, or only what is valid or only what is not: nothing is proved")
    print(f"the same as Cedar's reference engine: {forms} JSON forms, {decisions} decisions, {verdicts} strict verdicts ({valid} valid)")


def request():
    parts = {"principal": {"type": "U", "id": "a"}, "action": {"type": "Action", "id": "v"}, "resource": {"type": "R", "id": "r"}}
    return {**parts, "context": REQUEST["context"], "validateRequest": False}


main()
