#!/usr/bin/env python3
"""Verifies an export of the journal, or a receipt, with hashlib and the `cryptography` package only.

    verify_journal.py export DIR [VKEY]
    verify_journal.py receipt FILE VKEY

Written from RFC 9162 and the C2SP documents, independently of the Swift sources. Exits 0 when everything holds.
"""
import base64
import hashlib
import json
import pathlib
import struct
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def need(condition, message):
    if not condition:
        raise SystemExit("refused: " + message)


def open_checkpoint(note, vkey):
    """Checks the log's signature; returns (size, root)."""
    name, key_id, material = vkey.strip().split("+", 2)
    material = base64.b64decode(material, validate=True)
    need(material[0] == 1 and len(material) == 33, "not an Ed25519 key")
    need(sha256(name.encode() + b"\n" + material)[:4].hex() == key_id, "key ID")
    text, _, lines = note.rpartition("\n\n")
    text += "\n"
    signed = False
    for line in lines.splitlines():
        dash, signer, encoded = line.split(" ")
        signature = base64.b64decode(encoded, validate=True)
        if dash == "\u2014" and signer == name and signature[:4].hex() == key_id:
            Ed25519PublicKey.from_public_bytes(material[1:]).verify(signature[4:], text.encode())
            signed = True
    need(signed, "no signature by this key")
    origin, size, root = text.split("\n")[:3]
    need(origin == name, "origin")
    return int(size), base64.b64decode(root, validate=True)


def cosigners(note, vkeys):
    """Who of these witnesses cosigned a note (c2sp.org/tlog-cosignature); a false line by one of them refuses it."""
    text, _, lines = note.rpartition("\n\n")
    found = []
    for vkey in vkeys:
        name, key_id, material = vkey.strip().split("+", 2)
        material = base64.b64decode(material, validate=True)
        need(material[0] == 4 and len(material) == 33, "not a witness's key")
        need(sha256(name.encode() + b"\n" + material)[:4].hex() == key_id, "key ID")
        for line in lines.splitlines():
            _, signer, encoded = line.split(" ")
            signature = base64.b64decode(encoded, validate=True)
            if signer == name and signature[:4].hex() == key_id:
                (time,) = struct.unpack(">Q", signature[4:12])
                message = "cosignature/v1\ntime %d\n%s\n" % (time, text)
                Ed25519PublicKey.from_public_bytes(material[1:]).verify(signature[12:], message.encode())
                found.append(name)
    return found


def tile_name(number):
    groups = ["%03d" % (number % 1000)]
    while number >= 1000:
        number //= 1000
        groups.insert(0, "x%03d" % (number % 1000))
    return "/".join(groups)


def tiles(folder, count):
    """Yields (path, first, width) for the files that hold `count` items."""
    for number in range((count + 255) // 256):
        width = min(256, count - 256 * number)
        path = folder + "/" + tile_name(number) + ("" if width == 256 else ".p/%d" % width)
        yield path, 256 * number, width


def root_of(hashes):
    """The tree hash by levels: an odd last node moves up as it is."""
    if not hashes:
        return sha256(b"")
    while len(hashes) > 1:
        pairs = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = pairs + hashes[len(hashes) & ~1:]
    return hashes[0]


def check_export(directory, vkey=None):
    directory = pathlib.Path(directory)
    expected = {"checkpoint", "log.vkey"}

    def read(path):
        expected.add(path)
        return (directory / path).read_bytes()

    own_key = read("log.vkey").decode()
    need(vkey is None or vkey.strip() == own_key.strip(), "another key")
    size, root = open_checkpoint(read("checkpoint").decode(), own_key)
    entries = []
    stamped = {}
    for file in sorted((directory / "timestamps").glob("*.checkpoint")):
        path = str(file.relative_to(directory))
        covered, there = open_checkpoint(read(path).decode(), own_key)
        need(path == "timestamps/%d.checkpoint" % covered and covered <= size, path)
        stamped[covered] = there
        answers = list((directory / "timestamps").glob("%d.*.tsr" % covered))
        need(answers, "a checkpoint without a timestamp")
        expected.update(str(answer.relative_to(directory)) for answer in answers)
    witnesses = read("witnesses.vkey").decode().splitlines() if (directory / "witnesses.vkey").exists() else []
    cosigned, cosigned_by = None, []
    if (directory / "checkpoint.cosigned").exists():
        note = read("checkpoint.cosigned").decode()
        cosigned = open_checkpoint(note, own_key)
        need(cosigned[0] <= size, "checkpoint.cosigned")
        cosigned_by = cosigners(note, witnesses)
    for path, first, width in tiles("tile/entries", size):
        data, position = read(path), 0
        for _ in range(width):
            (length,) = struct.unpack_from(">H", data, position)
            entries.append(data[position + 2:position + 2 + length])
            position += 2 + length
        need(position == len(data), path)
    for entry in entries:
        need(len(entry) == 42 and entry[0] == 1 and entry[1] in (1, 2), "entry")
        need(struct.unpack(">Q", entry[2:10])[0] % 3600 == 0, "time bucket")
    level, hashes = 0, [leaf_hash(entry) for entry in entries]
    need(root_of(hashes) == root, "root")
    need(cosigned is None or root_of(hashes[:cosigned[0]]) == cosigned[1], "checkpoint.cosigned")
    for covered, there in stamped.items():
        need(root_of(hashes[:covered]) == there, "timestamps/%d.checkpoint" % covered)
    while hashes:
        for path, first, width in tiles("tile/%d" % level, len(hashes)):
            need(read(path) == b"".join(hashes[first:first + width]), path)
        full = len(hashes) // 256
        hashes = [root_of(hashes[256 * i:256 * (i + 1)]) for i in range(full)]
        level += 1
    pruned, cited = 0, set()
    for path, first, width in tiles("bodies", size):
        lines = read(path).split(b"\n")
        need(lines.pop() == b"" and len(lines) == width, path)
        for index, line in enumerate(lines, first):
            parsed = json.loads(line)
            need(parsed["index"] == index, path)
            if parsed.get("pruned") is True:
                pruned += 1
                continue
            body = line[len(b'{"body":'):line.rindex(b',"index":')]
            need(json.loads(body) == parsed["body"], path)
            need(sha256(bytes.fromhex(parsed["nonce"]) + body) == entries[index][10:], "body %d" % index)
            if "jeu" in parsed["body"]:
                cited.add(parsed["body"]["jeu"])
    for digest in sorted(cited):
        need(sha256(read("policies/%s.cedar" % digest)).hex() == digest, "policies %s" % digest)
    found = {str(p.relative_to(directory)) for p in directory.rglob("*") if not p.is_dir()}
    need(found == expected, "files: %s" % sorted(found ^ expected)[:5])
    print("export: %d entries, %d pruned bodies, %d policy sets, root %s" % (size, pruned, len(cited), root.hex()))
    if cosigned:
        print("cosigned: %d entries by %s" % (cosigned[0], ", ".join(cosigned_by) or "nobody that the export names"))


def check_receipt(path, vkey):
    text = pathlib.Path(path).read_bytes().decode()
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    need(lines.pop(0) == "c2sp.org/tlog-proof@v1", "header")
    need(lines[0].startswith("extra "), "no entry in the receipt")
    entry = base64.b64decode(lines.pop(0)[6:], validate=True)
    need(lines[0].startswith("index "), "index")
    index = int(lines.pop(0)[6:])
    size, root = open_checkpoint(note, vkey)
    need(index < size, "index")
    first, last, value = index, size - 1, leaf_hash(entry)
    for line in lines:
        sibling = base64.b64decode(line, validate=True)
        need(last > 0, "too many hashes")
        if first % 2 == 1 or first == last:
            value = node_hash(sibling, value)
            while first % 2 == 0 and first > 0:
                first, last = first >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        first, last = first >> 1, last >> 1
    need(last == 0 and value == root, "the proof does not lead to the root")
    print("receipt: entry %d of %d, commitment %s" % (index, size, entry[10:].hex()))


if __name__ == "__main__":
    if len(sys.argv) >= 3 and sys.argv[1] == "export":
        check_export(*sys.argv[2:4])
    elif len(sys.argv) == 4 and sys.argv[1] == "receipt":
        check_receipt(sys.argv[2], sys.argv[3])
    else:
        raise SystemExit(__doc__)
