// An agent's encryption key: made here, kept wrapped under the agent's passphrase, unlocked into memory only.
//
// An unlocked key is {agent, privee: non-extractable ECDH CryptoKey, ski: 40 hex digits, point: 65 bytes}.
// creerCle(agent, phrase) → Promise of {demande: PEM, coffre, cle}: the body of POST /api/moi/chiffrement, and the unlocked key.
// ouvrirCoffre(coffre, phrase, agent) → Promise of the unlocked key. changerPhrase(coffre, old, new, agent) → Promise of a new coffre.
// None blocks the page: WebCrypto derives on another thread. Codes: phrase (wrong or too weak), malformed (no coffre of ours).
import { Faute, base64De, concat, deBase64, deHex, exiger, forme, hexDe, subtle, utf8De } from './octets.js';
import { ECDSA_SHA256, P256, entierDER, tlv } from './der.js';
import { composer, estimerPhrase } from './phrase.js';

const TOURS = 1e6;
const DERIVATION = 'PBKDF2-SHA-256';
// PKCS#8 of a P-256 key with its public half (RFC 5915), in the one form that openssl writes: these, d, these, the point.
const AVANT = `308187020100${P256}046d306b0201010420`;
const ENTRE = 'a144034200';

const cleDe = async (agent, pkcs8) => {
  const point = pkcs8.slice(73);
  forme(pkcs8.length === 138 && hexDe(pkcs8.subarray(0, 36)) === AVANT && hexDe(pkcs8.subarray(68, 73)) === ENTRE);
  const privee = await subtle.importKey('pkcs8', pkcs8, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { agent, privee, ski: hexDe(new Uint8Array(await subtle.digest('SHA-1', point))), point };
};

// AES-256-GCM under PBKDF2 of the passphrase, both ways.
const chiffrer = async (way, phrase, agent, salt, iterations, iv, bytes) => {
  const secret = await subtle.importKey('raw', utf8De(composer(phrase)), 'PBKDF2', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, { name: 'AES-GCM', length: 256 }, false, [way]);
  const additionalData = utf8De(`navette-coffre/v1|${agent}`);
  return new Uint8Array(await subtle[way]({ name: 'AES-GCM', iv, tagLength: 128, additionalData }, key, bytes));
};
const fermer = async (pkcs8, phrase, agent) => {
  exiger(estimerPhrase(phrase, agent).suffisante, 'phrase', 'Cette phrase de passe est trop facile à deviner : prenez celle qui est proposée.');
  const [sel, iv] = [16, 12].map(count => crypto.getRandomValues(new Uint8Array(count)));
  const chiffre = await chiffrer('encrypt', phrase, agent, sel, TOURS, iv, pkcs8);
  return { version: 1, derivation: DERIVATION, iterations: TOURS, sel: base64De(sel), iv: base64De(iv), chiffre: base64De(chiffre) };
};
// Opens the coffre, does `use` with the private key's bytes, and wipes them.
const avecCoffre = async (coffre, phrase, agent, use) => {
  const { version, derivation, iterations, sel, iv, chiffre, ...others } = coffre;
  forme(version === 1 && derivation === DERIVATION && !Object.keys(others).length);
  // Fewer would be a gift to whoever tries phrases; more would freeze the machine.
  forme(Number.isInteger(iterations) && iterations >= 6e5 && iterations <= 1e7);
  const [salt, nonce, sealed] = [sel, iv, chiffre].map(deBase64);
  forme(salt.length === 16 && nonce.length === 12 && sealed.length === 154);
  let pkcs8;
  try {
    pkcs8 = await chiffrer('decrypt', phrase, agent, salt, iterations, nonce, sealed);
  } catch {
    throw new Faute('phrase', 'Phrase de passe inexacte. Vérifiez les majuscules et réessayez.');
  }
  try {
    return await use(pkcs8);
  } finally {
    pkcs8.fill(0);
  }
};
export const ouvrirCoffre = (coffre, phrase, agent) => avecCoffre(coffre, phrase, agent, pkcs8 => cleDe(agent, pkcs8));
export const changerPhrase = (coffre, old, phrase, agent) => avecCoffre(coffre, old, agent, pkcs8 => fermer(pkcs8, phrase, agent));

// PKCS#10 (RFC 2986) with the extension request keyUsage keyAgreement: the key's only signature.
const demander = async (agent, point, privateKey) => {
  const subject = tlv('30', tlv('31', tlv('30', '0603550403', tlv('0c', hexDe(utf8De(agent))))));
  const usage = '3010300e0603551d0f0101ff040403020308';
  const body = tlv(
    '30', '020100', subject, tlv('30', P256, tlv('03', '00', hexDe(point))),
    tlv('a0', tlv('30', '06092a864886f70d01090e', tlv('31', usage))));
  const raw = hexDe(new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, deHex(body))));
  const signature = tlv('30', entierDER(raw.slice(0, 64)), entierDER(raw.slice(64)));
  const text = base64De(deHex(tlv('30', body, ECDSA_SHA256, tlv('03', '00', signature)))).replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE REQUEST-----\n${text}-----END CERTIFICATE REQUEST-----\n`;
};

export const creerCle = async (agent, phrase) => {
  const { privateKey, publicKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const point = new Uint8Array(await subtle.exportKey('raw', publicKey));
  // Browsers differ on PKCS#8, where the public half may be left out; not on JWK.
  const { d } = await subtle.exportKey('jwk', privateKey);
  const pkcs8 = concat(deHex(AVANT), deBase64(`${d.replaceAll('-', '+').replaceAll('_', '/')}=`), deHex(ENTRE), point);
  try {
    const [demande, coffre] = [await demander(agent, point, privateKey), await fermer(pkcs8, phrase, agent)];
    return { demande, coffre, cle: await cleDe(agent, pkcs8) };
  } finally {
    pkcs8.fill(0);
  }
};
