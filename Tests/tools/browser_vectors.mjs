// Writes, on standard output, what Swift must accept from the browser: Tests/GatewayTests/Vectors/navigateur.json.
//   node Tests/tools/browser_vectors.mjs > Tests/GatewayTests/Vectors/navigateur.json
// The keys are made for it and used nowhere else.
import { hex, newKey, unlocked } from './browser/forge.mjs';
import { web } from './browser/scripts.mjs';

const { base64De, creerCle, envelopperCle, ouvrirEnveloppe, proposerPhrase, scellerBrouillon } = web;
const alice = newKey(), bob = newKey();
const scalar = key => Buffer.from(key.privateKey.export({ format: 'jwk' }).d, 'base64url').toString('hex');
const author = await unlocked('a-0017', alice), reader = await unlocked('a-0018', bob);
const value = { fiche: { identite: { nom: 'Brouillon à garder' } } };
const draft = await scellerBrouillon('b-1', value, author);
const rows = await envelopperCle((await ouvrirEnveloppe(draft, author)).contenuCle, [reader]);
const phrase = proposerPhrase();
const { demande, coffre, cle } = await creerCle('a-0017', phrase);
console.log(JSON.stringify({
  agent: 'a-0017', demande, coffre, phrase, ski: cle.ski, auteur: { scalaire: scalar(alice), ski: author.ski }, lecteur: { scalaire: scalar(bob), ski: reader.ski },
  brouillon: { cms: base64De(draft), clair: `["navette-brouillon/v1","a-0017","b-1"]\n${JSON.stringify(value)}` },
  cles: rows.map(({ ski, ephemeral, wrapped }) => ({
    enveloppe: hex(new Uint8Array(16)), destinataire: ski, ephemere: base64De(ephemeral), cle: base64De(wrapped),
  })),
}, null, 2));
