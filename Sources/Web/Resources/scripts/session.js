// The unlocked key: in this module's memory, never stored, gone after ten minutes without a gesture or at a click.
import { $, el, api, announce, go, meta, onPage, program, why } from './base.js';

const PATIENCE = 10 * 60 * 1000;
let key = null, trusted = null, trustedAt = 0, timer, until;
const forgetters = new Set();

export const keyNow = () => key;

// The scripts that work with a key come when one is first needed: a page that is only read stays light.
export const cles = () => program(meta('cles'));
onPage('[data-cles]', () => { cles().catch(fault => announce(why(fault), true)); });
// Likewise what only a page where one writes needs.
onPage('[data-programme]', place => { program(place.dataset.programme).catch(fault => announce(why(fault), true)); });
onPage('[data-ecriture]', () => { program(meta('ecriture')).catch(fault => announce(why(fault), true)); });

// What was shown in clear leaves the page with the key, which can still close it: `forget(key)`.
export function onLock(forget, signal) {
  forgetters.add(forget);
  signal?.addEventListener('abort', () => forgetters.delete(forget));
}

export function lock(reason = 'Clé verrouillée.', seen = false) {
  if (!key) return;
  const last = key;
  key = null;
  clearTimeout(timer);
  showLock();
  announce(reason, seen);
  for (const forget of forgetters) forget(last);
}

export function keep(opened) {
  key = opened;
  until = Infinity;
  watch();
  showLock();
}

// A machine that sleeps stops its timers, not its clock: whoever wakes it finds the key locked.
const leaveUnused = () => lock('Clé verrouillée après dix minutes sans activité.', true);
const expire = () => { if (Date.now() > until) leaveUnused(); };
function watch() {
  expire();
  clearTimeout(timer);
  if (!key) return;
  until = Date.now() + PATIENCE;
  timer = setTimeout(leaveUnused, PATIENCE);
}
for (const gesture of ['pointerdown', 'keydown', 'wheel']) addEventListener(gesture, watch, { passive: true, capture: true });
document.addEventListener('visibilitychange', expire);

// Whom to believe, as of an hour ago at most, or as of now: certificates are revoked, and lists of them run out.
export function trust(isNow) {
  if (isNow || Date.now() - trustedAt > 3600e3) trusted = null;
  if (!trusted) trustedAt = Date.now();
  return trusted ??= Promise.all([api('/api/pki'), program(meta('lecture'))]).then(([pki, { lireConfiance }]) => lireConfiance(pki)).catch(fault => { trusted = null; throw fault; });
}

// The header's button says whether the key is open, and opens or locks it.
export function showLock() {
  const place = $('#verrou');
  place.hidden = false;
  const button = el('button', { type: 'button', class: 'second' }, key ? 'Verrouiller ma clé' : 'Déverrouiller ma clé');
  button.addEventListener('click', () => key ? lock() : withKey('Pour lire ce qui vous est adressé.').catch(() => {}));
  place.replaceChildren(button);
}

// Asks for the passphrase if the key is locked. Rejects when the person gives up, or has no key yet.
let asking = null;
export function withKey(reason) {
  if (key) return Promise.resolve(key);
  return asking ??= ask(reason).finally(() => { asking = null; });
}

async function ask(reason) {
  let asked;
  try {
    asked = await Promise.all([api('/api/moi/coffre'), cles()]);
  } catch (fault) {
    if (fault.problem?.status === 404) go('/cle');
    throw fault;
  }
  const [{ coffre }, { demanderPhrase }] = asked;
  return demanderPhrase(coffre, reason);
}
