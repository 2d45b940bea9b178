// Pages with something sealed, until it is asked for: what opens it is fetched then, so that a page that is followed stays light.
import { $, el, meta, onPage, program, why } from './base.js';

const lecture = () => program(meta('lecture'));
const refused = fault => el('div', { class: 'probleme', role: 'alert' }, el('p', {}, why(fault)));

onPage('[data-ouvrir]', (button, leaving) => {
  const clear = button.closest('#clair'), message = el('div', { role: 'status' });
  clear.before(message);
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    clear.setAttribute('aria-busy', 'true');
    message.replaceChildren(el('p', {}, 'Ouverture en cours…'));
    try { await (await lecture()).ouvrirPage(button, clear, message, leaving); } catch (fault) { message.replaceChildren(refused(fault)); }
    button.disabled = false;
    clear.removeAttribute('aria-busy');
  });
});

onPage('#reorientation', form => {
  const button = $('button', form), place = $('[role=status]', form);
  button.disabled = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    place.replaceChildren(el('p', {}, 'Réorientation en cours…'));
    try { await (await lecture()).reorienter(form, place); } catch (fault) { place.replaceChildren(refused(fault)); }
    button.disabled = false;
  });
});
