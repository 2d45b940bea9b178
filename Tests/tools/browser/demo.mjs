// The demo's envelopes and attestations, which Swift made: opened and verified here, then touched and refused.
import { readFileSync, readdirSync } from 'node:fs';
import { accepts, refuses } from './checks.mjs';
import { pki, unlocked } from './forge.mjs';
import { web } from './scripts.mjs';

const { base64De, deBase64, empreinteDe, lireConfiance, ouvrirScelle } = web;
const PIECE = 'piece-jointe';
/** The first block of a PEM file: the authority's certificate may follow an agent's. */
export const der = pem => Buffer.from(pem.split('-----')[2], 'base64');

/** What the gateway would answer, from the demo's folder; `facts`: see check-browser-crypto. */
export const loadDemo = async (dir, facts) => {
  const read = name => readFileSync(`${dir}/${name}`);
  const one = name => ({ der: der(String(read(name))) });
  const agents = [];
  for (const agent of readdirSync(`${dir}/agents`)) {
    const key = String(read(`agents/${agent}/encryption.key`));
    agents.push({ ...await unlocked(agent, key), pem: key, certificat: base64De(der(String(read(`agents/${agent}/encryption.crt`)))) });
  }
  const answer = pki([one('data/pki/ca.crt'), one('data/pki/issuing.crt')], [der(String(read('pki/root.crl'))), der(String(read('pki/issuing.crl')))]);
  const envelopes = [];
  for (const file of readdirSync(`${dir}/envelopes`)) {
    const cms = new Uint8Array(read(`envelopes/${file}`));
    const { iv, ciphertext, tag } = web.lireEnveloppe(cms);
    const digest = await empreinteDe(web.concat(iv, ciphertext, tag));
    const fact = facts.enveloppes.find(one => one.empreinte === digest);
    if (!fact) throw Error('an envelope that the database does not have');
    envelopes.push({ ...fact, cms: base64De(cms), file });
  }
  return { agents, pki: answer, confiance: await lireConfiance(answer), envelopes, ...facts };
};

export const checkEnvelopes = async ({ agents, confiance, envelopes }) => {
  for (const envelope of envelopes) {
    let opened = 0;
    for (const key of agents) {
      const isFor = web.lireEnveloppe(deBase64(envelope.cms)).rows.some(({ ski }) => ski === key.ski);
      const open = (asked = envelope, reference = envelope.reference, trust = confiance, date = undefined) =>
        ouvrirScelle(asked, reference, key, trust, date);
      if (!isFor) {
        await refuses('an agent who is no recipient', 'notARecipient', open);
        await refuses('with the recipient’s name on another key', 'altered', () => ouvrirScelle(
          envelope, envelope.reference, { ...key, ski: web.lireEnveloppe(deBase64(envelope.cms)).rows[0].ski }, confiance));
        continue;
      }
      opened += 1;
      await accepts('a recipient opens', async () => {
        const { contenu, entete, empreinte } = await open();
        if (entete.enveloppe !== envelope.id || empreinte !== envelope.empreinte) return false;
        // An attachment is bytes as they are: the demo's is a PDF.
        if (envelope.genre === PIECE) return String.fromCharCode(...contenu.subarray(0, 5)) === '%PDF-';
        const { v, genre } = JSON.parse(web.texteDe(contenu));
        return v === 1 && genre === envelope.genre;
      });
      if (opened > 1) continue;
      const changes = {
        id: '00'.repeat(16), genre: envelope.genre === PIECE ? 'retour' : PIECE, auteur: 'agent-fsi-2', destination: 'secteur-ailleurs', version: envelope.version + 1,
        precedente: envelope.precedente ? undefined : '00'.repeat(32),
      };
      for (const [name, value] of Object.entries(changes)) {
        await refuses(`another ${name}`, 'headerMismatch', () => open({ ...envelope, [name]: value }));
      }
      await refuses('another reference', 'headerMismatch', () => open(envelope, 'FN-2026-AAAA-AAAA-AA'));
      await refuses('another spelling of the reference', 'headerMismatch', () => open(envelope, `${envelope.reference}\u0301`));
      await refuses('without revocation lists', 'sealRefused', () => open(envelope, envelope.reference, { ...confiance, listes: [] }), 'liste');
      await refuses('with lists long expired', 'sealRefused', () => open(
        envelope, envelope.reference, confiance, new Date(Date.now() + 40 * 86400e3)), 'liste');
      await refuses('before the certificates', 'sealRefused', () => open(
        envelope, envelope.reference, confiance, new Date(Date.now() - 40 * 86400e3)), 'pas encore');
      for (const other of envelopes.filter(one => one !== envelope).slice(0, 3)) {
        const isMine = web.lireEnveloppe(deBase64(other.cms)).rows.some(({ ski }) => ski === key.ski);
        await refuses('the envelope of another fiche', isMine ? 'headerMismatch' : 'notARecipient', () => open({ ...envelope, cms: other.cms }));
      }
    }
    await accepts('somebody opened it', () => opened > 0);
  }
};

export const checkTrust = async ({ pki: answer }) => {
  const root = await empreinteDe(deBase64(answer.autorites[0]));
  await accepts('the root that is expected', () => lireConfiance(answer, root));
  await refuses('another root than the expected one', 'sealRefused', () => lireConfiance(answer, root.replace(/./, c => (c === '0' ? '1' : '0'))));
  await refuses('no root', 'sealRefused', () => lireConfiance({ ...answer, autorites: answer.autorites.slice(1) }));
};
