// Certificates and revocation lists of Navette's profiles (RFC 5280), and whom to believe.
//
// lireCertificat(bytes) → {der, nom (CN), role (OU), point, ski hex, usage (KeyUsage bits), etendu: [EKU OID hex] or undefined, estCA,
//   etages (pathLength), debut, fin: Date, …}.
// lireConfiance(pki, racine?) → Promise of the trust that the rest takes. pki: the answer of GET /api/pki; racine: SHA-256 hex
//   of the root's certificate when it is known from elsewhere.
// juger(confiance, certificat, emploi, date) → Promise of [reasons in French], empty when it holds; emploi: SCEAU, RECEPTION
//   or CONNEXION. Each certificate of the chain needs a current list of its issuer: a missing one refuses everybody.
// signatureVaut(point, signature DER, bytes) → Promise of a boolean: ECDSA P-256 with SHA-256.
import { deBase64, empreinteDe, exiger, forme, hexDe, subtle } from './octets.js';
import { ECDSA_SHA256, P256, bitsDER, entier, lireForme, lireDER, momentDER, petitEntier, signatureBrute, texteDER } from './der.js';

export const SCEAU = { usage: 0xc0 };
export const RECEPTION = { usage: 8 };
export const CONNEXION = { usage: 0x80, etendu: '2b06010505070302' };
export const EXPIRE = 'certificat expiré';

export const signatureVaut = async (point, signature, bytes) => {
  try {
    const key = await subtle.importKey('raw', point, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signatureBrute(signature), bytes);
  } catch {
    return false;
  }
};

const nomDe = (name, id) => {
  const found = name.kids.map(part => lireForme(part, '31(30(06 __))')).filter(([type]) => hexDe(type.content) === id);
  return found.length === 1 ? texteDER(found[0][1]) : undefined;
};
// Extensions by the last octet of their identifier, 2.5.29.N; a critical one that is not known is refused.
const extensionsDe = (list, known) => {
  const found = {};
  for (const extension of list?.kids || []) {
    const [type, critical, value] = lireForme(extension, '30(06 01? 04)');
    const [, id] = /^551d(..)$/.exec(hexDe(type.content)) || [];
    forme(!critical || (critical.content[0] === 255 && known.includes(id)));
    forme(!id || !found[id]);
    if (id) found[id] = lireDER(value.content);
  }
  return found;
};

export const lireCertificat = der => {
  const [serial, issuer, start, end, subject, key, extensions, signature] = lireForme(
    der, `30(30(=a003020102 02 =${ECDSA_SHA256} 30 30(__ __) 30 30(=${P256} 03) a3(30)) =${ECDSA_SHA256} 03)`);
  const { '13': limits, '0f': usage, '25': extended, '0e': ski } = extensionsDe(extensions, ['13', '0f', '25', '11']);
  const [authority, floors] = limits ? lireForme(limits, '30(01? 02?)') : [], point = bitsDER(key);
  forme(point.length === 65 && point[0] === 4 && (!usage || (usage.tag === 3 && usage.content[0] < 8)));
  return {
    der, body: lireDER(der).kids[0].raw, signature: bitsDER(signature), serie: hexDe(entier(serial)), emetteur: hexDe(issuer.raw),
    sujet: hexDe(subject.raw), nom: nomDe(subject, '550403'), role: nomDe(subject, '55040b'), debut: momentDER(start), fin: momentDER(end),
    point, usage: usage ? usage.content[1] | usage.content[2] << 8 : 0, etendu: extended?.kids.map(({ content }) => hexDe(content)),
    estCA: !!authority, etages: floors ? petitEntier(floors) : 9, ski: ski ? hexDe(ski.content) : '',
  };
};
const lireListe = der => {
  const [issuer, start, end, revoked, extensions, signature] = lireForme(
    der, `30(30(=020101 =${ECDSA_SHA256} 30 __ __ 30? a0?) =${ECDSA_SHA256} 03)`);
  // Critical extensions say that a list is partial: taken for whole, it would forgive what it does not name.
  extensionsDe(extensions && lireForme(extensions, 'a0(30)')[0], []);
  const series = (revoked?.kids || []).map(entry => {
    const [serial, , more] = lireForme(entry, '30(02 __ 30?)');
    extensionsDe(more, []);
    return hexDe(entier(serial));
  });
  return { body: lireDER(der).kids[0].raw, signature: bitsDER(signature), emetteur: hexDe(issuer.raw), debut: momentDER(start), fin: momentDER(end), series };
};

const signePar = async ({ emetteur, signature, body }, authorities) => {
  for (const one of authorities) if (one.sujet === emetteur && await signatureVaut(one.point, signature, body)) return one;
};
export const lireConfiance = async (pki, racine) => {
  const autorites = pki.autorites.map(text => lireCertificat(deBase64(text)));
  const listes = pki.listes.map(text => lireListe(deBase64(text)));
  for (const one of [...autorites, ...listes]) {
    one.parent = await signePar(one, autorites);
    one.estRacine = one.parent === one && (!racine || await empreinteDe(one.der) === racine);
  }
  exiger(autorites.some(({ estRacine }) => estRacine), 'sealRefused', 'L’autorité racine n’est pas celle qui est attendue.');
  return { autorites, listes };
};

export const juger = async ({ autorites, listes }, leaf, emploi, date) => {
  const reasons = new Set(), note = (condition, reason) => condition && reasons.add(reason);
  note(leaf.estCA || (leaf.usage & emploi.usage) !== emploi.usage, 'usage de clé refusé');
  // Any extended usage restricts to something else.
  note(emploi.etendu ? !leaf.etendu?.includes(emploi.etendu) : leaf.etendu, 'usage étendu refusé');
  let one = leaf, parent = await signePar(leaf, autorites);
  for (let depth = 0; ; depth++) {
    note(date < one.debut, 'certificat pas encore valable');
    note(date > one.fin, depth ? 'autorité expirée' : EXPIRE);
    const current = listes.filter(list => list.parent === parent && list.debut <= date && date <= list.fin);
    note(!current.length, 'liste de révocation absente ou périmée');
    note(current.some(({ series }) => series.includes(one.serie)), 'certificat révoqué');
    if (one.estRacine) break;
    note(!parent || parent === one || depth > 7, 'autorité inconnue');
    // keyCertSign and cRLSign.
    note(parent && (!parent.estCA || (parent.usage & 6) !== 6 || parent.etages < depth), 'autorité sans ce pouvoir');
    if (!parent || parent === one || depth > 7) break;
    [one, parent] = [parent, parent.parent];
  }
  return [...reasons];
};
