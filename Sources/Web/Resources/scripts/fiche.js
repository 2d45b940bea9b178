// Pages with something sealed, until it is asked for: what opens it is fetched then, so that a page that is followed stays light.
import { $, el, meta, onPage } from './base.js';

const lecture = () => import(meta('lecture'));
const absence = () => el('div', { class: 'probleme', role: 'alert' }, el('p', {}, 'La passerelle ne répond pas. Rien n’a été fait : réessayez dans un instant.'));

onPage('[data-ouvrir]', (button, leaving) => {
  const clear = button.closest('#clair'), message = el('div', { role: 'status' });
  clear.before(message);
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    clear.setAttribute('aria-busy', 'true');
    message.replaceChildren(el('p', {}, 'Ouverture en cours…'));
    try { await (await lecture()).ouvrirPage(button, clear, message, leaving); } catch { message.replaceChildren(absence()); }
    button.disabled = false;
    clear.removeAttribute('aria-busy');
  });
});

export const armer = form => {
  const button = $('button', form), place = $('[role=status]', form);
  button.disabled = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    place.replaceChildren(el('p', {}, 'Réorientation en cours…'));
    try { await (await lecture()).reorienter(form, place); } catch { place.replaceChildren(absence()); }
    button.disabled = false;
  });
};
onPage('#reorientation', armer);
