// Who may receive a fiche that is sent on: the demo's own attestations hold, every other one is refused.
import { createPrivateKey, sign } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { accepts, refuses } from './checks.mjs';
import { der } from './demo.mjs';
import { hex, pki } from './forge.mjs';
import { web } from './scripts.mjs';

const { base64De, deBase64, deHex, destinatairesProuves, empreinteDe, lireDER, lireEnveloppe, reenvelopper, tlv } = web;

const reader = dir => (agent, file) => String(readFileSync(`${dir}/agents/${agent}/${file}`));

/** Asks whether a recipient holds, as the gateway would answer for it, but for what `more` changes. */
const prover = async (dir, { agents, confiance }) => {
  const read = reader(dir), attesters = {};
  const certificateOf = agent => agents.find(one => one.agent === agent).certificat;
  for (const { agent } of agents) attesters[await empreinteDe(der(read(agent, 'tls.crt')))] = base64De(der(read(agent, 'tls.crt')));
  const recipient = ({ agent, texte }) => ({
    agent, attestation: texte, certificat: certificateOf(agent), attesteur: attesters[/attester (.*)/.exec(texte)[1]],
  });
  const prove = (one, organisme, { recouvrement, ...more } = {}, date = undefined, trust = confiance) =>
    destinatairesProuves({ destinataires: [{ ...recipient(one), ...more }], recouvrement }, organisme, trust, date);
  return { attesters, certificateOf, prove, recipient };
};

export const checkAttestations = async (dir, { agents, attestations, confiance, pki: answer }) => {
  const read = reader(dir);
  const { attesters, certificateOf, prove, recipient } = await prover(dir, { agents, confiance });
  for (const one of attestations) {
    await accepts('an attestation of the demo', async () => (await prove(one, one.organisme)).destinataires[0].ski.length === 40);
    const no = (name, more, organisme = one.organisme, date = undefined, code = 'attestation') =>
      refuses(name, code, () => prove(one, organisme, more, date));
    const text = one.texte, replaced = (from, to) => ({ attestation: text.replace(from, to) });
    await no('for another body', {}, 'secteur-ailleurs');
    await no('of another agent', { agent: 'agent-x' });
    const attester = recipient(one).attesteur, other = agents.find(({ agent }) => agent !== one.agent);
    await no('another’s certificate', { certificat: other.certificat });
    await no('another’s certificate and name', { certificat: other.certificat, agent: other.agent });
    await no('another attester', { attesteur: Object.values(attesters).find(one => one !== attester) });
    await no('an authentication certificate', { certificat: base64De(der(read(one.agent, 'tls.crt'))) });
    await no('after its end', {}, one.organisme, new Date(Date.now() + 500 * 86400e3));
    await no('before its start', {}, one.organisme, new Date(Date.now() - 500 * 86400e3));
    const digit = /signature ..../.exec(text)[0];
    await no('a touched end', replaced(/(not-after .*)(\d)Z/, (_, start, digit) => `${start}${9 - digit}Z`));
    await no('a touched signature', replaced(digit, `${digit.slice(0, -1)}${digit.endsWith('A') ? 'B' : 'A'}`));
    for (const [name, more] of [
      ['no last line feed', { attestation: text.slice(0, -1) }], ['another title', replaced('v1', 'v2')], ['a trailing line', { attestation: `${text}\n` }],
      ['carriage returns', { attestation: text.replaceAll('\n', '\r\n') }], ['fractions of a second', replaced('Z\n', '.000Z\n')],
      ['no such date', replaced(/-\d\d-\d\dT/, '-02-31T')], ['no signature', { attestation: text.split('\nsignature')[0] }],
      ['capital digits', replaced(/certificate .*/, digits => digits.toUpperCase().replace('CERTIFICATE', 'certificate'))],
    ]) await no(name, more, one.organisme, undefined, 'malformed');
    await refuses('without lists', 'attestation', () => prove(one, one.organisme, {}, undefined, { ...confiance, listes: [] }));
  }
  await refuses('nobody', 'noRecipient', () => destinatairesProuves({ destinataires: [] }, 's', confiance));
  await checkAttesters(dir, read, certificateOf, confiance);
  await accepts('a trust made of the demo’s authorities', () => web.lireConfiance(pki(answer.autorites.map(text => ({ der: deBase64(text) })), [])));
};

/** Statements signed by the demo's own keys: right in form, by those who may not, or saying too much. */
const checkAttesters = async (dir, read, certificateOf, confiance) => {
  const day = count => `${new Date(Date.now() + count * 86400e3).toISOString().slice(0, 19)}Z`;
  const attest = async (agent, by, from = day(0), to = day(300)) => {
    const attester = der(read(by, 'tls.crt'));
    const signe = ['navette-attestation/v1', 'organisme secteur-bourg', `agent ${agent}`, `certificate ${await empreinteDe(deBase64(certificateOf(agent)))}`,
      `not-before ${from}`, `not-after ${to}`, `attester ${await empreinteDe(attester)}`, ''].join('\n');
    const signature = sign('sha256', Buffer.from(signe), createPrivateKey(read(by, 'tls.key'))).toString('base64');
    return destinatairesProuves({ destinataires: [{
      agent, certificat: certificateOf(agent), attesteur: base64De(attester), attestation: `${signe}\nsignature ${signature}\n`,
    }] }, 'secteur-bourg', confiance, new Date(Date.now() + 1000));
  };
  await accepts('the cadre attests', () => attest('ts-bourg-1', 'cadre'));
  await accepts('the data-protection officer attests', () => attest('ts-bourg-1', 'dpo'));
  for (const by of ['ts-bourg-2', 'administrateur', 'auditeur', 'ts-bourg-1']) {
    await refuses('somebody else attests', 'attestation', () => attest('ts-bourg-1', by), 'pouvoir');
  }
  await refuses('the cadre for their own key', 'attestation', () => attest('cadre', 'cadre'), 'pouvoir');
  await refuses('for more than 400 days', 'malformed', () => attest('ts-bourg-1', 'cadre', day(0), day(401)));
  await refuses('ends before it starts', 'malformed', () => attest('ts-bourg-1', 'cadre', day(0), day(-1)));
  await refuses('before the attester was one', 'attestation', () => attest('ts-bourg-1', 'cadre', day(-40)), 'époque');
  await refuses('not yet', 'attestation', () => attest('ts-bourg-1', 'cadre', day(2)), 'durée');
};

/** A fiche of the demo sent on: each new recipient opens it with openssl, and nobody else does. */
export const checkRewrap = async (dir, folder, { agents, attestations, confiance, envelopes, recouvrements }) => {
  const { prove } = await prover(dir, { agents, confiance });
  const fiche = envelopes.find(({ genre }) => genre === 'fiche');
  const rowsOf = cms => lireEnveloppe(deBase64(cms)).rows;
  const cle = agents.find(({ ski }) => rowsOf(fiche.cms).some(row => row.ski === ski));
  const news = agents.filter(({ agent, ski }) => attestations.some(one => one.agent === agent) && !rowsOf(fiche.cms).some(row => row.ski === ski)).slice(0, 2);
  const destinataires = news.map(({ agent, ski, point }) => ({ agent, ski, point }));
  const author = agents.find(({ agent }) => agent === fiche.auteur);
  const run = (to, more = [fiche], trust = confiance) => reenvelopper(more, fiche.reference, to, cle, trust);
  const keys = await accepts('the fiche is wrapped again', () => run({ destinataires: [...destinataires, author] }));
  await accepts('a row for each but the author, in the form that is asked', () => keys.length === 2 && keys.every(key =>
    key.enveloppe === fiche.id && news.some(({ ski }) => ski === key.destinataire) && deBase64(key.ephemere).length === 65 && deBase64(key.cle).length === 40));
  const another = agents.find(({ ski }) => !rowsOf(fiche.cms).some(row => row.ski === ski) && !news.some(one => one.ski === ski));
  await accepts('and one for the author, when the key they have now has none', async () =>
    (await run({ destinataires: [...destinataires, { ...another, agent: author.agent }] })).length === 3);
  const { certificat } = recouvrements[0];
  const { recouvrement } = await accepts('the recovery key of the demo', () => prove(attestations[0], attestations[0].organisme, {
    recouvrement: certificat }));
  await accepts('and a row for it, unless it has one', async () =>
    (await run({ destinataires, recouvrement })).length === (rowsOf(fiche.cms).some(({ ski }) => ski === recouvrement.ski) ? 2 : 3));
  await refuses('an agent’s certificate for recovery', 'attestation', () => prove(attestations[0], attestations[0].organisme, {
    recouvrement: agents[0].certificat }));
  for (const [key, { agent }] of keys.map(key => [key, news.find(({ ski }) => ski === key.destinataire)])) {
    const group = tlv('a1', '020103', tlv('a0', tlv('a1', '300906072a8648ce3d0201', tlv('03', '00', hex(deBase64(key.ephemere))))),
      '301506062b8104010b01300b060960864801650304012d', tlv('30', ...keys.map(one =>
        tlv('30', tlv('a0', tlv('04', one.destinataire)), tlv('04', hex(deBase64(one.cle))))).sort()));
    const data = lireDER(deBase64(fiche.cms)).kids[1].kids[0].kids.map(({ raw }) => hex(raw));
    const groups = [...lireDER(deHex(data[1])).kids.map(({ raw }) => hex(raw)), group].sort();
    const wider = deHex(tlv('30', '060b2a864886f70d0109100117', tlv('a0', tlv('30', data[0], tlv('31', ...groups), data[2], data[3]))));
    writeFileSync(`${folder}/wider.cms`, wider);
    const decrypt = who => execFileSync('openssl', ['cms', '-decrypt', '-inform', 'DER', '-in', `${folder}/wider.cms`, '-binary',
      '-recip', `${dir}/agents/${who}/encryption.crt`, '-inkey', `${dir}/agents/${who}/encryption.key`], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
    await accepts('openssl opens it for the new recipient, and still for the former', () =>
      decrypt(agent).includes(fiche.reference) && decrypt(cle.agent).includes(fiche.reference));
    const me = agents.find(one => one.agent === agent);
    await accepts('and so does the browser', () => web.ouvrirScelle({ ...fiche, cms: base64De(wider) }, fiche.reference, me, confiance));
  }
  await refuses('no fiche among them', 'notARecipient', () => run({ destinataires }, [{ ...fiche, genre: 'retour' }]));
  await refuses('a swapped fiche', 'headerMismatch', () => run({ destinataires }, [{ ...fiche, id: '00'.repeat(16) }]));
  await refuses('a seal that is not believed', 'sealRefused', () => run({ destinataires }, [fiche], { ...confiance, listes: [] }));
  await refuses('a recipient twice', 'duplicateRecipient', () => run({ destinataires: [...destinataires, ...destinataires] }));
};
