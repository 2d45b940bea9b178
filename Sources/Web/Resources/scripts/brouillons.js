// Drafts: sealed in this browser for their author alone, kept by the gateway, which cannot read them.
import { $, el, api, announce, go, newKey, onPage, why } from './base.js';
import { keyNow, onLock, withKey, cles } from './session.js';
import { fill, isFilled, partsOf } from './nouvelle.js';

// What a draft holds: what was typed, without the page's own fields and without the attachments.
export const heldBy = pairs => pairs.filter(([name, value]) => value && typeof value === 'string' && !/^(_|brouillon$|pieces\/|fiche\/piecesJointes\/)/.test(name));
export const hourText = date => `${date.getHours()} h ${String(date.getMinutes()).padStart(2, '0')}`;

// What was kept when the key was locked is not opened before it is asked for.
let isLocked = false;

onPage('#brouillon', (place, signal) => {
  const form = place.closest('form'), kept = place.dataset.id;
  let id = form.elements.brouillon?.value, timer, isOver = false, isOpening = false, isTouched = false, door;
  const say = (text, ...more) => (door ?? place).replaceChildren(text, ...more);
  const button = (label, act) => {
    const made = el('button', { type: 'button', class: 'second' }, label);
    made.addEventListener('click', act);
    return made;
  };
  const named = () => {
    if (!form.elements.brouillon) form.append(el('input', { type: 'hidden', name: 'brouillon', value: id }));
  };
  // Tells whether what was typed is kept.
  const save = async key => {
    clearTimeout(timer);
    timer = 0;
    if (isOver || isOpening) return false;
    const valeurs = heldBy([...new FormData(form)]);
    if (!key) {
      say('Brouillon non gardé : votre clé est verrouillée. ', button('Déverrouiller et garder', () => withKey('Pour garder ce brouillon, chiffré pour vous seul.').then(save, () => {})));
      return false;
    }
    try {
      const { scellerBrouillon, base64De } = await cles(), name = id ?? newKey().replaceAll('-', '');
      const cms = base64De(await scellerBrouillon(name, { version: 1, valeurs, rubriques: partsOf(form) }, key));
      if (isOver || isOpening) return false;
      await api('/api/brouillons/' + name, { cms });
      id = name;
      named();
      say(`Brouillon enregistré à ${hourText(new Date())}, chiffré pour vous seul. `, kept && id !== kept ? button('Ouvrir l’autre brouillon', open) : '');
      return true;
    } catch (fault) {
      say(`Brouillon non gardé : ${why(fault)} `, button('Réessayer', saveNow));
      return false;
    }
  };
  const saveNow = () => save(keyNow());
  const open = async mayReplace => {
    try {
      const key = await withKey('Pour ouvrir ce brouillon.');
      // What was typed meanwhile is kept as another draft.
      if (isTouched && mayReplace !== true && !await save(key)) return place.append(' ', button('Le remplacer par le brouillon', () => open(true)));
      isOpening = form.inert = true;
      const [{ ouvrirBrouillon, deBase64 }, { cms }] = await Promise.all([cles(), api('/api/brouillons/' + kept)]);
      const { valeurs, rubriques } = await ouvrirBrouillon(kept, deBase64(cms), key);
      await fill(form, valeurs, rubriques);
      // Whole: from now on it is this draft that is written, and none before.
      id = kept;
      form.elements.brouillon?.remove();
      named();
      clearTimeout(timer);
      isTouched = form.hidden = false;
      door?.remove();
      door = null;
      say('Brouillon repris.');
    } catch (fault) { say(why(fault) + ' ', button('Ouvrir le brouillon', open)); }
    isOpening = form.inert = false;
  };
  const later = () => {
    if (isOpening) return;
    isTouched = true;
    clearTimeout(timer);
    timer = setTimeout(saveNow, 3000);
  };
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  // Once it is sent it is not a draft any more; left otherwise, what was typed last is kept.
  form.addEventListener('submit', event => { if (event.submitter?.name !== '_verifier') { isOver = true; clearTimeout(timer); timer = 0; } });
  form.addEventListener('echec', () => { isOver = false; saveNow(); });
  signal.addEventListener('abort', () => { if (timer && keyNow()) saveNow(); clearTimeout(timer); });
  // The key goes: what is written goes with it, once it is kept.
  onLock(async key => {
    if (isOver || isOpening || !isFilled(form)) return;
    form.hidden = true;
    isLocked = await save(key);
    if (isLocked) await go('/fiches/nouvelle?brouillon=' + id);
    // Without network the page stays, and says so.
    if (signal.aborted) return;
    form.hidden = false;
    if (isLocked) isLocked = false;
    else announce('Clé verrouillée, mais cette fiche n’a pas pu être gardée : elle reste affichée.', true);
  }, signal);
  place.hidden = false;
  if (kept && !id) {
    if (isLocked) {
      form.before(door = el('div', { class: 'note', role: 'status' }));
      form.hidden = true;
      say('Clé verrouillée. La fiche est gardée, chiffrée pour vous seul, sans ses pièces jointes. ', button('Déverrouiller pour continuer', open));
    } else open();
  } else if (isFilled(form)) later();
  isLocked = false;
});
