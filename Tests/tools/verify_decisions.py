"""Takes again, with the reference engine of Cedar, every decision that a journal export holds.

It shares nothing with Navette's sources: the export's own files and Cedar's reference implementation (cedarpy) are all it
reads. Arguments: the export's folder. With `--forge`, one recorded decision is turned round first, which must be seen.
"""

import json
import pathlib
import re
import sys

import cedarpy


class Rules:
    """A set of policies, split as `Policies/README.md` says: only law refuses, the rest of the forbids warn."""

    def __init__(self, archive):
        files = re.split(r"^// ==== (.*)$", archive, flags=re.M)
        names, texts = files[1::2], files[2::2]
        policies = "\n".join(text for name, text in zip(names, texts) if name.endswith(".cedar"))
        parsed = json.loads(cedarpy.policies_to_json_str(policies))["staticPolicies"]
        self.law, self.advice = {}, {}
        for policy in parsed.values():
            notes = policy["annotations"]
            advisory = policy["effect"] == "forbid" and notes["force"] != "loi"
            (self.advice if advisory else self.law)[notes["id"]] = policy
        self.texts = {id(part): self.text(part) for part in (self.law, self.advice)}

    @staticmethod
    def named(part, name):
        """The `@id` of a policy that the engine names: by its `@id`, or by its place, as its version does."""
        return name if name in part else list(part)[int(name.removeprefix("policy"))]

    @staticmethod
    def text(policies):
        return "\n".join(
            cedarpy.policies_from_json_str(json.dumps({"staticPolicies": {"p": p}, "templates": {}, "templateLinks": []}))
            for p in policies.values()
        )

    def ask(self, part, question, entities):
        """The decision, the names of the policies it rests on, and of those that could not be evaluated."""
        answer = cedarpy.is_authorized(question, self.texts[id(part)], entities)
        if answer.decision == cedarpy.Decision.NoDecision:
            sys.exit(f"the reference engine cannot decide: {answer.diagnostics.errors}")
        reasons = {self.named(part, name) for name in answer.diagnostics.reasons}
        faults = {self.named(part, re.search(r"policy `([^`]+)`", str(error))[1]) for error in answer.diagnostics.errors}
        return answer.decision == cedarpy.Decision.Allow, reasons, faults

    def decide(self, question, entities):
        allowed, reasons, faults = self.ask(self.law, question, entities)
        _, warnings, more = self.ask(self.advice, question, entities)
        if not allowed and not reasons:
            reasons = {"socle.rien-ne-permet"}
        return allowed, reasons, warnings, faults | more


def union(sets):
    return set().union(*sets)


def again(rules, body):
    """Verdict, reasons, warnings, errors and refused parts of a recorded decision, taken again."""
    recorded = body["question"]
    entities = recorded["entities"]

    def uid(entity):
        return f"{entity['type']}::{json.dumps(entity['id'], ensure_ascii=False)}"

    def question(action, context):
        return {
            "principal": uid(recorded["principal"]),
            "action": uid(action),
            "resource": uid(recorded["resource"]),
            "context": context,
        }

    whole = rules.decide(question(recorded["action"], recorded["context"]), entities)
    parties = body.get("parties")
    if not parties:
        return whole + ({},)
    action = {"type": recorded["action"]["type"], "id": parties["acte"]}
    parts = [rules.decide(question(action, {**recorded["context"], **part}), entities) for part in parties["contextes"]]
    refused = {place: part[1] for place, part in enumerate(parts) if not part[0]}
    # Whether parts might be withheld was the sender's choice: it is read from what happened.
    withheld = {refusal["partie"] for refusal in parties["refus"]} if body["decision"] == "permise" else set()
    permitted = whole[0] and set(refused) <= withheld
    if permitted:
        grounds = [whole] + [part for part in parts if part[0]]
    else:
        grounds = [parts[place] for place in refused] if whole[0] else [whole]
    return (permitted,) + tuple(union(ground[k] for ground in grounds) for k in (1, 2, 3)) + (refused,)


def recorded(body):
    return (
        body["decision"] == "permise",
        set(body["politiques"]),
        set(body.get("avertissements", [])),
        set(body.get("erreurs", [])),
        {r["partie"]: set(r["politiques"]) for r in body.get("parties", {}).get("refus", [])},
    )


def main():
    folder = pathlib.Path(sys.argv[1])
    forged = "--forge" in sys.argv
    rules = {}
    counts = {"permise": 0, "refusee": 0}
    differing = []
    for file in sorted((folder / "bodies").rglob("*")):
        if not file.is_file():
            continue
        for line in file.read_text().splitlines():
            entry = json.loads(line)
            body = entry.get("body")
            if not body or "decision" not in body:
                continue
            if forged and body["decision"] == "refusee":
                body["decision"], forged = "permise", False
            digest = body["jeu"]
            if digest not in rules:
                rules[digest] = Rules((folder / "policies" / f"{digest}.cedar").read_text())
            if again(rules[digest], body) != recorded(body):
                differing.append(f"{entry['index']}: {again(rules[digest], body)} instead of {recorded(body)}")
            counts[body["decision"]] += 1
    if not counts["permise"] or not counts["refusee"]:
        sys.exit("no decision was taken again, or only of one kind: nothing is proved")
    if differing:
        sys.exit("the reference engine decides otherwise:\n" + "\n".join(differing))
    print(f"decisions: {counts['permise']} permitted and {counts['refusee']} refused, the same by Cedar's reference engine")


main()
