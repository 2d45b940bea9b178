// A fiche or an avis opened in its page: decrypted here, written here, gone with the key or the page.
import { $, $$, el, api, announce, go, alive, pageAt, why } from './base.js';
import { keyNow, onLock, trust, withKey } from './session.js';
import { empreinteDe, exiger, texteDe } from './octets.js';
import { ouvrirTout } from './sceau.js';
import { destinatairesProuves, reenvelopper } from './attestation.js';
import { rediger } from './redaction.js';

const moment = date => date.toLocaleString('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long', timeStyle: 'short' }).replace(/(\d\d):(\d\d)$/, '$1 h $2');
const nomsDe = element => Object.fromEntries((element.dataset.noms ?? '').split('\n').filter(Boolean).map(line => line.split(/=(.*)/s)));

// The instructions on which safety depends first, then each part under its title.
export const montrer = (blocs, noms = {}) => blocs.map(({ titre, alerte, champs }) => el('section', { class: alerte ? 'attention' : null },
  el('h3', {}, titre),
  ...champs.filter(({ libelle }) => libelle === null).map(({ valeur }) => el('p', {}, el('strong', {}, valeur))),
  el('dl', { class: 'fiche' }, ...champs.filter(({ libelle }) => libelle !== null).flatMap(({ libelle, valeur, niveau }) => [
    el('dt', { class: niveau ? 'sous' : null }, libelle), el('dd', {}, ['Auteur', 'Prise en charge', 'Vers'].includes(libelle) ? noms[valeur] ?? valeur : valeur)]))));

// A name that somebody typed, made harmless for a file; the type that was checked gives its end.
const FINS = { pdf: '.pdf', jpeg: '.jpg', png: '.png', texte: '.txt' };
const nomDeFichier = ({ nom, type }) => {
  const stem = nom.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[^\p{L}\p{N} ._-]/gu, '_').replace(/^[. ]+/, '').slice(0, 80);
  return (stem || 'piece') + (FINS[type] ?? '.bin');
};

// What was opened: attachments are those that the fiche describes by their digests, and no others.
const trier = async ouvertes => {
  const pieces = new Map(), textes = [];
  for (const one of ouvertes) {
    if (one.entete.genre === 'piece-jointe') pieces.set(await empreinteDe(one.contenu), one.contenu);
    else textes.push({ ...one, lu: JSON.parse(texteDe(one.contenu)) });
  }
  const described = textes.find(({ lu }) => lu.genre === 'fiche')?.lu.fiche.piecesJointes ?? [];
  exiger(textes.every(({ lu, entete }) => lu.genre === entete.genre) && [...pieces.keys()].every(key => described.some(({ empreinte }) => empreinte === key)),
    'altered', 'Une enveloppe contient autre chose que ce qu’elle annonce. N’en tenez pas compte et prévenez l’administrateur de la passerelle.');
  return { textes, pieces: described.map(piece => ({ piece, octets: pieces.get(piece.empreinte) })) };
};

// The names of files are shown as text; the bytes are only ever downloaded.
const telechargements = (pieces, signal) => el('ul', {}, ...pieces.map(({ piece, octets }) => {
  if (!octets) return el('li', {}, `${piece.nom} : contenu non transmis`);
  const href = URL.createObjectURL(new Blob([octets], { type: 'application/octet-stream' }));
  signal.addEventListener('abort', () => URL.revokeObjectURL(href));
  return el('li', {}, el('a', { href, download: nomDeFichier(piece) }, `Télécharger « ${piece.nom} »`));
}));

const ecrire = ({ textes, pieces }, illisibles, noms, signal) => [
  ...textes.flatMap(({ lu, scelleLe, entete, signataire }) => [
    el('h3', { class: 'scelle' }, `${{ fiche: 'Fiche', accuse: 'Accusé de réception', refus: 'Refus', retour: 'Retour', reorientation: 'Réorientation', 'avis-de-peril': 'Avis de péril', justification: 'Justification', 'transmission-orale': 'Transmission orale', saisine: 'Saisine' }[lu.genre] ?? 'Message'} · ${noms[entete.auteur] ?? entete.auteur}`),
    ...montrer(rediger(lu, noms), noms).map(part => { const title = $('h3', part); title.replaceWith(el('h4', {}, title.textContent)); return part; }),
    ...(lu.genre === 'fiche' && pieces.length ? [telechargements(pieces, signal)] : []),
    el('p', { class: 'aide' }, `Sceau de la passerelle vérifié (${signataire.nom}), apposé le ${moment(scelleLe)}.`),
  ]),
  illisibles ? el('p', { class: 'note' }, `${illisibles} message${illisibles > 1 ? 's ne vous sont pas adressés et restent fermés' : ' ne vous est pas adressé et reste fermé'}.`) : '',
];

// What the opening changed: where the fiche stands, what one may do now, the steps.
const rafraichir = async () => {
  const page = await pageAt(location.pathname), take = node => document.adoptNode(node);
  for (const id of ['etat', 'suivi']) $(`#${id}`).replaceWith(take(page.getElementById(id)));
  const mine = $('#actes'), fresh = page.getElementById('actes');
  const forms = part => new Map($$('form', part).map(form => [form.getAttribute('action') + (form.obligation?.value ?? ''), form]));
  const written = form => form ? $$('input:not([type=hidden]), select, textarea', form).map(field => /radio|checkbox/.test(field.type) ? field.checked && field.value : field.value).filter(Boolean).join('\n') : '';
  const here = forms(mine), there = forms(fresh);
  // What somebody has begun to write stays, and what one may do besides comes under it.
  if ([...here].every(([name, form]) => written(form) === written(there.get(name)))) mine.replaceWith(take(fresh));
  else {
    const others = [...fresh.children].filter(part => [...there].some(([name, form]) => part.contains(form) && !here.has(name)));
    mine.append(...others.map(take));
    for (const part of others) alive(part);
    return;
  }
  alive(fresh);
};

const raison = error => el('div', { class: 'probleme', role: 'alert' }, el('h3', {}, error.problem?.title ?? 'Le contenu n’a pas été ouvert'), error.problem?.refus?.some(({ motif }) => motif === error.message) ? null : el('p', {}, why(error)),
  el('ul', {}, ...(error.problem?.refus ?? []).map(({ articles, motif }) => el('li', {}, el('strong', {}, articles), ` : ${motif}`))));

// Opens what the button stands for, in the place of what told that it was closed.
export const ouvrirPage = async (button, clear, message, leaving) => {
  const { ouvrir, reference } = button.dataset, noms = nomsDe(button), shown = new AbortController(), closed = [...clear.childNodes];
  const close = () => {
    if (!shown.signal.aborted) clear.replaceChildren(...closed);
    shown.abort();
  };
  try {
    const key = await withKey('Pour ouvrir ce qui vous est adressé.');
    await trust();
    const answer = await api(ouvrir, {}, {}, 'Réception en cours…');
    // Before a seal is said to be refused, the lists are asked for anew.
    const openUnder = async isNow => ouvrirTout(answer, reference, key, await trust(isNow));
    const { ouvertes, illisibles } = await openUnder().catch(fault => { if (fault.code !== 'sealRefused') throw fault; return openUnder(true); });
    const sorted = await trier(ouvertes);
    // Left or locked meanwhile: nothing is shown.
    if (leaving.aborted || keyNow() !== key) return message.replaceChildren();
    onLock(close, leaving);
    leaving.addEventListener('abort', close);
    const print = el('button', { type: 'button', class: 'second' }, 'Imprimer'), shut = el('button', { type: 'button', class: 'second' }, 'Refermer');
    print.addEventListener('click', () => window.print());
    shut.addEventListener('click', close);
    clear.replaceChildren(el('p', { class: 'actions' }, print, shut), ...ecrire(sorted, illisibles, noms, shown.signal));
    message.replaceChildren();
    announce('Contenu ouvert.');
    if ($('#actes')) rafraichir().catch(() => {});
  } catch (error) {
    message.replaceChildren(raison(error));
    // Refused, because the fiche is no longer what the page says of it: then the page says it too.
    if (error.problem?.status && $('#actes')) rafraichir().catch(() => {});
  }
};

// Sending a fiche on: its keys are made anew here, for people whose attestations were verified here.
export const reorienter = async (form, place) => {
  const { reference } = form.dataset, fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  try {
    exiger(fields.destination && fields.motif, 'missing', 'Choisissez le service et le motif.');
    const key = await withKey('Pour réorienter cette fiche.'), confiance = await trust(true);
    const answer = await api(`/api/organismes/${encodeURIComponent(fields.destination)}/destinataires`);
    const proven = await destinatairesProuves(answer, fields.destination, confiance);
    const { enveloppes } = await api(`/api/fiches/${reference}/ouverture`, {}, {}, 'Réception en cours…');
    const cles = await reenvelopper(enveloppes, reference, proven, key, confiance);
    await api(`/api/fiches/${reference}/reorientation`, { ...fields, cles });
    // Not the fiche's own page: it is no longer theirs to read.
    go('/reception?fait=reorientation');
  } catch (error) { place.replaceChildren(raison(error)); }
};
