// The coffres that the demo's agents left, which Swift made: the gateway's own wrapping is taken off as it does, and the
// browser's script opens what is inside.
import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { accepts, refuses } from './checks.mjs';
import { web } from './scripts.mjs';

/** What the gateway keeps: a version, an IV of 12 bytes, the ciphertext, a tag of 16; the agent is authenticated with it. */
const unwrapped = (row, key, agent) => {
  if (row[0] !== 1) throw Error('another version of the gateway’s wrapping');
  const cipher = createDecipheriv('aes-256-gcm', key, row.subarray(1, 13));
  cipher.setAAD(Buffer.from(agent)).setAuthTag(row.subarray(-16));
  return JSON.parse(Buffer.concat([cipher.update(row.subarray(13, -16)), cipher.final()]));
};

/** The phrase of an agent's key: a second one stands beside the first when they lost that one. */
const phraseOf = folder => {
  const file = ['phrase-de-la-cle.txt', 'passphrase.txt'].map(name => `${folder}/${name}`).find(existsSync);
  return String(readFileSync(file)).split('\n')[0];
};

export const checkCoffres = async (dir, { agents, coffres }) => {
  const key = readFileSync(`${dir}/keys/coffres.key`);
  if (coffres.length < 2) throw Error('the demo left no coffre');
  const boxes = coffres.map(({ agent, coffre }) => ({ agent, coffre: unwrapped(Buffer.from(coffre, 'hex'), key, agent), phrase: phraseOf(`${dir}/agents/${agent}`) }));
  for (const [index, { agent, coffre, phrase }] of boxes.entries()) {
    const other = boxes[(index + 1) % boxes.length];
    const opens = (box, text = phrase, who = agent) => web.ouvrirCoffre(box, text, who);
    await accepts('the script opens what Swift wrapped: the agent’s own key', async () =>
      (await opens(coffre)).ski === agents.find(one => one.agent === agent).ski);
    await refuses('another agent’s phrase', 'phrase', () => opens(coffre, other.phrase));
    await refuses('another agent’s coffre', 'phrase', () => opens(other.coffre));
    await refuses('as another agent’s', 'phrase', () => opens(coffre, phrase, other.agent));
    for (const name of ['sel', 'iv', 'chiffre']) {
      const touched = Buffer.from(coffre[name], 'base64');
      touched[touched.length - 1] ^= 1;
      await refuses(`a touched ${name}`, 'phrase', () => opens({ ...coffre, [name]: touched.toString('base64') }));
    }
  }
};
