// An agent's key: its request, its coffre, its passphrase, its drafts, checked with node's own primitives and with openssl.
import { createDecipheriv, createPrivateKey, pbkdf2Sync } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { accepts, refuses } from './checks.mjs';
import { unlocked } from './forge.mjs';
import { web } from './scripts.mjs';

const { changerPhrase, creerCle, estimerPhrase, ouvrirBrouillon, ouvrirCoffre, proposerPhrase, scellerBrouillon } = web;
const openssl = (...args) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
const bytes = text => Buffer.from(text, 'base64');

/** PBKDF2 and AES-GCM by other code than the browser's, as the contract of the coffre says. */
const openedElsewhere = (coffre, phrase, agent) => {
  const key = pbkdf2Sync(Buffer.from(phrase.normalize('NFKC')), bytes(coffre.sel), coffre.iterations, 32, 'sha256');
  const sealed = bytes(coffre.chiffre), cipher = createDecipheriv('aes-256-gcm', key, bytes(coffre.iv));
  cipher.setAAD(Buffer.from(`navette-coffre/v1|${agent}`)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
};

export const checkKey = async folder => {
  const phrase = proposerPhrase(), agent = 'a-0017';
  const { demande, coffre, cle } = await creerCle(agent, phrase);
  const file = name => `${folder}/${name}`;
  writeFileSync(file('key.csr'), demande);
  // Before 3.2, `req -verify` exits 0 whatever it finds: what it says counts.
  const verify = () => spawnSync('openssl', ['req', '-in', file('key.csr'), '-verify', '-noout', '-text'], { encoding: 'utf8' });
  await accepts('openssl verifies the request', () => {
    const { stdout, stderr } = verify();
    return stderr.includes('verify OK') && /Subject: CN = a-0017\n/.test(stdout) && /Key Usage: critical\s+Key Agreement\n/.test(stdout);
  });
  for (const at of [60, 100, 180, 240, 300]) {
    writeFileSync(file('key.csr'), demande.slice(0, at) + (demande[at] === 'A' ? 'B' : 'A') + demande.slice(at + 1));
    await accepts('openssl refuses a touched request', () => !verify().stderr.includes('verify OK'));
  }
  const pem = createPrivateKey({ key: openedElsewhere(coffre, phrase, agent), format: 'der', type: 'pkcs8' });
  await accepts('other code opens the coffre: the same key', async () => (await unlocked(agent, { privateKey: pem })).ski === cle.ski);
  await accepts('the request holds that key', () => Buffer.from(demande.replace(/-.*-|\n/g, ''), 'base64').includes(Buffer.from(cle.point)));
  await accepts('the private key stays where it is', async () => {
    for (const format of ['pkcs8', 'jwk']) {
      await refuses('exporting it', 'refused', () => crypto.subtle.exportKey(format, cle.privee).catch(() => { throw Object.assign(Error(), { code: 'refused' }); }));
    }
    return !cle.privee.extractable && cle.privee.usages.join() === 'deriveBits';
  });
  await checkCoffre(coffre, phrase, agent, cle);
  await checkPhrases();
  await checkDraft(folder, cle, pem);
};

const checkCoffre = async (coffre, phrase, agent, cle) => {
  const opens = (box, text = phrase, who = agent) => ouvrirCoffre(box, text, who);
  await accepts('its phrase opens the coffre', async () => (await opens(coffre)).ski === cle.ski);
  await accepts('the spaces that a copy brings along are not of it', async () => (await opens(coffre, ` ${phrase}\n`)).ski === cle.ski);
  for (const text of [phrase.replace('-', ' - '), phrase.toUpperCase(), phrase.slice(1), '', proposerPhrase()]) {
    await refuses('another phrase', 'phrase', () => opens(coffre, text));
  }
  await refuses('another agent', 'phrase', () => opens(coffre, phrase, 'a-0018'));
  for (const name of ['sel', 'iv', 'chiffre']) {
    const touched = bytes(coffre[name]);
    touched[3] ^= 1;
    await refuses(`a touched ${name}`, 'phrase', () => opens({ ...coffre, [name]: touched.toString('base64') }));
    await refuses(`a short ${name}`, 'malformed', () => opens({ ...coffre, [name]: touched.subarray(1).toString('base64') }));
    await refuses(`no ${name}`, 'malformed', () => opens({ ...coffre, [name]: undefined }));
    await refuses(`spaces in ${name}`, 'malformed', () => opens({ ...coffre, [name]: `${coffre[name]} ` }));
  }
  await refuses('other rounds', 'phrase', () => opens({ ...coffre, iterations: 600001 }));
  for (const iterations of [0, 1000, 599999, 10000001, 600000.5, '600000', null]) {
    await refuses('too few rounds, too many, or no number', 'malformed', () => opens({ ...coffre, iterations }));
  }
  for (const change of [{ version: 2 }, { version: '1' }, { derivation: 'PBKDF2-SHA-1' }, { autre: 1 }]) {
    await refuses('another form', 'malformed', () => opens({ ...coffre, ...change }));
  }
  const phrases = ['été comme hiver ﬁdèle jument grise du Val', 'e\u0301te\u0301 comme hiver fide\u0300le jument grise du Val'];
  const changed = await changerPhrase(coffre, phrase, phrases[0], agent);
  await accepts('the new phrase opens, in either spelling', async () => (await opens(changed, phrases[1])).ski === cle.ski);
  await accepts('new salt and nonce', () => changed.sel !== coffre.sel && changed.iv !== coffre.iv);
  await refuses('the former phrase', 'phrase', () => opens(changed));
  await refuses('a change without the phrase', 'phrase', () => changerPhrase(coffre, 'rien', proposerPhrase(), agent));
  for (const weak of ['', 'azerty123', 'bonjour2024', 'aaaaaaaaaaaaaaaaaaaaaaaaa', '1234567890123456789012', 'bibi-bibi-bibi-bibi-bibi-bibi']) {
    await refuses('a weak phrase', 'phrase', () => changerPhrase(coffre, phrase, weak, agent));
    await refuses('a weak phrase at first', 'phrase', () => creerCle(agent, weak));
  }
};

const checkPhrases = async () => {
  const counts = {};
  for (let i = 0; i < 2500; i += 1) for (const one of proposerPhrase().match(/[^-]{2}/g)) counts[one] = (counts[one] ?? 0) + 1;
  const values = Object.values(counts), expected = 2500 * 12 / 75;
  await accepts('75 syllables', () => values.length === 75 && Object.keys(counts).every(one => /^[bdfgjklmnprstvz][aeiou]$/.test(one)));
  // 74 degrees of freedom: beyond 140 by chance once in a hundred thousand runs.
  await accepts('as often each', () => values.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0) < 140);
  await accepts('six groups of two', () => /^([a-z]{4}-){5}[a-z]{4}$/.test(proposerPhrase()));
  await accepts('its strength', () => estimerPhrase('lamo-kopu-vabo-fige-titi-pera').bits >= 74);
  await accepts('more words are stronger', () => estimerPhrase('lune').bits < estimerPhrase('lune cheval').bits);
  await accepts('known words count for nothing', () => estimerPhrase('a-0017a-0017', 'a-0017').bits === 0);
  await accepts('in any order, case and agreement, with or without accents', () => estimerPhrase('ZEPHIRINES ambroisine', 'Poste d’Ambroisine, Zéphirine').bits === 0);
  const isWeak = (text, ...known) => !estimerPhrase(text, ...known).suffisante;
  await accepts('a post and its town are guessed', () => isWeak('intervenante sociale commissariat bourg bresse'));
  await accepts('usual names and a year are guessed', () => isWeak('Marie-Claire Dupont 1975 Bourg commissariat'));
  await accepts('one’s own name and what anybody adds to it', () => isWeak('Zephirine Ambroisine tourniquet grelot vitrail 2024', 'Zéphirine', 'AMBROISINE'));
  await accepts('as many words of one’s own choice are not', () => !isWeak('Zephirine Ambroisine tourniquet grelot vitrail 2024'));
};

const checkDraft = async (folder, cle, privateKey) => {
  const draft = { fiche: { identite: { nom: 'Brouillon à garder' } }, n: [1, 2] };
  const cms = await scellerBrouillon('b-1', draft, cle);
  await accepts('its author opens the draft', async () => JSON.stringify(await ouvrirBrouillon('b-1', cms, cle)) === JSON.stringify(draft));
  await refuses('another draft’s name', 'headerMismatch', () => ouvrirBrouillon('b-2', cms, cle));
  await refuses('another agent’s name', 'headerMismatch', () => ouvrirBrouillon('b-1', cms, { ...cle, agent: 'a-0018' }));
  const other = (await creerCle('a-0018', proposerPhrase())).cle;
  await refuses('another agent', 'notARecipient', () => ouvrirBrouillon('b-1', cms, other));
  const foreign = await web.scellerPour(web.utf8De('{}'), [cle]);
  await refuses('what is no draft', 'headerMismatch', () => ouvrirBrouillon('b-1', foreign, cle));
  const [key, certificate, file] = ['draft.key', 'draft.crt', 'draft.cms'].map(name => `${folder}/${name}`);
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(file, cms);
  openssl('req', '-x509', '-new', '-key', key, '-subj', '/CN=a-0017', '-days', '2', '-out', certificate);
  const decrypted = () => openssl('cms', '-decrypt', '-inform', 'DER', '-in', file, '-recip', certificate, '-inkey', key, '-binary');
  await accepts('openssl opens the draft', () => String(decrypted()) === `["navette-brouillon/v1","a-0017","b-1"]\n${JSON.stringify(draft)}`);
  await checkOpenssl(folder, certificate, cle);
};

const checkOpenssl = async (folder, certificate, cle) => {
  const plain = `${folder}/plain`, kdf = ['-keyopt', 'ecdh_kdf_md:sha256'];
  writeFileSync(plain, 'écrit par openssl');
  const encrypted = (...args) => new Uint8Array(openssl('cms', '-encrypt', '-binary', ...args, '-in', plain, '-outform', 'DER'));
  const named = ['-keyid', '-recip', certificate];
  await accepts('what openssl seals in the profile opens', async () =>
    web.texteDe((await web.ouvrirEnveloppe(encrypted('-aes-256-gcm', ...named, ...kdf), cle)).clair) === 'écrit par openssl');
  for (const [name, args] of [
    ['a SHA-1 derivation', ['-aes-256-gcm', ...named]], ['AES-128', ['-aes-128-gcm', ...named, ...kdf]],
    ['CBC', ['-aes-256-cbc', ...named, ...kdf]], ['named by issuer', ['-aes-256-gcm', '-recip', certificate, ...kdf]],
    ['a shared secret', ['-aes-256-gcm', '-secretkey', '00'.repeat(32), '-secretkeyid', '01']],
  ]) await refuses(name, 'malformed', () => web.ouvrirEnveloppe(encrypted(...args), cle));
};
