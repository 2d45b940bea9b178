// The unlocked key: in this module's memory, never stored, gone after ten minutes without a gesture or at a click.
import { $, el, api, Refus, announce, agent, go, meta, onPage } from './base.js';

const PATIENCE = 10 * 60 * 1000;
let key = null, trusted = null, timer;
const forgetters = new Set();

export const keyNow = () => key;

// The scripts that work with a key come when one is first needed: a page that is only read stays light.
export const cles = () => import(meta('cles'));
onPage('[data-cles]', () => { cles(); });
// Likewise what only a page where one writes needs.
onPage('[data-ecriture]', place => { import(place.dataset.ecriture); });

// What was shown in clear leaves the page with the key.
export function onLock(forget, signal) {
  forgetters.add(forget);
  signal?.addEventListener('abort', () => forgetters.delete(forget));
}

export function lock(why = 'Clé verrouillée.') {
  if (!key) return;
  key = null;
  clearTimeout(timer);
  for (const forget of forgetters) forget();
  showLock();
  announce(why);
}

export function keep(opened) {
  key = opened;
  watch();
  showLock();
}

function watch() {
  clearTimeout(timer);
  if (key) timer = setTimeout(() => lock('Clé verrouillée après dix minutes sans activité.'), PATIENCE);
}
for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, watch, { passive: true });

export const trust = () => trusted ??= Promise.all([api('/api/pki'), import(meta('lecture'))]).then(([pki, { lireConfiance }]) => lireConfiance(pki)).catch(fault => { trusted = null; throw fault; });

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
  let coffre, ouvrirCoffre;
  try {
    [{ coffre }, { ouvrirCoffre }] = await Promise.all([api('/api/moi/coffre'), cles()]);
  } catch (fault) {
    if (fault.problem?.status === 404) go('/cle');
    throw fault;
  }
  const field = el('input', { type: 'password', id: 'phrase', autocomplete: 'current-password', required: true, spellcheck: 'false' });
  const fault = el('p', { class: 'faute', role: 'alert' });
  const open = el('button', { type: 'submit' }, 'Déverrouiller');
  const leave = el('button', { type: 'button', class: 'second' }, 'Annuler');
  const form = el('form', {},
    el('h2', { id: 'phrase-titre' }, 'Votre phrase de passe'), el('p', {}, reason),
    el('div', { class: 'champ' }, el('label', { for: 'phrase' }, 'Phrase de passe'), field, fault),
    el('p', { class: 'actions' }, open, leave),
    el('p', { class: 'aide' }, 'Elle ne quitte pas ce navigateur. ', el('a', { href: '/aide#phrase-perdue' }, 'Phrase de passe perdue ?')));
  const dialog = el('dialog', { 'aria-labelledby': 'phrase-titre' }, form);
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  return new Promise((resolve, reject) => {
    const close = () => { field.value = ''; dialog.close(); dialog.remove(); };
    leave.addEventListener('click', () => dialog.dispatchEvent(new Event('cancel')));
    $('a', form).addEventListener('click', () => dialog.dispatchEvent(new Event('cancel')));
    dialog.addEventListener('cancel', () => { close(); reject(new Refus({ title: 'Clé verrouillée', detail: 'La clé est restée verrouillée.' })); });
    form.addEventListener('submit', async event => {
      event.preventDefault();
      open.disabled = true;
      open.textContent = 'Déverrouillage…';
      try {
        keep(await ouvrirCoffre(coffre, field.value, agent()));
        close();
        announce('Clé ouverte.');
        resolve(key);
      } catch (error) {
        fault.textContent = error.code === 'phrase' ? 'Ce n’est pas cette phrase de passe. Vérifiez les tirets et les minuscules.' : error.message;
        open.disabled = false;
        open.textContent = 'Déverrouiller';
        field.select();
      }
    });
  });
}
