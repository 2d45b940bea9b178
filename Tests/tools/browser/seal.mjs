// The inner layer: who sealed, and what.
import { accepts, refuses } from './checks.mjs';
import { certificate, days, header, list, newKey, pki, signedData, unlocked } from './forge.mjs';
import { web } from './scripts.mjs';

const { base64De, deHex, hexDe, lireConfiance, ouvrirScelle, scellerPour } = web;
const SEAL = '030206c0', SIGNER = '03020780', CLIENT_AUTH = '2b06010505070302';
const asked = {
  reference: 'FN-2026-AAAA-BBBB-CC', enveloppe: '0123456789abcdef0123456789abcdef', genre: 'fiche', auteur: 'a-1', destination: 's-1', version: 1,
};

export const checkSeal = async () => {
  const root = certificate({ cn: 'racine', ca: 1, usage: '03020106' });
  const issuing = certificate({ cn: 'autorite', ca: 0, usage: '03020106', issuer: root });
  const make = options => ({ ...certificate({ issuer: issuing, ...options }), issuer: options.issuer ?? issuing });
  const seal = make({ cn: 'sceau', usage: SEAL }), revoked = make({ cn: 'revoque', usage: SEAL });
  const lists = [list({ issuer: root }), list({ issuer: issuing, revoked: [revoked.serial] })];
  const confiance = await lireConfiance(pki([root, issuing], lists));
  const key = await unlocked('a-0017', newKey());
  const content = `${header(asked)}${hexDe(web.utf8De('{}'))}`;
  const open = async (inner, trust = confiance, date = undefined) => {
    const cms = base64De(await scellerPour(inner, [key]));
    return ouvrirScelle({ ...asked, id: asked.enveloppe, cms }, asked.reference, key, trust, date);
  };
  const inner = await signedData({ content, seal });
  const opens = (name, options) => accepts(name, async () => web.texteDe((await open(await signedData({ content, seal, ...options }))).contenu) === '{}');
  const refused = (name, code, options, saying) => refuses(name, code, async () => open(await signedData({ content, seal, ...options })), saying);
  await opens('a seal', {});
  await opens('a seal with its chain', { chain: [issuing, root] });
  await opens('another signed attribute', { attributes: [attribute('060a2a864886f70d01091002', '020101')] });
  await refused('a digest of other content', 'badSignature', { digest: '00'.repeat(32) });
  await refused('another certificate named', 'badSignature', { certificateDigest: '00'.repeat(32) });
  await refused('signed by another key', 'badSignature', { signer: make({ cn: 'x', usage: SEAL }) });
  for (const without of ['03', '04', '05', '10022f']) await refused(`without attribute ${without}`, 'malformed', { without });
  await refused('another content type', 'malformed', { contentType: '06092a864886f70d010702' });
  await refused('an attribute twice', 'malformed', { attributes: [attribute('06092a864886f70d010903', '06092a864886f70d010701')] });
  await refused('unsigned attributes', 'malformed', { unsigned: 'a100' });
  for (const bytes of [web.utf8De('bonjour'), web.concat(inner, [0]), deHex(content)]) {
    await refuses('content that is not signed', 'malformed', () => open(bytes));
  }
  for (const [name, layout, fields] of [
    ['another layout', '02', {}], ['an empty reference', '01', { reference: '' }], ['a reference too long', '01', { reference: 'x'.repeat(201) }],
    ['a NUL', '01', { auteur: 'a\0' }], ['a short envelope name', '01', { enveloppe: '00' }], ['a short digest', '01', { precedente: '00' }],
    ['a version out of range', '01', { version: 2 ** 31 }],
  ]) await refused(name, 'malformed', { content: header({ ...asked, ...fields }, layout) });
  await checkCertificates({ root, issuing, make, open, refused, revoked, lists, seal, content, confiance });
  await checkInnerFlips(inner, open);
};
const attribute = (type, value) => web.tlv('30', type, web.tlv('31', value));

const checkCertificates = async ({ root, issuing, make, open, refused, revoked, lists, seal, content, confiance }) => {
  const stranger = certificate({ cn: 'autorite', ca: 0, usage: '03020106' });
  const no = (name, options, saying) => refused(name, 'sealRefused', { seal: make({ cn: 'autre', usage: SEAL, ...options }) }, saying);
  await no('an agent’s signing key', { usage: SIGNER }, 'usage de clé');
  await no('a key for agreement', { usage: '03020308' }, 'usage de clé');
  await no('no key usage', { usage: '' }, 'usage de clé');
  await no('an extended usage', { eku: CLIENT_AUTH }, 'usage étendu');
  await no('an authority', { usage: '030201c6', ca: 0 }, 'usage');
  await no('signed before its validity', { from: days(1) }, 'pas encore');
  await no('signed after its end', { from: days(-9), to: days(-2) }, 'hors de sa validité');
  await no('an authority of the same name', { issuer: stranger }, 'autorité inconnue');
  await no('signed by a leaf', { issuer: make({ cn: 'feuille', usage: SEAL }) }, 'autorité inconnue');
  await refused('a revoked seal', 'sealRefused', { seal: revoked }, 'révoqué');
  await refused('an unknown critical extension', 'malformed', { seal: make({ cn: 'x', usage: SEAL, extra: '300c0603551d240101ff04023000' }) });
  await refused('an extension twice', 'malformed', { seal: make({ cn: 'x', usage: SEAL, extra: '300b0603551d0e040404020102' }) });
  const judged = async (authorities, kept) => lireConfiance(pki(authorities, kept));
  const inner = await signedData({ content, seal });
  const under = (name, saying, trust, date) => refuses(name, 'sealRefused', async () => open(inner, await trust(), date), saying);
  await under('the root’s list missing', 'liste', () => judged([root, issuing], lists.slice(1)));
  await under('the authority’s list missing', 'liste', () => judged([root, issuing], lists.slice(0, 1)));
  await under('a list signed by another', 'liste', () => judged(
    [root, issuing], [lists[0], list({ issuer: { ...issuing, key: newKey() } })]));
  await under('an expired list', 'liste', () => judged([root, issuing], [lists[0], list({ issuer: issuing, from: days(-9), to: days(-2) })]));
  await under('a revoked authority', 'révoqué', () => judged([root, issuing], [list({ issuer: root, revoked: [issuing.serial] }), lists[1]]));
  await under('without the authority', 'inconnue', () => judged([root], lists));
  await under('another root', 'inconnue', () => judged([certificate({ cn: 'racine', ca: 1, usage: '03020106' })], []));
  await under('an expired authority', 'expirée', () => Promise.resolve(confiance), days(301));
  for (const id of ['1b', '1c']) {
    await refuses('a partial list', 'malformed', () => judged(
      [root, issuing], [lists[0], list({ issuer: issuing, extra: `300c0603551d${id}0101ff04020500` })]));
  }
  const low = certificate({ cn: 'sous', ca: 0, usage: '03020106', issuer: issuing });
  const deep = await signedData({ content, seal: make({ cn: 'profond', usage: SEAL, issuer: low }) });
  await refuses('an authority below its path', 'sealRefused', async () => open(
    deep, await judged([root, issuing, low], [...lists, list({ issuer: low })])), 'pouvoir');
  const weak = certificate({ cn: 'faible', usage: SIGNER, issuer: root });
  const weakly = await signedData({ content, seal: make({ cn: 'y', usage: SEAL, issuer: weak }) });
  await refuses('a leaf that signs certificates', 'sealRefused', async () => open(
    weakly, await judged([root, weak], [lists[0], list({ issuer: weak })])), 'pouvoir');
  await accepts('a seal that expired since, while its lists are current', async () => {
    const old = make({ cn: 'ancien', usage: SEAL, from: days(-9), to: days(-2) });
    return open(await signedData({ content, seal: old, at: days(-3) }));
  });
};

/** A recipient can encrypt what they like to another: only the signature says that the gateway sealed it. */
const checkInnerFlips = async (inner, open) => {
  const accepted = [];
  for (let index = 0; index < inner.length; index += 1) {
    for (const bit of [0, 3, 7]) {
      const flipped = inner.slice();
      flipped[index] ^= 1 << bit;
      await open(flipped).then(() => accepted.push(index), () => {});
    }
  }
  await accepts('a flipped bit under a fresh encryption is refused', () => accepted.length === 0);
};
