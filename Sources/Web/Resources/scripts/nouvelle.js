// The page of a new fiche, alive: parts come as the circuit needs them, and what would go is said as one writes. No text
// leaves before one transmits: only codes and the names of the sections do.
import { $, $$, el, load, meta, pageAt, alive, onPage, announce, program, renew, why } from './base.js';
import { keyNow } from './session.js';

// The age classes of the référentiel, each by the first age of the next.
const CLASSES = [[3, 'moins-de-3'], [6, '3-5'], [11, '6-10'], [15, '11-14'], [18, '15-17'], [26, '18-25'], [40, '26-39'], [60, '40-59'], [75, '60-74'], [131, '75-et-plus']];
export function ageOn(birth, today) {
  const [year, month, day] = birth.split('-'), [thisYear, thisMonth, thisDay] = today.split('-');
  const age = thisYear - year - (thisMonth + thisDay < month + day ? 1 : 0);
  return birth && age >= 0 && age <= 130 && birth <= today ? age : null;
}
export const classOf = age => CLASSES.find(([next]) => age < next)[1];
// The day in Paris, where the fiches are dated.
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());

// The codes of a form and the names of the sections it holds, from its pairs: what may be sent while one writes.
export function codesOf(pairs, day) {
  const codes = new URLSearchParams(), sections = new Set();
  for (const [name, value] of pairs) {
    if (!value || typeof value !== 'string') continue;
    const [, section, rest] = name.match(/^fiche\/(\w+)\/(.*)/) ?? [];
    if (/^(circuit|fondement|urgence|destination|motifDestination|minimiser|(accord|faits|saisine)\/.*)$/.test(name)) codes.append(name, value);
    else if (section === 'piecesJointes') { if (rest.endsWith('/categorie')) codes.append('categoriesPieces', value); }
    else if (/(^|\/)naissance$/.test(rest) && section !== 'compositionFamiliale') { const age = ageOn(value, day); if (age !== null) codes.append(name.replace('naissance', 'ageEstime'), classOf(age)); }
    else if (/(^|\/)ageEstime$/.test(rest)) codes.append(name, value);
    else if (rest === 'residence') codes.append(name, value);
    else if (rest === 'commune') { const code = value.match(/\((\w{5})\)$/)?.[1]; if (code) codes.append(name, code); }
    if (section && rest !== 'residence') sections.add(section.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase()));
  }
  for (const section of sections) codes.append('rubriques', section);
  return codes;
}

// A long list of choices as boxes: no key to hold.
onPage('select[multiple]', select => {
  const field = select.closest('.champ'), tied = Object.fromEntries(['aria-describedby', 'aria-invalid'].map(name => [name, select.getAttribute(name)]));
  const set = el('fieldset', { class: field.className, id: select.id, tabindex: '-1', ...tied }, el('legend', {}, $('label', field).textContent), $('.aide', field), $('.faute', field),
    ...[...select.options].map(option => el('label', {}, el('input', { type: 'checkbox', name: select.name, value: option.value, checked: option.selected }), ' ' + option.text)));
  field.replaceWith(set);
});

onPage('[name$="/naissance"]', input => input.addEventListener('change', () => {
  const years = input.value && ageOn(input.value, today()), id = input.id + '-aide';
  const hint = document.getElementById(id) ?? input.parentElement.insertBefore(el('p', { class: 'aide', id, 'aria-live': 'polite' }), input);
  input.setAttribute('aria-describedby', [...new Set([...(input.getAttribute('aria-describedby') ?? '').split(' '), id])].join(' ').trim());
  hint.textContent = !input.value ? '' : years === null ? 'Cette date ne convient pas.' : `${years} an${years > 1 ? 's' : ''}`;
}));

// Only what goes with the answer about the agreement.
const agree = form => { for (const part of $$('[data-accord]', form)) part.hidden = !part.dataset.accord.split(' ').includes(form.elements['accord/etat']?.value); };

// What a person filled in, beyond what the page proposes.
const PROPOSED = /residence$|^accord\/(par|le)$|recueLe$|^(circuit|fondement|urgence|_.*)$/;
export const isFilled = part => $$('input, select, textarea', part).some(field => field.name && field.type !== 'hidden' && !PROPOSED.test(field.name) && (/radio|checkbox/.test(field.type) ? field.checked : field.value));
export const partsOf = form => $$('details[id^=r-]', form).filter(part => $('[name=_rubrique]', part) || isFilled(part)).map(part => part.id.slice(2));

// Brings the parts that the circuit needs and those that are asked for. What holds something stays; nothing typed is sent.
// One at a time, and those that an arrow key went past not at all: the parts are those of the circuit that is shown.
let last = Promise.resolve(), asked = 0;
export function bring(form, wanted = [], circuit) {
  const mine = ++asked;
  return last = last.catch(() => {}).then(() => mine === asked || wanted.length || circuit ? bringNow(form, wanted, circuit ?? form.circuit.value) : null);
}
async function bringNow(form, wanted, circuit) {
  const names = [...new Set([...partsOf(form), ...wanted])];
  const page = await pageAt(`/fiches/nouvelle?circuit=${circuit}${names.length ? '&rubriques=' + names : ''}`).catch(fault => {
    form.circuit.value = form.dataset.circuit;
    throw fault;
  });
  form.circuit.value = form.dataset.circuit = circuit;
  const parts = $$('details[id^=r-]', page), kept = partsOf(form);
  for (const mine of $$('details[id^=r-]', form)) if (!kept.includes(mine.id.slice(2)) && !parts.some(part => part.id === mine.id)) mine.remove();
  let before = null;
  for (const part of parts) {
    let mine = document.getElementById(part.id);
    if (!mine || part.id === 'r-destinataire') {
      const chosen = mine && $('select', mine).value;
      mine?.remove();
      mine = document.adoptNode(part);
      if (before) before.after(mine); else $('details', form).before(mine);
      if (chosen) $('select', mine).value = chosen;
      alive(mine);
    }
    before = mine;
  }
  $('.ajouts', form)?.remove();
  const others = $('.ajouts', page);
  if (others) before.after(document.adoptNode(others));
  agree(form);
}
const unchanged = fault => announce(why(fault), true);

// One more line of a table: the last one again, under the next number, empty.
function addLine(last) {
  const prefix = last.dataset.ligne, number = +$('[name]', last).name.slice(prefix.length).split('/')[0];
  const copy = last.cloneNode(true), id = text => text.replace(/-\d+-/, `-${number + 1}-`);
  for (const field of $$('[name], [id], [for]', copy)) {
    if (field.name) field.name = prefix + (number + 1) + field.name.slice((prefix + number).length);
    if (field.id) field.id = id(field.id);
    if (field.htmlFor) field.htmlFor = id(field.htmlFor);
    for (const name of ['aria-invalid', 'aria-describedby']) field.removeAttribute(name);
    if (/radio|checkbox/.test(field.type)) field.checked = false; else if ('value' in field && field.localName !== 'li') field.value = '';
  }
  for (const old of $$('.faute, .aide', copy)) old.remove();
  for (const field of $$('.fautif', copy)) field.classList.remove('fautif');
  $('legend', copy).textContent = $('legend', copy).textContent.replace(/ \d+$|$/, ` ${number + 2}`);
  last.after(copy);
  alive(copy);
  return copy;
}
const firstField = part => $('input:not([type=hidden]), select, textarea', part);

// Puts back what was kept, pair by pair, with the parts and the lines that it needs.
export async function fill(form, pairs, parts) {
  await bring(form, parts, pairs.find(([name]) => name === 'circuit')?.[1] ?? form.circuit.value);
  form.reset();
  for (const box of $$('[type=checkbox], [type=radio]', form)) box.checked = false;
  for (const [name, value] of pairs) {
    if (name === 'enSuiteDe' && !form.elements[name]) form.prepend(el('input', { type: 'hidden', name }), el('p', { class: 'note' }, `Cette fiche fait suite à ${value}.`));
    for (let more = 0; more < 30 && !form.elements[name]; more++) {
      const last = $$('.ligne', form).findLast(line => name.startsWith(line.dataset.ligne));
      if (!last) break;
      addLine(last);
    }
    for (const field of $$(`[name="${CSS.escape(name)}"]`, form)) if (/radio|checkbox/.test(field.type)) field.checked ||= field.value === value; else field.value = value;
  }
  for (const part of $$('details[id^=r-]', form)) part.open ||= isFilled(part);
  agree(form);
  form.dispatchEvent(new Event('change'));
}

onPage('#verification', (panel, signal) => {
  const form = panel.closest('form'), aloud = $('#verification-dite');
  const codes = () => codesOf(new FormData(form), today()) + '&_jeton=' + form._jeton.value;
  form.dataset.circuit = form.circuit.value;
  let checked = '', timer, turn = 0;
  const refresh = async () => {
    clearTimeout(timer);
    const said = codes(), mine = ++turn;
    if (said === checked) return;
    checked = said;
    try {
      const page = (await load('/fiches/verification', { body: said })).response;
      if (mine !== turn || signal.aborted) return;
      panel.replaceChildren(...$$('main > :not(h1)', page));
      const title = $('h2', panel)?.textContent ?? '';
      if (aloud.textContent !== title) aloud.textContent = title;
    } catch {
      checked = '';
      panel.replaceChildren(el('p', { class: 'attention' }, 'La passerelle ne répond pas : ce qui partirait n’est pas vérifié. Votre saisie est conservée.'));
    }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(refresh, 400); };
  const orient = async link => {
    await bring(form, ['danger']);
    const find = () => pageAt('/circuits', { body: codes() });
    const page = await find().catch(async fault => { if (fault.problem?.status === 403 && await renew()) return find(); throw fault; });
    const place = $('#circuits') ?? form.parentElement.insertBefore(el('section', { id: 'circuits', class: 'carte', tabindex: '-1', 'aria-label': 'Quel circuit ?' }), form);
    place.replaceChildren(...$$('.note, #orientation form > :not(input)', page), el('p', { class: 'aide' }, 'Plus la rubrique « Danger et protection » est remplie, plus c’est précis.'));
    place.focus();
  };
  form.parentElement.addEventListener('click', async event => {
    const choice = event.target.closest('[name=_choisir]'), more = event.target.closest('[name=_ajouter]');
    const link = event.target.closest('a[href="/circuits"]');
    if (!choice && !more && !link) return;
    event.preventDefault();
    try {
      if (link) return await orient(link);
      if (choice) {
        const [circuit, ground, body] = choice.value.split(' ');
        await bring(form, [], circuit);
        form.fondement.value = ground;
        if (body) form.destination.value = body;
        $('#circuits').remove();
        $('#r-circuit').open = true;
        form.circuit.focus();
        later();
        return;
      }
      const lines = more.closest('details[id^=r-]');
      if (lines) {
        const all = $$('.ligne', lines), most = +all[0].dataset.maximum;
        if (all.length >= most) return announce(`${most} lignes au plus.`, true);
        return firstField(addLine(all.at(-1)))?.focus();
      }
      await bring(form, [more.value]);
      const part = $('#r-' + more.value);
      part.open = true;
      (firstField(part) ?? part).focus();
    } catch (fault) { unchanged(fault); }
  }, { signal });
  form.addEventListener('submit', event => {
    if (event.submitter?.name !== '_verifier') return;
    event.preventDefault();
    refresh();
    panel.scrollIntoView({ block: 'center' });
  });
  form.addEventListener('input', later);
  form.addEventListener('change', async event => {
    if (event.target.name === 'circuit') await bring(form).catch(unchanged);
    if (event.target.name === 'accord/etat') agree(form);
    later();
  });
  form.addEventListener('rubrique', event => bring(form, [event.detail]).then(() => { $('#r-' + event.detail).open = true; }).catch(unchanged));
  signal.addEventListener('abort', () => clearTimeout(timer));
  // What helps to write, and keeps what is written, comes with the first gesture: until then the page is only read.
  const help = () => { program(meta('saisie')).catch(unchanged); };
  form.addEventListener('focusin', help, { once: true });
  if (keyNow() || $('#brouillon[data-id], #probleme')) help();
  agree(form);
  if (!panel.children.length) refresh();
});
