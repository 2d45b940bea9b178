// The gateway's seal: the CAdES-BES signature inside an envelope (RFC 5652, RFC 5035), and the header that it signs.
//
// ouvrirScelle(enveloppe, reference, cle, confiance, date?) → Promise of {entete, contenu: bytes, scelleLe: Date, signataire,
//   empreinte: hex, contenuCle, rows}. enveloppe: one of `enveloppes` in the answer of POST /api/fiches/REF/ouverture; nothing is
//   given before everything was checked: profile, tag, signature, the seal's certificate, the header against what was asked for.
// ouvrirTout(answer, reference, cle, confiance, date?) → Promise of {ouvertes: [{enveloppe, …the same}], illisibles: count}.
// lireScelle(inner bytes) → Promise of {entete, contenu, scelleLe, signataire}, verified under the certificate that it names and no further.
// entete: {reference, enveloppe hex, genre, auteur, destination, version, precedente?: hex}.
// Codes: those of cms.js, badSignature, sealRefused, headerMismatch.
import { concat, deBase64, empreinteDe, exiger, forme, hexDe } from './octets.js';
import { ECDSA_SHA256, ensemble, entier, lireForme, lireDER, momentDER, petitEntier, texteDER } from './der.js';
import { ALERTE, ID_DATA, ouvrirEnveloppe } from './cms.js';
import { EXPIRE, SCEAU, juger, lireCertificat, signatureVaut } from './x509.js';

const SIGNED = '06092a864886f70d010702';
const SHA256 = '300b0609608648016503040201';
const CHAMPS = ['reference', 'genre', 'auteur', 'destination', 'enveloppe', 'version', 'precedente'];

const lireEntete = octets => {
  const node = lireDER(octets, true);
  const [reference, id, genre, auteur, destination, version, previous] = lireForme(node, '30(=020101 0c 04 0c 0c 0c 02 80?)');
  const entete = { reference, genre, auteur, destination };
  for (const name in entete) {
    const { length } = entete[name].content;
    forme(length && length < 201);
    entete[name] = texteDER(entete[name]);
  }
  Object.assign(entete, { enveloppe: hexDe(id.content), version: petitEntier(version) });
  if (previous) entete.precedente = hexDe(previous.content);
  forme(id.content.length === 16 && (!previous || previous.content.length === 32));
  return { entete, contenu: octets.subarray(node.raw.length) };
};

// Other attributes are let pass: they are signed, so nobody adds one later.
const lireAttributs = set => {
  const found = {};
  for (const attribute of ensemble(set)) {
    const [type, value] = lireForme(attribute, '30(06 31(__))'), id = hexDe(type.content);
    forme(!found[id]);
    found[id] = value;
  }
  const [type, digest, time, certificate] = ['03', '04', '05', '10022f'].map(id => found[`2a864886f70d0109${id}`]);
  forme(type && digest?.tag === 4 && time && certificate);
  lireForme(type, `=${ID_DATA}`);
  // No hash algorithm, so SHA-256; the first identifier names the signer.
  const [named] = lireForme(lireForme(certificate, '30(30 30?)')[0].kids[0], '30(04 30?)');
  return { empreinte: hexDe(digest.content), certificat: hexDe(named.content), scelleLe: momentDER(time) };
};

export const lireScelle = async inner => {
  const [octets, certificates, issuer, serial, attributes, signature] = lireForme(
    inner, `30(=${SIGNED} a0(30(=020101 31(=${SHA256}) 30(=${ID_DATA} a0(04)) a0 31(30(=020101 30(30 02) =${SHA256} a0 =${ECDSA_SHA256} 04)))))`);
  const known = ensemble(certificates).map(({ raw }) => lireCertificat(raw));
  const signataire = known.find(one => one.serie === hexDe(entier(serial)) && one.emetteur === hexDe(issuer.raw));
  forme(known.length < 9 && signataire);
  const { scelleLe, ...signed } = lireAttributs(attributes), scelle = lireEntete(octets.content);
  // Signed under the universal tag of SET OF, carried under [0] (RFC 5652, 5.4).
  const vaut = await signatureVaut(signataire.point, signature.content, concat([0x31], attributes.raw.subarray(1)));
  exiger(
    vaut && signed.empreinte === await empreinteDe(octets.content) && signed.certificat === await empreinteDe(signataire.der),
    'badSignature', `Le sceau de cette enveloppe est faux. ${ALERTE}`);
  return { ...scelle, scelleLe, signataire };
};

export const ouvrirScelle = async (enveloppe, reference, cle, confiance, date = new Date()) => {
  const { clair, ...core } = await ouvrirEnveloppe(deBase64(enveloppe.cms), cle);
  const scelle = await lireScelle(clair), { signataire, scelleLe, entete } = scelle;
  // Judged now, since a revocation counts whenever it comes; but a fiche outlives the certificate that sealed it.
  const reasons = (await juger(confiance, signataire, SCEAU, date)).filter(reason => reason !== EXPIRE);
  if (scelleLe < signataire.debut || scelleLe > signataire.fin) reasons.push('scellé hors de sa validité');
  exiger(!reasons.length, 'sealRefused', `Le certificat du sceau est refusé : ${reasons}. ${ALERTE}`);
  const asked = { ...enveloppe, reference, enveloppe: enveloppe.id, precedente: enveloppe.precedente ?? undefined };
  const wrong = CHAMPS.filter(name => entete[name] !== asked[name]);
  exiger(!wrong.length, 'headerMismatch', `Enveloppe échangée (${wrong}) : ce n’est pas ce qui a été demandé. ${ALERTE}`);
  return { ...scelle, ...core };
};

export const ouvrirTout = async ({ enveloppes }, ...asked) => {
  forme(enveloppes.length && new Set(enveloppes.map(({ id }) => id)).size === enveloppes.length);
  const ouvertes = [];
  for (const enveloppe of enveloppes) {
    try {
      ouvertes.push({ enveloppe, ...await ouvrirScelle(enveloppe, ...asked) });
    } catch (refus) {
      if (refus.code !== 'notARecipient') throw refus;
    }
  }
  exiger(ouvertes.length, 'notARecipient', 'Aucune de ces enveloppes n’est scellée pour votre clé.');
  return { ouvertes, illisibles: enveloppes.length - ouvertes.length };
};
