// A journal made here, by node's own cryptography and by nothing of ours: what the browser's verification is tried on.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const hash = (...parts) => createHash('sha256').update(Buffer.concat(parts.map(part => Buffer.from(part)))).digest();
export const leafHash = entry => hash([0], entry);
const nodeHash = (left, right) => hash([1], left, right);

/** RFC 9162's own definition of a root, recursive. */
export function rootOf(hashes) {
  if (hashes.length === 0) return hash([]);
  if (hashes.length === 1) return hashes[0];
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

export function entryOf(number) {
  const entry = Buffer.alloc(42);
  entry[0] = 1;
  entry[1] = 1 + number % 2;
  entry.writeBigUInt64BE(BigInt(3600 * (480000 + Math.floor(number / 7))), 2);
  hash(Buffer.from(`entry ${number}`)).copy(entry, 10);
  return entry;
}

/** A key that signs notes under a name: 1 for a log, 4 for a witness. */
export function signer(name, kind = 1) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url'), typed = Buffer.concat([Buffer.from([kind]), raw]);
  const id = hash(Buffer.from(`${name}\n`), typed).subarray(0, 4);
  const line = bytes => `— ${name} ${Buffer.concat([id, bytes]).toString('base64')}\n`;
  return {
    name, vkey: `${name}+${id.toString('hex')}+${typed.toString('base64')}`,
    sign: text => line(sign(null, Buffer.from(text), privateKey)),
    cosign(text, time) {
      const stamp = Buffer.alloc(8);
      stamp.writeBigUInt64BE(BigInt(time));
      return line(Buffer.concat([stamp, sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), privateKey)]));
    },
  };
}

export const checkpointText = (origin, size, root) => `${origin}\n${size}\n${root.toString('base64')}\n`;

const groups = number => {
  const text = String(number).padStart(3 * Math.ceil(String(number).length / 3), '0').match(/.{3}/g);
  return text.map((group, place) => (place < text.length - 1 ? 'x' : '') + group).join('/');
};

/** Every file of a journal of these entries, by its path under `/journal/`. */
export function filesOf(entries, key, size = entries.length) {
  const files = new Map(), leaves = entries.map(leafHash);
  const tiles = (folder, items) => {
    for (let number = 0; number * 256 < items.length; number++) {
      const part = items.slice(number * 256, number * 256 + 256);
      files.set(`tile/${folder}/${groups(number)}${part.length < 256 ? `.p/${part.length}` : ''}`, Buffer.concat(part));
    }
  };
  tiles('entries', entries.map(entry => Buffer.concat([Buffer.from([0, entry.length]), entry])));
  for (let [level, hashes] = [0, leaves]; hashes.length; level++) {
    tiles(level, hashes);
    hashes = Array.from({ length: Math.floor(hashes.length / 256) }, (_, place) => rootOf(hashes.slice(256 * place, 256 * place + 256)));
  }
  const root = rootOf(leaves), text = checkpointText(key.name, size, root);
  files.set('checkpoint', Buffer.from(`${text}\n${key.sign(text)}`));
  files.set('log.vkey', Buffer.from(key.vkey + '\n'));
  return { files, root, leaves };
}
