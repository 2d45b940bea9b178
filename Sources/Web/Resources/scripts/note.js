// Signed notes (c2sp.org/signed-note), checkpoints (tlog-checkpoint) and witnesses' cosignatures (tlog-cosignature).
//
// lireVkey(text) → P {vkey, nom, id, genre, cle}. lireNote(bytes) → {texte, signatures}. lirePoint(note) → {origine, taille, racine}.
// estSignee(note, cle) → P boolean; cosignee(note, cle) → P Date or null. Codes: malformed, cle, navigateur.
import { concat, deBase64, exiger, forme, hexDe, subtle, texteDe, utf8De } from './octets.js';

const SIGNATURE = 1, COSIGNATURE = 4, ED25519 = { name: 'Ed25519' };

export async function lireVkey(texte) {
  const vkey = texte.trim(), [, nom, id, reste] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey) ?? [];
  exiger(nom, 'cle', 'Cette clé n’a pas la forme d’une clé de vérification (nom+identifiant+clé).');
  const octets = deBase64(reste), genre = octets[0];
  exiger(octets.length === 33 && [SIGNATURE, COSIGNATURE].includes(genre), 'cle', 'Cette clé n’est pas une clé Ed25519 de journal ou de témoin.');
  const empreinte = new Uint8Array(await subtle.digest('SHA-256', concat(utf8De(nom), [10], octets)));
  exiger(hexDe(empreinte.subarray(0, 4)) === id, 'cle', 'L’identifiant de cette clé n’est pas le sien : elle a été mal recopiée.');
  const cle = await subtle.importKey('raw', octets.subarray(1), ED25519, false, ['verify']).catch(fault => {
    exiger(fault.name !== 'NotSupportedError', 'navigateur', 'Ce navigateur ne sait pas vérifier une signature Ed25519 : mettez-le à jour.');
    exiger(false, 'cle', 'Cette clé n’est pas une clé Ed25519.');
  });
  return { vkey, nom, id, genre, cle };
}

export function lireNote(octets) {
  const tout = texteDe(octets), fin = tout.lastIndexOf('\n\n');
  forme(fin > 0 && tout.endsWith('\n'));
  const signatures = tout.slice(fin + 2, -1).split('\n').map(ligne => {
    const [, nom, reste] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(ligne) ?? [];
    forme(nom);
    const bytes = deBase64(reste);
    forme(bytes.length > 4);
    return { nom, id: hexDe(bytes.subarray(0, 4)), octets: bytes.subarray(4) };
  });
  return { texte: tout.slice(0, fin + 1), signatures };
}

export function lirePoint(note) {
  const [origine, taille, base64] = note.texte.split('\n');
  forme(origine && /^(0|[1-9][0-9]{0,15})$/.test(taille) && Number.isSafeInteger(+taille));
  const racine = deBase64(base64 ?? '');
  forme(racine.length === 32);
  return { origine, taille: +taille, racine };
}

const signees = (note, { nom, id }) => note.signatures.filter(one => one.nom === nom && one.id === id);

export async function estSignee(note, cle) {
  for (const { octets } of signees(note, cle)) {
    if (cle.genre === SIGNATURE && octets.length === 64 && await subtle.verify(ED25519, cle.cle, octets, utf8De(note.texte))) return true;
  }
  return false;
}

// When a witness cosigned, if it did.
export async function cosignee(note, cle) {
  for (const { octets } of signees(note, cle)) {
    if (cle.genre !== COSIGNATURE || octets.length !== 72) continue;
    const instant = new DataView(octets.buffer, octets.byteOffset).getBigUint64(0);
    const signe = utf8De(`cosignature/v1\ntime ${instant}\n${note.texte}`);
    if (await subtle.verify(ED25519, cle.cle, octets.subarray(8), signe)) return new Date(Number(instant) * 1000);
  }
  return null;
}
