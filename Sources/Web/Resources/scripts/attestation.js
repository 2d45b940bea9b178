// Recipients of a body, each proven here before a key is wrapped for them: the gateway is not believed.
//
// destinatairesProuves(answer, organisme, confiance, date?) → Promise of {destinataires: [{agent, ski, point}], recouvrement?: {ski, point}}.
//   answer: of GET /api/organismes/ID/destinataires. One recipient that does not hold stops everything: code attestation.
// reenvelopper(enveloppes, reference, prouves, cle, confiance, date?) → Promise of [{enveloppe, destinataire, ephemere, cle}]: the
//   `cles` of POST /api/fiches/REF/reorientation. enveloppes: of the answer that opened the fiche. What was sealed since stays
//   between those it was written for.
// lireAttestation(text) → {organisme, agent, certificat hex, debut, fin: Date, attesteur hex, signature, signe: bytes}.
import { base64De, deBase64, empreinteDe, exiger, forme, utf8De } from './octets.js';
import { envelopperCle } from './cms.js';
import { CONNEXION, RECEPTION, juger, lireCertificat, signatureVaut } from './x509.js';
import { ouvrirScelle } from './sceau.js';

const NOM = '([A-Za-z0-9_.:-]{1,64})';
const TEXTE = new RegExp(
  `^(navette-attestation/v1\\norganisme ${NOM}\\nagent ${NOM}\\ncertificate ([0-9a-f]{64})\\nnot-before (\\S+)\\nnot-after (\\S+)\\n`
  + 'attester ([0-9a-f]{64})\\n)\\nsignature (\\S+)\\n$');

export const lireAttestation = text => {
  const [, signe, organisme, agent, certificat, from, to, attesteur, signature] = TEXTE.exec(text) || forme();
  const [debut, fin] = [from, to].map(value => {
    const date = new Date(value);
    forme(+date === +date && date.toISOString().replace('.000', '') === value);
    return date;
  });
  // 400 days at most.
  forme(debut < fin && fin - debut <= 34560e6);
  return { organisme, agent, certificat, debut, fin, attesteur, signature: deBase64(signature), signe: utf8De(signe) };
};

// Throws for the first of these [condition, reason] that does not hold.
const tient = (qui, ...conditions) => {
  for (const [condition, what] of conditions) {
    exiger(condition, 'attestation', `Clé refusée, rien n’est transmis : ${qui}, ${what}. Prévenez le cadre et l’auditeur.`);
  }
};
const recepteur = async (qui, certificate, confiance, date) => {
  const reasons = await juger(confiance, certificate, RECEPTION, date), { ski, point, usage } = certificate;
  tient(qui, [!reasons.length, reasons], [usage === RECEPTION.usage && ski.length === 40, 'certificat']);
  return { ski, point };
};

const prouver = async ({ agent, certificat, attesteur, attestation }, organisme, confiance, date) => {
  const [certificate, attester] = [certificat, attesteur].map(text => lireCertificat(deBase64(text)));
  const said = lireAttestation(attestation), reasons = await juger(confiance, attester, CONNEXION, date);
  tient(
    agent, [certificate.nom === agent && said.agent === agent, 'autre agent'], [said.organisme === organisme, 'autre organisme'],
    [said.certificat === await empreinteDe(certificate.der), 'autre certificat'],
    [said.attesteur === await empreinteDe(attester.der), 'autre attesteur'],
    // The head of a circonscription, the data-protection officer for the other bodies; nobody for their own key.
    [['cadre-secteur', 'dpo'].includes(attester.role) && attester.nom !== agent, 'attesteur sans ce pouvoir'],
    [attester.usage === CONNEXION.usage && attester.etendu?.length === 1 && !reasons.length, `attesteur, ${reasons}`],
    [attester.debut <= said.debut && said.debut <= attester.fin, 'attesteur d’une autre époque'],
    [said.debut <= date && date <= said.fin, 'attestation hors de sa durée'],
    [await signatureVaut(attester.point, said.signature, said.signe), 'attestation mal signée']);
  return { agent, ...await recepteur(agent, certificate, confiance, date) };
};

export const destinatairesProuves = async (answer, organisme, confiance, date = new Date()) => {
  const destinataires = await Promise.all(answer.destinataires.map(one => prouver(one, organisme, confiance, date)));
  exiger(destinataires.length, 'noRecipient', 'Personne n’est de permanence dans cet organisme : la fiche reste où elle est.');
  if (!answer.recouvrement) return { destinataires };
  const certificate = lireCertificat(deBase64(answer.recouvrement)), qui = 'clé de recouvrement';
  tient(qui, [certificate.role === 'recovery', 'autre certificat']);
  return { destinataires, recouvrement: await recepteur(qui, certificate, confiance, date) };
};

export const reenvelopper = async (enveloppes, reference, { destinataires, recouvrement }, ...asked) => {
  const fiche = enveloppes.find(({ genre }) => genre === 'fiche'), cles = [];
  exiger(fiche, 'notARecipient', 'La fiche elle-même n’est pas scellée pour votre clé.');
  for (const enveloppe of [fiche, ...enveloppes.filter(({ genre }) => genre === 'piece-jointe')]) {
    const { entete, contenuCle, rows } = await ouvrirScelle(enveloppe, reference, ...asked);
    // Its author keeps the row they have, which may be for a former key of theirs; and so does the recovery key.
    const held = ({ ski }) => rows.some(row => row.ski === ski);
    const recipients = destinataires.filter(one => one.agent !== entete.auteur || !held(one));
    if (recouvrement && !held(recouvrement)) recipients.push(recouvrement);
    if (!recipients.length) continue;
    for (const { ski, ephemeral, wrapped } of await envelopperCle(contenuCle, recipients)) {
      cles.push({ enveloppe: enveloppe.id, destinataire: ski, ephemere: base64De(ephemeral), cle: base64De(wrapped) });
    }
  }
  return cles;
};
