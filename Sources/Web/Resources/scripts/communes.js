// The commune, as it is typed: a combobox (ARIA 1.2) over the gateway's own list, which tells the secteur at once.
import { $, el, api, onPage } from './base.js';

onPage('[data-commune]', (place, signal) => {
  const input = $('input', place), hint = $('.aide', place);
  const list = el('ul', { role: 'listbox', id: 'communes', class: 'choix-liste', 'aria-label': 'Communes', hidden: true });
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'communes', 'aria-expanded': 'false', autocomplete: 'off' })) input.setAttribute(name, value);
  input.after(list);
  let found = [], at = -1, turn = 0;

  const open = is => { list.hidden = !is; input.setAttribute('aria-expanded', is); if (!is) mark(-1); };
  const mark = index => {
    at = index;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', place === at));
    if (at < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  };
  const secteur = commune => commune.secteur ? `Secteur : ${commune.secteur.nom}`
    : commune.secteursPossibles ? `Plusieurs secteurs : ${commune.secteursPossibles.map(one => one.nom).join(', ')}. Choisissez le destinataire.`
      : 'Aucun secteur ne la couvre : choisissez le destinataire.';
  const choose = commune => {
    turn++;
    input.value = `${commune.nom} (${commune.code})`;
    hint.textContent = secteur(commune);
    open(false);
    input.dispatchEvent(new Event('change', { bubbles: true }));
    if (!commune.secteur) input.dispatchEvent(new CustomEvent('rubrique', { bubbles: true, detail: 'destinataire' }));
  };

  input.addEventListener('input', async () => {
    const mine = ++turn, text = input.value.trim();
    hint.textContent = '';
    if (text.length < 2) return open(false);
    let answer;
    try { answer = await api(`/api/communes?limite=8&q=${encodeURIComponent(text.slice(0, 64))}`); } catch { return open(false); }
    if (mine !== turn || signal.aborted) return;
    found = answer.communes;
    list.replaceChildren(...found.map((commune, index) => {
      const option = el('li', { role: 'option', id: `commune-${index}`, 'aria-selected': 'false' }, `${commune.nom} (${commune.codesPostaux[0] ?? commune.code})`, el('small', {}, commune.secteur ? ` ${commune.secteur.nom}` : ''));
      option.addEventListener('pointerdown', event => { event.preventDefault(); choose(commune); });
      return option;
    }));
    mark(found.length ? 0 : -1);
    open(found.length > 0 && document.activeElement === input);
    if (!found.length) hint.textContent = 'Aucune commune ne porte ce nom.';
  });
  input.addEventListener('keydown', event => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark((at + step + found.length) % found.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0) choose(found[at]);
    else if (event.key === 'Escape') open(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  });
  // Already begun when this came.
  if (document.activeElement === input && input.value) input.dispatchEvent(new Event('input'));
  input.addEventListener('blur', () => { turn++; open(false); });
});
