// Writes certificates, lists, signatures and envelopes part by part, so that one part can be wrong and every other right.
import { createECDH, createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { web } from './scripts.mjs';

const { base64De, deHex, empreinteDe, entierDER, hexDe, tlv } = web;
export const hex = bytes => Buffer.from(bytes).toString('hex');
const ECDSA = '300a06082a8648ce3d040302', P256 = '301306072a8648ce3d020106082a8648ce3d030107';
const SHA256 = '300b0609608648016503040201', DATA = '06092a864886f70d010701';

export const newKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, point: publicKey.export({ type: 'spki', format: 'der' }).subarray(26) };
};
/** An unlocked key as the scripts have it, from a PEM or a node key. */
export const unlocked = async (agent, pem) => {
  const key = typeof pem === 'string' ? createPrivateKey(pem) : pem.privateKey;
  const { d } = key.export({ format: 'jwk' });
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(d, 'base64url'));
  const point = new Uint8Array(ecdh.getPublicKey());
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const privee = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { agent, privee, ski: hex(await crypto.subtle.digest('SHA-1', point)), point };
};
const skiOf = point => createHash('sha1').update(point).digest('hex');
const signed = (body, key) => tlv('30', body, ECDSA, tlv('03', '00', hex(sign('sha256', deHex(body), key.privateKey))));
export const time = date => tlv('17', hex(Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`)));
const name = (cn, ou) => tlv('30', ...[['0603550403', cn], ['060355040b', ou]].filter(([, text]) => text).map(
  ([id, text]) => tlv('31', tlv('30', id, tlv('0c', hex(Buffer.from(text)))))));
const extension = (id, value, isCritical) => tlv('30', `0603551d${id}`, isCritical ? '0101ff' : '', tlv('04', value));

/** options: cn, ou, key, issuer (a made certificate; absent: itself), usage (hex of the BIT STRING), eku, ca, from, to, extra. */
export const certificate = options => {
  const { cn, ou = 'essai', key = newKey(), usage, eku, ca, from = days(-10), to = days(300), extra = '', serial = `40${hex(randomBytes(8))}` } = options;
  const subject = name(cn, ou), issuer = options.issuer ?? { subject, key };
  const constraints = ca === undefined ? '3000' : tlv('30', '0101ff', tlv('02', `0${ca}`));
  const body = tlv(
    '30', 'a003020102', tlv('02', serial), ECDSA, issuer.subject, tlv('30', time(from), time(to)), subject,
    tlv('30', P256, tlv('03', '00', hex(key.point))), tlv('a3', tlv(
      '30', extension('13', constraints, true), usage ? extension('0f', usage, true) : '',
      eku ? extension('25', tlv('30', `0608${eku}`)) : '', extension('0e', tlv('04', options.ski ?? skiOf(key.point))), extra)));
  return { subject, key, serial, der: deHex(signed(body, issuer.key)) };
};
export const days = count => new Date(Math.floor(Date.now() / 1000 + count * 86400) * 1000);

/** A revocation list; options: issuer, revoked (serials), from, to, extra. */
export const list = ({ issuer, revoked = [], from = days(-1), to = days(30), extra = '' }) => {
  const entries = revoked.map(serial => tlv('30', tlv('02', serial), time(from)));
  return deHex(signed(tlv(
    '30', '020101', ECDSA, issuer.subject, time(from), time(to), entries.length ? tlv('30', ...entries) : '',
    tlv('a0', tlv('30', extension('14', '020101'), extra))), issuer.key));
};

/** The header of an envelope in hexadecimal. */
export const header = ({ reference, enveloppe, genre, auteur, destination, version, precedente }, layout = '01') => {
  const text = value => tlv('0c', hex(Buffer.from(value)));
  return tlv(
    '30', tlv('02', layout), text(reference), tlv('04', enveloppe), text(genre), text(auteur), text(destination),
    entierDER(version.toString(16).padStart(8, '0')), precedente ? tlv('80', precedente) : '');
};

/** A CAdES signature; options: content (hex), seal, at, chain, digest, attributes (extra hex), certificateDigest, unsigned. */
export const signedData = async options => {
  const { content, seal, at = new Date(), chain = [], contentType = DATA } = options;
  const attribute = (id, value) => tlv('30', `06${(id.length / 2 + 8).toString(16).padStart(2, '0')}2a864886f70d0109${id}`, tlv('31', value));
  const attributes = [
    attribute('03', contentType), attribute('05', time(at)),
    attribute('04', tlv('04', options.digest ?? await empreinteDe(deHex(content)))),
    attribute('10022f', tlv('30', tlv('30', tlv('30', tlv('04', options.certificateDigest ?? await empreinteDe(seal.der)))))),
    ...(options.attributes ?? []),
  ].filter(one => !options.without || !one.includes(`2a864886f70d0109${options.without}31`)).sort().join('');
  const signature = hex(sign('sha256', deHex(tlv('31', attributes)), (options.signer ?? seal).key.privateKey));
  const info = tlv(
    '30', '020101', tlv('30', (seal.issuer ?? options.issuer).subject, tlv('02', seal.serial)), SHA256, tlv('a0', attributes), ECDSA,
    tlv('04', signature), options.unsigned ?? '');
  return deHex(tlv('30', '06092a864886f70d010702', tlv('a0', tlv(
    '30', '020101', tlv('31', SHA256), tlv('30', DATA, tlv('a0', tlv('04', content))),
    tlv('a0', ...[seal, ...chain].map(({ der }) => hexDe(der)).sort()), tlv('31', info)))));
};
export const pki = (authorities, lists) => ({ autorites: authorities.map(({ der }) => base64De(der)), listes: lists.map(base64De) });
