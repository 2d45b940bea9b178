// The cryptographic scripts of the browser, run by node against the demo, openssl and forgeries.
// Arguments: the demo's folder, a working folder, and the facts of the demo's database (see check-browser-crypto).
import { readFileSync } from 'node:fs';
import { counts } from './browser/checks.mjs';
import { checkEnvelopes, checkTrust, loadDemo } from './browser/demo.mjs';
import { checkAttestations, checkRewrap } from './browser/attestation.mjs';
import { checkCoffres } from './browser/coffres.mjs';
import { checkKey } from './browser/key.mjs';
import { checkProfile } from './browser/profile.mjs';
import { checkSeal } from './browser/seal.mjs';

const [dir, folder, facts] = process.argv.slice(2);
const demo = await loadDemo(dir, JSON.parse(readFileSync(facts)));
if (!demo.envelopes.length || !demo.attestations.length || !demo.agents.length) throw Error('the demo left nothing to check');
await checkEnvelopes(demo);
await checkTrust(demo);
await checkAttestations(dir, demo);
await checkRewrap(dir, folder, demo);
await checkProfile();
await checkSeal();
await checkKey(folder);
await checkCoffres(dir, demo);
const { accepted, refused, failed } = counts;
console.log(`${demo.envelopes.length} envelopes, ${accepted} accepted, ${refused} refused, ${failed} failed`);
process.exit(failed || accepted < 50 || refused < 2 * accepted ? 1 : 0);
