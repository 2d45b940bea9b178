// Drafts: sealed in this browser for their author alone, kept by the gateway, which cannot read them.
import { $, el, api, newKey, onPage } from './base.js';
import { keyNow, withKey, cles } from './session.js';
import { fill, partsOf } from './nouvelle.js';

// What a draft holds: what was typed, without the page's own fields and without the attachments.
export const heldBy = pairs => pairs.filter(([name, value]) => value && typeof value === 'string' && !/^(_|brouillon$|pieces\/|fiche\/piecesJointes\/)/.test(name));
export const hourText = date => `${date.getHours()} h ${String(date.getMinutes()).padStart(2, '0')}`;

onPage('#brouillon', (place, signal) => {
  const form = place.closest('form');
  let id = form.elements.brouillon?.value, timer, isOver = false;
  const say = (text, ...more) => place.replaceChildren(text, ...more);
  const button = (label, act) => {
    const made = el('button', { type: 'button', class: 'second' }, label);
    made.addEventListener('click', act);
    return made;
  };
  const named = () => {
    if (!form.elements.brouillon) form.append(el('input', { type: 'hidden', name: 'brouillon', value: id }));
  };
  const save = async () => {
    clearTimeout(timer);
    timer = 0;
    const key = keyNow(), valeurs = heldBy([...new FormData(form)]);
    if (!key) return say('Brouillon non gardé : votre clé est verrouillée. ', button('Déverrouiller et garder', () => withKey('Pour garder ce brouillon, chiffré pour vous seul.').then(save, () => {})));
    try {
      const { scellerBrouillon, base64De } = await cles(), name = id ?? newKey().replaceAll('-', '');
      const cms = base64De(await scellerBrouillon(name, { version: 1, valeurs, rubriques: partsOf(form) }, key));
      if (isOver) return;
      await api('/api/brouillons/' + name, { cms });
      id = name;
      named();
      say(`Brouillon enregistré à ${hourText(new Date())}, chiffré pour vous seul.`);
    } catch (fault) { say(`Brouillon non gardé : ${fault.message} `, button('Réessayer', save)); }
  };
  const open = async () => {
    try {
      const key = await withKey('Pour ouvrir ce brouillon.');
      const [{ ouvrirBrouillon, deBase64 }, { cms }] = await Promise.all([cles(), api('/api/brouillons/' + place.dataset.id)]);
      const { valeurs, rubriques } = await ouvrirBrouillon(place.dataset.id, deBase64(cms), key);
      id = place.dataset.id;
      await fill(form, valeurs, rubriques);
      clearTimeout(timer);
      named();
      say('Brouillon repris.');
    } catch (fault) { say(fault.message + ' ', button('Ouvrir le brouillon', open)); }
  };
  // What is typed after a sending that failed is a draft again.
  const later = () => {
    if (!document.body.hasAttribute('aria-busy')) isOver = false;
    clearTimeout(timer);
    timer = setTimeout(save, 3000);
  };
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  // Once it is sent it is not a draft any more; left otherwise, what was typed last is kept.
  form.addEventListener('submit', event => { if (event.submitter?.name !== '_verifier') { isOver = true; clearTimeout(timer); timer = 0; } });
  signal.addEventListener('abort', () => { if (timer && keyNow()) save(); clearTimeout(timer); });
  place.hidden = false;
  if (place.dataset.id && !id) open();
});
