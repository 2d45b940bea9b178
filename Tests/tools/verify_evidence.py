"""Verifies an evidence file part by part with public tools, sharing no code with the sources.

Usage: verify_evidence.py FILE LOG_VKEY_FILE ROOT_CERTIFICATE VERIFY_JOURNAL_PY [TSA_CA]
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

FIRST = ["attestation.txt", "attestation.p7s"]
LAST = ["entree.bin", "preuve.tlog-proof", "checkpoint"]


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} {command[1]}: {done.stderr.decode(errors='replace')[-500:]}")
    return done.stdout


def shell(script, folder):
    return run("bash", "-euo", "pipefail", "-c", script, cwd=folder)


def main(file, vkey, root, verify_journal, tsa=None):
    archive = zipfile.ZipFile(file)
    assert archive.testzip() is None and not archive.comment
    assert all(i.compress_type == zipfile.ZIP_STORED and not i.extra and not i.comment for i in archive.infolist())
    names = archive.namelist()
    stamps = [n for n in names if re.fullmatch(r"horodatage-[a-z0-9.-]+\.tsr", n)]
    bodies = ["corps.json", "nonce.hex"] if "corps.json" in names else []
    assert names == FIRST + bodies + LAST + stamps + ["LISEZMOI.txt"], names
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        for name in names:
            (path / name).write_bytes(archive.read(name))
        (path / "log.vkey").write_text(pathlib.Path(vkey).read_text())

        # 1. The seal.
        run(
            "openssl", "cms", "-verify", "-cades", "-binary", "-content", "attestation.txt", "-inform", "DER", "-in",
            "attestation.p7s", "-CAfile", str(pathlib.Path(root).resolve()), "-purpose", "any", "-out", "/dev/null",
            cwd=folder)
        # 2. The parts that the statement lists.
        listed = shell("grep -E '^[0-9a-f]{64}  ' attestation.txt", folder).decode().splitlines()
        assert [line[66:] for line in listed] == names[2:], listed
        shell("grep -E '^[0-9a-f]{64}  ' attestation.txt | sha256sum --check --quiet", folder)
        # 3. The commitment, and what the statement says of the body.
        entry = (path / "entree.bin").read_bytes()
        assert len(entry) == 42 and entry[0] == 1
        text = (path / "attestation.txt").read_text()
        if bodies:
            body = (path / "corps.json").read_bytes()
            nonce = bytes.fromhex((path / "nonce.hex").read_text().strip())
            assert hashlib.sha256(nonce + body).digest() == entry[10:]
            members = json.loads(body)
            assert f"Événement : {members['evenement']}\n" in text and f"Instant : {members['instant']}\n" in text
        # 4. The log's signature, as LISEZMOI.txt says.
        guide = (path / "LISEZMOI.txt").read_text()
        commands = [line.strip() for line in guide.splitlines() if line.startswith("  ") and "texte" in line or
                    " > signature" in line or " > cle.der" in line]
        assert len(commands) == 4, commands
        shell("\n".join(commands), folder)
        # 5. The path to the root.
        run(sys.executable, verify_journal, "receipt", str(path / "preuve.tlog-proof"), (path / "log.vkey").read_text().strip())
        proof = (path / "preuve.tlog-proof").read_bytes()
        assert proof.endswith(b"\n\n" + (path / "checkpoint").read_bytes())
        index = re.search(rb"^index (\d+)$", proof, re.M).group(1).decode()
        assert f"Entrée : {index}\n" in text
        # 6. The timestamps.
        for name in stamps if tsa else []:
            run("openssl", "ts", "-verify", "-data", "checkpoint", "-in", name, "-CAfile", tsa, cwd=folder)


main(*sys.argv[1:])
