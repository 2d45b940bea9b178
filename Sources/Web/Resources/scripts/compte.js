// The first visit and the passphrase: the key is made here, wrapped here, and only its wrapped form leaves.
import { $, $$, el, api, agent, announce, onPage, why } from './base.js';
import { keep, lock } from './session.js';
import { creerCle, changerPhrase } from './cle.js';
import { composer, proposerPhrase, estimerPhrase } from './phrase.js';

// A proposal, a field, and what the field is worth; gives the way to read it.
function choice(form) {
  const proposal = $('[data-proposition]', form), [field, again] = $$('[autocomplete=new-password]', form), see = $('[data-voir]', form);
  const strength = $('[data-force]', form), fault = $('[data-faute]', form);
  const propose = () => { proposal.textContent = proposerPhrase(); };
  const worth = () => estimerPhrase(field.value, agent(), form.dataset.nom ?? '');
  $('[data-autre]', form).addEventListener('click', propose);
  field.addEventListener('input', () => {
    fault.textContent = '';
    const { niveau, bits } = worth();
    strength.textContent = field.value ? `Force : ${niveau} (${Math.round(bits)} bits).` : '';
  });
  const show = is => {
    for (const one of [field, again]) one.type = is ? 'text' : 'password';
    see.textContent = is ? 'Cacher' : 'Afficher ce qui est tapé';
  };
  see.addEventListener('click', () => show(field.type === 'password'));
  again.addEventListener('input', () => { fault.textContent = ''; });
  propose();
  show(false);
  return {
    fault,
    clear() { field.value = again.value = ''; show(false); },
    read() {
      const isGood = worth().suffisante, typed = composer(field.value);
      if (isGood && composer(again.value) === typed) return typed;
      fault.textContent = !typed ? 'Tapez la phrase de passe choisie.' : !isGood ? 'Cette phrase se devine trop facilement : reprenez celle qui est proposée.'
        : again.value ? 'Les deux saisies diffèrent : affichez-les, et corrigez celle qui n’est pas la phrase que vous gardez.' : 'Tapez-la une seconde fois : une lettre de trop, et elle n’ouvrirait plus rien.';
      (isGood ? again : field).focus();
      return null;
    },
  };
}

async function work(button, label, fault, act) {
  const text = button.textContent;
  button.disabled = true;
  button.textContent = label;
  fault.textContent = '';
  try { await act(); } catch (error) { fault.textContent = why(error); }
  button.disabled = false;
  button.textContent = text;
}

function done(...lines) {
  for (const section of $$('[data-cle]')) section.hidden = true;
  const place = $('#cle-faite');
  place.replaceChildren(...lines.map(line => el('p', {}, line)));
  place.hidden = false;
  place.focus();
}

onPage('[data-cle]', section => { section.hidden = false; });

onPage('#cle-refaire', button => button.addEventListener('click', () => {
  const form = $('#cle-creer');
  form.hidden = false;
  $('input', form).focus();
}));

onPage('#cle-creer', form => {
  const { fault, read, clear } = choice(form), name = form.dataset.nom;
  const sheet = $('#cle-feuille');
  $('#cle-imprimer').addEventListener('click', () => {
    const phrase = read();
    if (!phrase) return;
    sheet.replaceChildren(
      el('h2', {}, 'Navette : feuille de recouvrement'), el('p', {}, `Poste : ${name}`), el('p', {}, `Adresse : ${location.origin}`), el('p', {}, `Imprimée le ${new Date().toLocaleDateString('fr-FR', { dateStyle: 'long' })}`),
      el('p', {}, 'Phrase de passe :'), el('p', { class: 'phrase' }, phrase),
      el('p', {}, 'À garder sous clé, sous enveloppe fermée, jamais avec l’ordinateur. Qui la lit et tient votre poste lit vos fiches.'));
    print();
    sheet.replaceChildren();
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const phrase = read();
    if (!phrase) return;
    if (!$('#cle-notee').checked) {
      fault.textContent = 'Gardez d’abord votre phrase de passe, puis cochez la case.';
      return $('#cle-notee').focus();
    }
    await work(event.submitter ?? $('[type=submit]', form), 'Création de la clé…', fault, async () => {
      const { demande, coffre, cle } = await creerCle(agent(), phrase);
      const answer = await api('/api/moi/chiffrement', { demande, coffre });
      clear();
      keep(cle);
      done('Votre clé est créée, et ouverte dans ce navigateur.', answer.aAttester?.length
        ? 'Votre cadre doit maintenant l’attester : d’ici là, aucune fiche ne peut vous être adressée.' : 'Vous pouvez écrire et recevoir.',
      el('a', { href: '/compte' }, 'Voir mon compte'));
    });
  });
});

onPage('#cle-changer', form => {
  const { fault, read, clear } = choice(form), former = $('[autocomplete=current-password]', form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const phrase = read();
    if (!phrase) return;
    await work(event.submitter ?? $('[type=submit]', form), 'Changement…', fault, async () => {
      const { coffre, cle } = await api('/api/moi/coffre');
      await api('/api/moi/coffre', { cle, coffre: await changerPhrase(coffre, former.value, phrase, agent()) });
      clear();
      former.value = '';
      lock('');
      done('Votre phrase de passe est changée. L’ancienne n’ouvre plus rien.');
      announce('Phrase de passe changée.');
    });
  });
});
