// The page of a fiche, until its content is asked for: what opens it is fetched then, so that a page that is followed stays light.
import { $, el, onPage } from './base.js';

const absence = () => el('div', { class: 'probleme', role: 'alert' }, el('p', {}, 'La passerelle ne répond pas. Rien n’a été fait : réessayez dans un instant.'));

onPage('#lecture', (section, leaving) => {
  const open = $('#ouvrir'), message = $('#message');
  let shown = null;
  $('#commandes').hidden = false;
  $('#imprimer').addEventListener('click', () => print());
  open.addEventListener('click', async () => {
    open.disabled = true;
    section.setAttribute('aria-busy', 'true');
    message.replaceChildren(el('p', {}, 'Ouverture en cours…'));
    try {
      shown ??= await import(section.dataset.script);
      await shown.ouvrirFiche(section, leaving);
    } catch { message.replaceChildren(absence()); }
    open.disabled = false;
    section.removeAttribute('aria-busy');
  });
});

export const armer = form => {
  const button = $('button', form), place = $('[role=status]', form);
  button.disabled = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    place.replaceChildren(el('p', {}, 'Réorientation en cours…'));
    try { await (await import(form.dataset.script)).reorienter(form, place); } catch { place.replaceChildren(absence()); }
    button.disabled = false;
  });
};
onPage('#reorientation', armer);
