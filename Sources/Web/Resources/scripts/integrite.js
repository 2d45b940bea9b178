// The page where the journal is verified in the browser: nothing is believed that was not recomputed here.
import { $, announce, el, onPage, why } from './base.js';
import { hexDe } from './octets.js';
import { verifierJournal } from './verification.js';

const memoireDe = origine => `navette-journal:${origine}`;
function memoireLue(origine) {
  try { return JSON.parse(localStorage.getItem(memoireDe(origine))); } catch { return null; }
}

const SIGNES = { vu: ['Vérifié', 'etiquette'], ecart: ['Différent', 'etiquette retard'], reserve: ['À savoir', 'etiquette'] };
function constatEcrit({ etat, texte, entree }) {
  const [mot, classe] = SIGNES[etat];
  return el('li', {}, el('span', { class: classe }, mot), ' ', texte, entree === undefined ? null : ' ', entree === undefined ? null : el('a', { href: `/audit/entrees/${entree}` }, 'Voir l’entrée'));
}

function verdictEcrit({ constats, entier, point }) {
  const titre = entier ? `Vérifié : ${point.taille.toLocaleString('fr-FR')} entrées, aucune différence` : 'Ce journal n’est pas ce qu’il devrait être';
  return [
    el('div', { class: entier ? 'fait' : 'probleme' }, el('h3', {}, titre), entier ? null : el('p', {}, 'Gardez cette page, exportez le journal et prévenez ceux qui le contrôlent : ce qui diffère est dit ci-dessous.')),
    el('ul', { class: 'constats' }, ...constats.filter(one => one.etat === 'ecart').concat(constats.filter(one => one.etat !== 'ecart')).map(constatEcrit)),
  ];
}

onPage('#verification', (form, leaving) => {
  const [go, stop] = ['commencer', 'arreter'].map(name => $(`[name=${name}]`, form)), bar = $('progress', form), place = $('#constats');
  const { origine } = form.dataset;
  let running = null;
  const show = isRunning => {
    go.disabled = isRunning;
    stop.hidden = bar.hidden = !isRunning;
  };
  go.hidden = false;
  const lire = async chemin => {
    let answer;
    try { answer = await fetch(`/journal/${chemin}`, { cache: 'no-store', signal: running.signal }); } catch (fault) {
      if (running.signal.aborted) throw fault;
      throw Object.assign(new Error('La passerelle ne répond plus : la vérification s’est arrêtée.'), { code: 'absent' });
    }
    if (answer.status === 404) return null;
    if (!answer.ok) throw Object.assign(new Error(`La passerelle refuse « ${chemin} » (${answer.status}).`), { code: 'absent' });
    return new Uint8Array(await answer.arrayBuffer());
  };
  const progres = (faites, taille) => {
    bar.max = taille;
    bar.value = faites;
    bar.textContent = `${faites} / ${taille}`;
  };
  form.addEventListener('submit', async event => {
    event.preventDefault();
    running = new AbortController();
    show(true);
    bar.removeAttribute('value');
    announce('Vérification en cours.');
    place.replaceChildren();
    try {
      const found = await verifierJournal({ lire, vkey: $('[name=vkey]', form).value.trim(), memoire: memoireLue(origine), progres, signal: running.signal });
      place.replaceChildren(...verdictEcrit(found));
      // What was found wrong is not what the next verification starts from.
      if (found.entier) try { localStorage.setItem(memoireDe(origine), JSON.stringify({ taille: found.point.taille, racine: hexDe(found.point.racine), vkey: found.cle.vkey })); } catch {}
    } catch (fault) {
      const stopped = running.signal.aborted;
      place.replaceChildren(el('div', { class: stopped ? 'note' : 'probleme' }, el('p', {}, stopped ? 'Vérification arrêtée : rien n’est prouvé.' : why(fault))));
    }
    show(false);
    announce($('h3, p', place).textContent);
  });
  stop.addEventListener('click', () => running?.abort());
  leaving.addEventListener('abort', () => running?.abort());
});
