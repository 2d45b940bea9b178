// The whole verification of the journal, without the page: what was looked at, what holds, what differs.
//
// verifierJournal({lire, vkey, memoire, progres, signal}) → P {constats, point, cle, entier}. `lire(path)` → P Uint8Array, or null
// where there is no such file; `vkey` is a key that was received by another way, or ''; `memoire` is what an earlier
// verification left: {taille, racine, vkey}. A constat is {etat: 'vu'|'ecart'|'reserve', texte, entree?}.
import { refaire } from './arbre.js';
import { cosignee, estSignee, lireNote, lirePoint, lireVkey } from './note.js';
import { exiger, hexDe, texteDe } from './octets.js';

const court = octets => hexDe(octets).slice(0, 16) + '…';
const nombreDe = n => n.toLocaleString('fr-FR');
const quand = date => date.toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' });

export async function verifierJournal({ lire, vkey, memoire, progres, signal }) {
  const constats = [];
  const vu = texte => constats.push({ etat: 'vu', texte });
  const ecart = (texte, entree) => constats.push({ etat: 'ecart', texte, entree });
  const reserve = texte => constats.push({ etat: 'reserve', texte });

  const servi = async chemin => {
    const octets = await lire(chemin);
    exiger(octets, 'absent', `La passerelle ne donne pas « ${chemin} ».`);
    return octets;
  };
  const servie = texteDe(await servi('log.vkey')).trim(), cle = await lireVkey(vkey || servie);
  exiger(cle.genre === 1, 'cle', 'C’est la clé d’un témoin : il faut celle du journal.');
  if (!vkey) reserve('La clé est celle que la passerelle donne d’elle-même. Pour ne pas la croire sur parole, collez celle que vous avez reçue par une autre voie.');
  else if (vkey.trim() === servie) vu('La clé que la passerelle donne est bien celle que vous avez reçue par une autre voie.');
  else ecart(`La passerelle donne une autre clé que celle que vous avez reçue : ${servie}`);

  const note = lireNote(await servi('checkpoint')), point = lirePoint(note);
  if (await estSignee(note, cle)) vu(`Le point de contrôle est signé par ${cle.nom} (clé ${cle.id}).`);
  else ecart(`Le point de contrôle n’est pas signé par la clé ${cle.nom}+${cle.id} : ou bien le journal n’est pas le bon, ou bien il a été réécrit.`);
  if (point.origine !== cle.nom) ecart(`Le journal se dit « ${point.origine} », la clé est celle de « ${cle.nom} ».`);

  const temoins = await lireTemoins(lire, point, cle, { vu, ecart, reserve });
  if (memoire?.vkey && memoire.vkey !== cle.vkey) ecart(`La clé a changé depuis votre dernière vérification, faite avec ${memoire.vkey}.`);
  const retenu = memoire && memoire.taille <= point.taille ? memoire : null;
  if (memoire && !retenu) ecart(`Le journal a rétréci : il avait ${nombreDe(memoire.taille)} entrées à votre dernière vérification, il en a ${nombreDe(point.taille)}.`);

  const jalons = [retenu?.taille, temoins?.taille].filter(taille => taille <= point.taille);
  const { racines, ecarts, nombre } = await refaire({ taille: point.taille, lire: servi, jalons, progres, signal });
  for (const { niveau, indice, attendue } of ecarts) {
    if (niveau) ecart(`Étage ${niveau} de l’arbre, place ${nombreDe(indice)} : l’empreinte servie n’est pas celle que les entrées donnent (${attendue.slice(0, 16)}…).`);
    else ecart(`Entrée n° ${indice} : son empreinte recalculée (${attendue.slice(0, 16)}…) n’est pas celle de l’arbre.`, indice);
  }
  if (nombre > ecarts.length) ecart(`${nombreDe(nombre - ecarts.length)} autres différences ne sont pas montrées.`);
  const racine = racines.get(point.taille);
  if (hexDe(racine) !== hexDe(point.racine)) ecart(`La racine recalculée sur les ${nombreDe(point.taille)} entrées (${court(racine)}) n’est pas celle du point de contrôle (${court(point.racine)}).`);
  else if (!nombre) vu(`Les ${nombreDe(point.taille)} entrées ont été relues, et l’arbre refait : chaque empreinte et la racine ${court(racine)} sont celles du point de contrôle.`);

  if (retenu && hexDe(racines.get(retenu.taille)) !== retenu.racine) ecart(`Le passé a été réécrit : les ${nombreDe(retenu.taille)} premières entrées ne sont plus celles de votre dernière vérification.`);
  else if (retenu) vu(`Le journal prolonge celui de votre dernière vérification (${nombreDe(retenu.taille)} entrées), sans rien y changer.`);
  else if (!memoire) reserve('C’est la première vérification faite dans ce navigateur : rien de plus ancien à comparer.');
  if (temoins && temoins.taille <= point.taille && hexDe(racines.get(temoins.taille)) !== hexDe(temoins.racine)) ecart(`Ce que les témoins ont cosigné (${nombreDe(temoins.taille)} entrées) n’est pas le début de ce journal.`);
  reserve('Les corps des entrées ne sont pas relus ici : « navette journal verify » les confronte à leurs engagements, et rejoue ce qu’ils racontent.');
  return { constats, point, cle, entier: !constats.some(constat => constat.etat === 'ecart') };
}

// What the witnesses whose keys are known cosigned last; null when none is.
async function lireTemoins(lire, point, cle, { vu, ecart, reserve }) {
  const [cles, octets] = await Promise.all([lire('witnesses.vkey'), lire('checkpoint.cosigned')]);
  if (!cles || !texteDe(cles).trim()) {
    reserve('Aucun témoin indépendant n’est déclaré : seule la signature de la passerelle lie ce journal.');
    return null;
  }
  if (!octets) {
    reserve('Aucun point de contrôle n’a encore été cosigné par assez de témoins.');
    return null;
  }
  const note = lireNote(octets), cosigne = lirePoint(note);
  if (cosigne.origine !== point.origine || !await estSignee(note, cle)) ecart('Le point de contrôle cosigné n’est pas signé par la clé de ce journal.');
  for (const ligne of texteDe(cles).trim().split('\n')) {
    const temoin = await lireVkey(ligne), date = await cosignee(note, temoin);
    if (date) vu(`Le témoin ${temoin.nom} a cosigné ${nombreDe(cosigne.taille)} entrées le ${quand(date)}.`);
    else reserve(`Le témoin ${temoin.nom} n’a pas cosigné le dernier point de contrôle qui a son quorum.`);
  }
  reserve('Les clés des témoins sont celles que la passerelle donne : comparez-les à celles que les témoins publient.');
  if (cosigne.taille > point.taille) ecart(`Les témoins ont cosigné ${nombreDe(cosigne.taille)} entrées, et la passerelle n’en montre que ${nombreDe(point.taille)}.`);
  return cosigne;
}
