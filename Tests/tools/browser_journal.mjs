// The browser's verification of the journal, in node: on journals made here, on the demo's export if one is given, and on each
// touched in one place. Argument: a folder that `navette journal export` wrote.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webcrypto } from 'node:crypto';
import { accepts, counts } from './browser/checks.mjs';
import { checkpointText, entryOf, filesOf, rootOf, signer } from './browser/log.mjs';

globalThis.crypto ??= webcrypto;
const { verifierJournal } = await import(new URL('../../Sources/Web/Resources/scripts/verification.js', import.meta.url));
const { lireVkey } = await import(new URL('../../Sources/Web/Resources/scripts/note.js', import.meta.url));

const reading = files => async path => files.has(path) ? new Uint8Array(files.get(path)) : null;
const verify = (files, more = {}) => verifierJournal({ lire: reading(files), vkey: '', ...more });
const told = (found, text) => found.constats.some(one => one.etat === 'ecart' && one.texte.includes(text));

/** A copy with some files changed: `path` to a function of its bytes. */
const touched = (files, changes) => new Map([...files].map(([path, bytes]) => [path, changes[path] ? changes[path](Buffer.from(bytes)) : bytes]));
const flip = place => bytes => { bytes[place] ^= 1; return bytes; };

/** It must not pass, and must say this. */
async function notices(name, files, text, more) {
  await accepts(name, async () => {
    const found = await verify(files, more);
    if (!found.entier && told(found, text)) return true;
    throw new Error(`it says: ${JSON.stringify(found.constats)}`);
  });
}

const key = signer('essai.test/journal');
const entries = Array.from({ length: 70001 }, (_, number) => entryOf(number));
for (const size of [0, 1, 2, 255, 256, 257, 511, 512, 65535, 65536, 70001]) {
  const { files } = filesOf(entries.slice(0, size), key);
  await accepts(`a journal of ${size} entries`, async () => {
    let last = 0;
    const found = await verify(files, { vkey: key.vkey, progres: done => { last = done; } });
    return found.entier && found.point.taille === size && last === size;
  });
}

const size = 700, { files, root, leaves } = filesOf(entries.slice(0, size), key);
const memory = count => ({ taille: count, racine: rootOf(leaves.slice(0, count)).toString('hex'), vkey: key.vkey });
for (const count of [1, 255, 256, 257, 512, 699, 700]) {
  await accepts(`it extends the ${count} entries of before`, async () => {
    const found = await verify(files, { memoire: memory(count) });
    return found.entier && found.constats.some(one => one.etat === 'vu' && one.texte.includes('prolonge'));
  });
}

await notices('an entry that was changed', touched(files, { 'tile/entries/001': flip(2 + 20 + 44 * 10) }), 'Entrée n° 266');
await notices('an entry of the partial bundle', touched(files, { 'tile/entries/002.p/188': flip(44 * 187 + 43) }), 'Entrée n° 699');
await notices('a hash of a tile', touched(files, { 'tile/0/000': flip(32 * 5) }), 'Entrée n° 5 ');
await notices('a hash of a tile above', touched(files, { 'tile/1/000.p/2': flip(32) }), 'Étage 1');
await notices('a root that nobody signed', touched(files, { checkpoint: bytes => Buffer.from(String(bytes).replace(root.toString('base64'), leaves[0].toString('base64'))) }), 'n’est pas signé');
await notices('a root that was signed for another tree', touched(files, {
  checkpoint: () => { const text = checkpointText(key.name, size, leaves[0]); return Buffer.from(`${text}\n${key.sign(text)}`); },
}), 'La racine recalculée');
const other = signer('essai.test/journal');
const forged = touched(files, { checkpoint: () => { const text = checkpointText(key.name, size, root); return Buffer.from(`${text}\n${other.sign(text)}`); } });
await notices('a signature by another key of the same name', forged, 'n’est pas signé');
const swapped = touched(forged, { 'log.vkey': () => Buffer.from(other.vkey + '\n') });
await accepts('both changed: only a key from elsewhere tells', async () => (await verify(swapped)).entier);
await notices('both changed, with the key from elsewhere', swapped, 'une autre clé', { vkey: key.vkey });
await notices('both changed, with what was verified before', swapped, 'La clé a changé', { memoire: memory(600) });
const rewritten = filesOf(entries.slice(0, size).map((entry, number) => number === 300 ? entryOf(9999) : entry), key).files;
await accepts('a journal rewritten and signed again passes for who never looked', async () => (await verify(rewritten)).entier);
await notices('and not for who verified it before', rewritten, 'Le passé a été réécrit', { memoire: memory(600) });
await notices('a journal that shrank', files, 'rétréci', { memoire: { ...memory(700), taille: 701 } });
await notices('a checkpoint of another journal', touched(files, {
  checkpoint: () => { const text = checkpointText('autre.test/journal', size, root); return Buffer.from(`${text}\n${key.sign(text)}`); },
}), 'se dit');

// Witnesses.
const witness = signer('temoin.test', 4), time = 1_800_000_000;
const cosigned = count => {
  const text = checkpointText(key.name, count, rootOf(leaves.slice(0, count)));
  return Buffer.from(`${text}\n${key.sign(text)}${witness.cosign(text, time)}`);
};
const withWitness = (checkpoint, vkey = witness.vkey) => new Map([...files, ['checkpoint.cosigned', checkpoint], ['witnesses.vkey', Buffer.from(vkey + '\n')]]);
await accepts('a cosigned checkpoint of before', async () => {
  const found = await verify(withWitness(cosigned(650)));
  return found.entier && found.constats.some(one => one.etat === 'vu' && one.texte.includes('temoin.test'));
});
await accepts('another witness did not cosign, and is said not to have', async () => {
  const found = await verify(withWitness(cosigned(650), signer('autre.test', 4).vkey));
  return !found.constats.some(one => one.etat === 'vu' && one.texte.includes('a cosigné')) && found.constats.some(one => one.texte.includes('n’a pas cosigné'));
});
const lying = checkpointText(key.name, 650, leaves[3]);
await notices('witnesses who saw another journal', withWitness(Buffer.from(`${lying}\n${key.sign(lying)}${witness.cosign(lying, time)}`)), 'n’est pas le début');
await notices('witnesses who saw a longer journal', withWitness(Buffer.from((text => `${text}\n${key.sign(text)}${witness.cosign(text, time)}`)(checkpointText(key.name, 800, root)))), 'n’en montre que');

// What cannot be read is refused, and says why.
const refused = async (name, code, files, more) => accepts(name, async () => {
  try { await verify(files, more); } catch (fault) { if (fault.code === code) return true; throw fault; }
  return false;
});
await refused('a tile that is not there', 'absent', new Map([...files].filter(([path]) => path !== 'tile/0/001')));
await refused('a bundle that is too short', 'tuile', touched(files, { 'tile/entries/000': bytes => bytes.subarray(1) }));
await refused('an entry of another length', 'tuile', touched(files, { 'tile/entries/000': flip(1) }));
await refused('a checkpoint without signature', 'malformed', touched(files, { checkpoint: bytes => bytes.subarray(0, bytes.indexOf('\n\n') + 1) }));
await refused('a key with another identifier', 'cle', files, { vkey: key.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+') });
await refused('a witness’s key for the journal’s', 'cle', files, { vkey: witness.vkey });
await refused('a key that is none', 'cle', files, { vkey: '<script>' });
await accepts('it can be stopped', async () => {
  const stop = new AbortController();
  try { await verify(files, { signal: stop.signal, progres: () => stop.abort() }); } catch (fault) { return fault.name === 'AbortError'; }
});
await accepts('a vkey is read', async () => (await lireVkey(` ${key.vkey}\n`)).nom === key.name);

// What the gateway itself exports.
const folder = process.argv[2];
if (folder) {
  const exported = async path => readFile(join(folder, path)).then(bytes => new Uint8Array(bytes), () => null);
  const vkey = String(await readFile(join(folder, 'log.vkey')));
  await accepts('the journal of the demo', async () => {
    const found = await verifierJournal({ lire: exported, vkey });
    console.log(`${found.point.taille} entries of the demo`);
    return found.entier && found.point.taille > 0;
  });
  await accepts('the journal of the demo, touched', async () => {
    const found = await verifierJournal({ lire: async path => { const bytes = await exported(path); if (path.startsWith('tile/entries/')) bytes[30] ^= 1; return bytes; }, vkey });
    return told(found, 'Entrée n° 0');
  });
}
console.log(`${counts.accepted} accepted, ${counts.failed} failed`);
process.exit(counts.failed || counts.accepted < 40 ? 1 : 0);
