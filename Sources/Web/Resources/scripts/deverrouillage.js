// The passphrase, asked for in a dialogue when a key is needed and locked.
import { $, el, agent, announce, Refus, why } from './base.js';
import { keep, keyNow } from './session.js';
import { ouvrirCoffre } from './cle.js';

// Resolves to the key, once it is open. Rejects when the person gives up.
export const demanderPhrase = (coffre, reason) => {
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
        resolve(keyNow());
      } catch (error) {
        fault.textContent = error.code === 'phrase' ? 'Ce n’est pas cette phrase de passe. Vérifiez les tirets et les minuscules.' : why(error);
        open.disabled = false;
        open.textContent = 'Déverrouiller';
        field.select();
      }
    });
  });
};
