// The outer layer: everything beside the one form of the profile is refused.
import { accepts, refuses } from './checks.mjs';
import { hex, newKey, unlocked } from './forge.mjs';
import { web } from './scripts.mjs';

const { deHex, lireDER, lireEnveloppe, ouvrirEnveloppe, scellerPour, tlv } = web;

/** The parts of an envelope with one recipient, to be put together again otherwise. */
const parts = cms => {
  const { rows: [row], iv, ciphertext, tag } = lireEnveloppe(cms);
  return { ski: row.ski, ephemeral: hex(row.ephemeral), wrapped: hex(row.wrapped), iv: hex(iv), ciphertext: hex(ciphertext), tag: hex(tag) };
};
const base = {
  type: '060b2a864886f70d0109100117', version: '020100', originatorInfo: '', recipientVersion: '020103', algorithm: '300906072a8648ce3d0201',
  ukm: '', kdf: '06062b8104010b01', wrap: '300b060960864801650304012d', rows: 1, groups: 1, inner: '06092a864886f70d010701',
  cipher: '060960864801650304012e', icv: '020110', before: '', after: '',
};
const assemble = p => {
  const row = tlv('30', tlv('a0', tlv('04', p.ski)), tlv('04', p.wrapped));
  const originator = tlv('a0', tlv('a1', p.algorithm, tlv('03', '00', p.ephemeral)));
  const group = tlv('a1', p.recipientVersion, originator, p.ukm, tlv('30', p.kdf, p.wrap), tlv('30', row.repeat(p.rows)));
  const content = tlv('30', p.inner, tlv('30', p.cipher, tlv('30', tlv('04', p.iv), p.icv)), tlv('80', p.ciphertext));
  return deHex(tlv('30', p.type, tlv('a0', tlv(
    '30', p.version, p.originatorInfo, tlv('31', group.repeat(p.groups)), content, p.before, tlv('04', p.tag), p.after))));
};

export const checkProfile = async () => {
  const key = await unlocked('a-0017', newKey());
  const cms = await scellerPour(web.utf8De('bonjour'), [key]);
  const p = { ...base, ...parts(cms) };
  const opens = bytes => ouvrirEnveloppe(bytes, key);
  await accepts('a forgery with nothing wrong opens, so the refusals below are for what they change', async () => {
    const { clair } = await opens(assemble(p));
    return web.texteDe(clair) === 'bonjour' && hex(assemble(p)) === hex(cms);
  });
  const refused = (name, change, code = 'malformed') => refuses(name, code, () => opens(assemble({ ...p, ...change })));
  for (const count of [0, 4, 8, 12, 15, 17]) await refused('a tag of another length', { tag: `${p.tag}00`.slice(0, 2 * count) });
  for (const icv of ['', '020100', '020104', '02010c', '02010f', '020111', '02020110', '02020010']) await refused('another ICVlen', { icv });
  for (const count of [0, 8, 11, 13, 16]) await refused('an IV of another length', { iv: `${p.iv}00000000`.slice(0, 2 * count) });
  for (const kdf of ['06062b8104010b00', '06062b8104010b02', '06062b8104010e01', '06092b8105108648 3f0002'.replace(' ', '')]) {
    await refused('another key derivation', { kdf });
  }
  for (const wrap of ['300b0609608648016503040105', '300b0609608648016503040119', '300d060960864801650304012d0500']) {
    await refused('another key wrap', { wrap });
  }
  for (const ukm of ['a10604040102 0304'.replace(' ', ''), 'a1020400']) await refused('user keying material', { ukm });
  for (const type of ['06092a864886f70d010701', '06092a864886f70d010703', '060b2a864886f70d0109100102']) await refused('another type', { type });
  await refused('another inner type', { inner: '06092a864886f70d010702' });
  for (const cipher of ['0609608648016503040106', '060960864801650304012a']) await refused('another cipher', { cipher });
  for (const version of ['020101', '020102', '02020000', '0200']) await refused('another version', { version });
  for (const recipientVersion of ['020100', '020102', '020104']) await refused('another recipient version', { recipientVersion });
  await refused('originator information', { originatorInfo: 'a000' });
  await refused('authenticated attributes', { before: 'a100' });
  await refused('unauthenticated attributes', { after: 'a200' });
  await refused('parameters of the originator key', { algorithm: '300b06072a8648ce3d02010500' });
  await refused('a compressed point', { ephemeral: `02${p.ephemeral.slice(2, 66)}` });
  await refused('a point off the curve', { ephemeral: `${p.ephemeral.slice(0, -2)}${p.ephemeral.endsWith('00') ? '01' : '00'}` }, 'altered');
  await refused('no content', { ciphertext: '' });
  await refused('no row', { rows: 0 }, 'noRecipient');
  await refused('no group', { groups: 0 }, 'noRecipient');
  await refused('a recipient twice', { rows: 2 }, 'duplicateRecipient');
  await refused('a group twice', { groups: 2 }, 'duplicateRecipient');
  await refused('a key identifier of another length', { ski: `${p.ski}00` });
  await refused('a wrapped key of another length', { wrapped: p.wrapped.slice(2) });
  await checkEncoding(cms, opens);
  await checkFlips(cms, key, opens);
};

const checkEncoding = async (cms, opens) => {
  const [head, body] = [hex(cms.subarray(0, 2)), hex(cms.subarray(4))];
  await accepts('its length takes two octets', () => head === '3082');
  const length = hex(cms.subarray(2, 4));
  for (const [name, text] of [
    ['an indefinite length', `3080${body}0000`], ['a length in three octets', `308300${length}${body}`],
    ['a length in four octets', `30840000${length}${body}`], ['a length in five octets', `3085000000${length}${body}`],
    ['trailing zeros', `${hex(cms)}0000`], ['a trailing NULL', `${hex(cms)}0500`], ['twice itself', hex(cms).repeat(2)],
    ['a tag number above 30', `3f${hex(cms).slice(2)}`], ['nothing', ''],
  ]) await refuses(name, 'malformed', () => opens(deHex(text)));
  for (let count = 0; count < cms.length; count += 1) await refuses('a truncation', 'malformed', () => opens(cms.subarray(0, count)));
  const nested = depth => deHex(Array.from({ length: depth }).reduce(inner => tlv('30', inner), '0500'));
  await accepts('nesting to the limit', () => lireDER(nested(24)));
  for (const depth of [25, 26, 4000]) await refuses('nesting below the limit', 'malformed', () => lireDER(nested(depth)));
};

const checkFlips = async (cms, key, opens) => {
  const accepted = [];
  for (let index = 0; index < cms.length; index += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const flipped = cms.slice();
      flipped[index] ^= 1 << bit;
      await opens(flipped).then(() => accepted.push(index), () => {});
    }
  }
  await accepts('a flipped bit anywhere is refused', () => accepted.length === 0);
};
