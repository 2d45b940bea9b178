// Envelopes: the strict profile of AuthEnvelopedData that Sources/Sealing reads and writes (RFC 5083, 5084, 5753).
//
// A key (`cle`) is {agent, privee: non-extractable ECDH CryptoKey, ski: 40 hex digits, point: 65 bytes}: see cle.js.
// A recipient is {ski, point}.
// lireEnveloppe(bytes) → {iv, ciphertext, tag, rows: [{ski, ephemeral, wrapped}]}; refuses all but the profile.
// ouvrirEnveloppe(bytes, cle) → Promise of {clair: bytes, contenuCle, rows, empreinte: SHA-256 hex of IV‖ciphertext‖tag}. Whose
// content it is, is for sceau.js to verify.
// envelopperCle(contenuCle, recipients) → Promise of rows under one new ephemeral key.
// scellerPour(clear bytes, recipients) → Promise of an envelope whose content is not signed.
// scellerBrouillon(id, value, cle) → Promise of the CMS bytes of a draft, for its author alone; ouvrirBrouillon(id, bytes, cle) → of the value.
// Codes: malformed, noRecipient, duplicateRecipient, notARecipient, altered, headerMismatch.
import { Faute, concat, deHex, empreinteDe, exiger, forme, hexDe, subtle, texteDe, utf8De } from './octets.js';
import { bitsDER, ensemble, lireForme, tlv } from './der.js';

export const ID_DATA = '06092a864886f70d010701';
const AUTH_ENVELOPED = '060b2a864886f70d0109100117';
const EC_KEY = '300906072a8648ce3d0201';
const AES_WRAP = '300b060960864801650304012d';
const ACCORD = `301506062b8104010b01${AES_WRAP}`;
const AES_GCM = '060960864801650304012e';
export const ALERTE = 'Prévenez l’auditeur.';
const ECDH = { name: 'ECDH', namedCurve: 'P-256' };
const distincts = (list, code) => exiger(new Set(list).size === list.length, code, 'Un destinataire est en double.');
const quelquun = list => exiger(list.length, 'noRecipient', 'Il n’y a aucun destinataire.');

export const lireEnveloppe = bytes => {
  // ICVlen is written: left out, it would mean 12, which is easier to forge.
  const [groups, ...core] = lireForme(
    bytes, `30(=${AUTH_ENVELOPED} a0(30(=020100 31 30(=${ID_DATA} 30(=${AES_GCM} 30(04 =020110)) 80) 04)))`);
  const [iv, ciphertext, tag] = core.map(({ content }) => content);
  forme(iv.length === 12 && tag.length === 16 && ciphertext.length);
  const keys = [];
  const rows = ensemble(groups).flatMap(group => {
    const [key, list] = lireForme(group, `a1(=020103 a0(a1(=${EC_KEY} 03)) =${ACCORD} 30)`);
    const ephemeral = bitsDER(key);
    forme(ephemeral.length === 65 && ephemeral[0] === 4);
    quelquun(list.kids);
    keys.push(hexDe(ephemeral));
    return ensemble(list).map(row => {
      const [name, wrapped] = lireForme(row, '30(a0(04) 04)').map(({ content }) => content);
      forme(name.length === 20 && wrapped.length === 40);
      return { ski: hexDe(name), ephemeral, wrapped };
    });
  });
  quelquun(rows);
  distincts(rows.map(({ ski }) => ski), 'duplicateRecipient');
  distincts(keys, 'malformed');
  forme(rows.length <= 1000);
  return { iv, ciphertext, tag, rows };
};

// ECDH, then the X9.63 derivation of RFC 5753 with its constant SharedInfo.
const accorder = async (privee, point, usage) => {
  const publique = await subtle.importKey('raw', point, ECDH, false, []);
  const secret = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: publique }, privee, 256));
  const kek = await subtle.digest('SHA-256', concat(secret, deHex(`000000013015${AES_WRAP}a206040400000100`)));
  return subtle.importKey('raw', kek, 'AES-KW', false, [usage]);
};
const gcm = iv => ({ name: 'AES-GCM', iv, tagLength: 128 });

export const ouvrirEnveloppe = async (bytes, cle) => {
  const { iv, ciphertext, tag, rows } = lireEnveloppe(bytes);
  const row = rows.find(({ ski }) => ski === cle.ski);
  exiger(row, 'notARecipient', 'Cette enveloppe n’est pas scellée pour votre clé.');
  try {
    const kek = await accorder(cle.privee, row.ephemeral, 'unwrapKey');
    // Extractable only for AES-KW to wrap it again: its bytes never reach a script.
    const contenuCle = await subtle.unwrapKey('raw', row.wrapped, kek, 'AES-KW', 'AES-GCM', true, ['decrypt']);
    const clair = new Uint8Array(await subtle.decrypt(gcm(iv), contenuCle, concat(ciphertext, tag)));
    return { clair, contenuCle, rows, empreinte: await empreinteDe(concat(iv, ciphertext, tag)) };
  } catch {
    throw new Faute('altered', `Cette enveloppe a été altérée. ${ALERTE}`);
  }
};

export const envelopperCle = async (contenuCle, recipients) => {
  quelquun(recipients);
  distincts(recipients.map(({ ski }) => ski), 'duplicateRecipient');
  const { privateKey, publicKey } = await subtle.generateKey(ECDH, false, ['deriveBits']);
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', publicKey));
  return Promise.all(recipients.map(async ({ ski, point }) => {
    const kek = await accorder(privateKey, point, 'wrapKey');
    return { ski, ephemeral, wrapped: new Uint8Array(await subtle.wrapKey('raw', contenuCle, kek, 'AES-KW')) };
  }));
};

export const scellerPour = async (clair, recipients) => {
  const contenuCle = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = hexDe(new Uint8Array(await subtle.encrypt(gcm(iv), contenuCle, clair)));
  const rows = await envelopperCle(contenuCle, recipients);
  const keys = rows.map(({ ski, wrapped }) => tlv('30', tlv('a0', tlv('04', ski)), tlv('04', hexDe(wrapped)))).sort();
  const originator = tlv('a0', tlv('a1', EC_KEY, tlv('03', '00', hexDe(rows[0].ephemeral))));
  const cipher = tlv('30', AES_GCM, tlv('30', tlv('04', hexDe(iv)), '020110'));
  return deHex(tlv('30', AUTH_ENVELOPED, tlv('a0', tlv(
    '30', '020100', tlv('31', tlv('a1', '020103', originator, ACCORD, tlv('30', ...keys))),
    tlv('30', ID_DATA, cipher, tlv('80', sealed.slice(0, -32))), tlv('04', sealed.slice(-32))))));
};

// The draft's name is inside: the gateway cannot hand out one draft for another.
const enTete = (id, { agent }) => `${JSON.stringify(['navette-brouillon/v1', agent, id])}\n`;
export const scellerBrouillon = (id, value, cle) => scellerPour(utf8De(enTete(id, cle) + JSON.stringify(value)), [cle]);
export const ouvrirBrouillon = async (id, bytes, cle) => {
  const text = texteDe((await ouvrirEnveloppe(bytes, cle)).clair), head = enTete(id, cle);
  exiger(text.startsWith(head), 'headerMismatch', 'Ce brouillon n’est pas celui qui a été demandé.');
  return JSON.parse(text.slice(head.length));
};
