// What was sealed, as French: the labels and the order of the program's own text (Sources/Gateway/Formes/Texte), which a test
// compares line by line. LEXIQUE holds the labels of the closed lists: Swift writes it, from the lists themselves.
//
// rediger(contenu, noms) → [{titre, alerte, champs: [{libelle?, valeur, niveau}]}]. noms: names by commune code.

// member:label:list, or @jour, @ouinon, @tel
const LIBELLES = {
  identite: 'nom:Nom|nomUsage:Nom d’usage|prenoms:Prénoms|sexe:Sexe:sexe|naissance:Date de naissance:@jour|ageEstime:Âge estimé:classe-age|langue:Langue',
  coordonnees: 'adresse:Adresse|telephone:Téléphone:@tel|courriel:Courriel|heberge:Hébergement ou réception du courrier',
  situation: 'profil:Profil:profil|problematique:Problématique principale:problematique|autresProblematiques:Autres problématiques:problematique|evaluation:Évaluation|logement:Logement|ressources:Ressources et dettes|demarches:Démarches engagées',
  sante: 'elements:Éléments utiles|suivi:Suivi en cours|handicap:Handicap|grossesse:Grossesse:@ouinon',
  infractions: 'natures:Nature des faits:nature-faits|dateDesFaits:Date des faits:@jour|recit:Récit|procedure:Procédure:procedure|autrePersonne:Autre personne concernée',
  mineur: 'naissance:Date de naissance:@jour|ageEstime:Âge estimé:classe-age|sexe:Sexe:sexe|scolarite:Scolarité|vitAvec:Vit avec',
  mineurs: 'elements:Éléments de danger ou d’inquiétude|positionDesParents:Position des parents',
  membre: 'naissance:Date de naissance:@jour|auFoyer:Vit au foyer:@ouinon',
  demande: 'demandeDeLaPersonne:Demande de la personne|attendu:Attendu du destinataire|orientations:Orientations envisagées:type-partenaire|servicesEnLien:Services déjà en lien',
  accord: 'le:Le:@jour|par:Par:auteur-accord|information:Information:mode-information|objets:Objets:objet-accord|motif:Motif:motif-accord-impossible',
  transmission: 'auteur:Auteur|circuit:Circuit:circuit|fondement:Fondement:fondement-legal|urgence:Urgence:urgence',
  avisDePeril: 'qui:Qui|ou:Où|danger:Danger|demande:Demande',
  justification: 'texte:Texte',
  precisionOrale: 'personne:Personne|precision:Précisions',
  saisine: 'personne:Personne|joindre:Comment la joindre|profil:Profil:profil|problematique:Problématique:problematique|faits:Faits|mode:Mode:mode-saisine|origine:Origine:origine-saisine|urgence:Urgence:urgence',
  refus: 'motif:Motif:motif-refus|commentaire:Commentaire',
  reorientation: 'destination:Vers|motif:Motif:motif-reorientation|precisions:Précisions',
  retour: 'issue:Issue:issue-retour|dejaConnuCD:Déjà connu du département:deja-connu|dejaConnuCAF:Déjà connu de la CAF:deja-connu|prochainRendezVous:Prochain rendez-vous:@jour|orientations:Orientations:type-partenaire|commentaire:Commentaire',
};
const MOIS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

const jour = text => {
  const [year, month, day] = text.split('-').map(Number);
  return `${day === 1 ? '1er' : day} ${MOIS[month - 1]} ${year}`;
};
const tel = text => /^\+33\d{9}$/.test(text) ? `0${text.slice(3)}`.match(/../g).join(' ') : text;
const FORMES = { '@jour': jour, '@ouinon': yes => yes ? 'oui' : 'non', '@tel': tel };
const nommer = (liste, code) => LEXIQUE[liste]?.[code] ?? code;
const nommerTous = (liste, codes, between) => Object.keys(LEXIQUE[liste]).filter(code => codes.includes(code)).map(code => nommer(liste, code)).join(between);

class Bloc {
  constructor(titre, alerte = false) { Object.assign(this, { titre, alerte, champs: [] }); }
  champ(libelle, valeur, niveau = 0) {
    if (valeur != null) this.champs.push({ libelle, valeur: String(valeur), niveau });
    return this;
  }
  tous(part, value, niveau = 0) {
    for (const [member, libelle, form] of LIBELLES[part].split('|').map(text => text.split(':'))) {
      const found = value[member];
      if (found == null || (Array.isArray(found) && !found.length)) continue;
      this.champ(libelle, FORMES[form]?.(found) ?? (Array.isArray(found) ? nommerTous(form, found, ' ; ') : form ? nommer(form, found) : found), niveau);
    }
    return this;
  }
}

const consignes = value => {
  const bloc = new Bloc('Consignes de contact — à lire avant tout contact', true);
  if (!value) return bloc.champ(null, 'Aucune consigne n’a été transmise.');
  const { interdits = [], plages } = value;
  for (const code of Object.keys(LEXIQUE['interdit-de-contact'])) if (interdits.includes(code)) bloc.champ(null, nommer('interdit-de-contact', code).toUpperCase());
  bloc.champ('Numéro sûr', value.numeroSur && tel(value.numeroSur));
  if (!plages?.length) bloc.champ('Horaires sûrs', 'non précisés');
  for (const { jours, debut, fin } of plages ?? []) bloc.champ('Horaire sûr', `${nommerTous('jour-semaine', jours, ', ')}, de ${debut} à ${fin}`);
  return bloc.champ('Personne de confiance', value.personneDeConfiance).champ('Précisions', value.precisions);
};

const SECTIONS = {
  identite: (bloc, value) => bloc.tous('identite', value),
  coordonnees(bloc, value, noms) {
    const commune = value.commune && (noms[value.commune] ? `${noms[value.commune]} (${value.commune})` : value.commune);
    if (value.residence === 'commune') bloc.champ('Commune', commune);
    else if (value.residence === 'etranger') bloc.champ('Résidence', 'à l’étranger');
    else bloc.champ('Résidence', 'sans domicile stable').champ('Commune de séjour', commune);
    bloc.tous('coordonnees', value);
  },
  compositionFamiliale(bloc, value) {
    bloc.champ('Situation familiale', nommer('situation-familiale', value.situation)).champ('Enfants mineurs au foyer', value.enfantsMineurs ?? 0);
    for (const one of value.membres ?? []) bloc.champ(nommer('lien-familial', one.lien), one.nom ?? 'nom non précisé').tous('membre', one, 1);
    bloc.champ('Précisions', value.precisions);
  },
  situation: (bloc, value) => bloc.tous('situation', value),
  sante: (bloc, value) => bloc.tous('sante', value),
  infractions: (bloc, value) => bloc.tous('infractions', value),
  mineurs(bloc, value) {
    for (const one of value.mineurs) bloc.champ('Mineur', one.nom).tous('mineur', one, 1);
    bloc.tous('mineurs', value);
  },
  demande: (bloc, value) => bloc.tous('demande', value),
  piecesJointes: (bloc, pieces) => pieces.forEach((piece, index) => bloc.champ(index + 1, piece.nom)
    .champ('Type', nommer('type-piece', piece.type), 1).champ('Taille', `${piece.taille} octet${piece.taille > 1 ? 's' : ''}`, 1)
    .champ('Catégorie', nommer('categorie-rgpd', piece.categorie), 1)),
};

const redigerAccord = (bloc, accord) => {
  bloc.champ('Accord de la personne', nommer('accord', accord.etat));
  if (accord.etat === 'impossible') return bloc.champ('Le', jour(accord.le), 1).champ('Motif', nommer('motif-accord-impossible', accord.motif), 1);
  return bloc.tous('accord', accord, 1);
};

const redigerFiche = (contenu, noms) => {
  const { fiche, accord, saisine } = contenu, transmission = new Bloc('Transmission').tous('transmission', contenu);
  redigerAccord(transmission, accord);
  if (saisine) {
    transmission.champ('Saisine', `${nommer('mode-saisine', saisine.mode).toLowerCase()}, reçue le ${jour(saisine.recueLe)}`)
      .champ('Origine', nommer('origine-saisine', saisine.origine), 1).champ('Unité', saisine.unite, 1);
  }
  const sections = Object.entries(LEXIQUE.section).map(([code, titre]) => [code.replace(/-./g, pair => pair[1].toUpperCase()), titre]);
  return [consignes(fiche.consignesContact), transmission, ...sections.filter(([member]) => SECTIONS[member] && fiche[member]).map(([member, titre]) => {
    const bloc = new Bloc(titre);
    SECTIONS[member](bloc, fiche[member], noms);
    return bloc;
  })];
};

const GENRES = {
  fiche: redigerFiche,
  accuse: ({ accuse }) => [new Bloc('Accusé de réception').champ('Prise en charge', accuse.priseEnChargePar ?? 'à attribuer dans le service').champ('Message', accuse.message)],
  refus: ({ refus }) => [new Bloc('Refus').tous('refus', refus)],
  reorientation: ({ reorientation }) => [new Bloc('Réorientation').tous('reorientation', reorientation)],
  retour: ({ retour }) => [new Bloc('Retour').tous('retour', retour)],
  'avis-de-peril': ({ avisDePeril }) => [new Bloc('Avis de péril', true).tous('avisDePeril', avisDePeril)
    .champ('Fondement', LEXIQUE.alinea[avisDePeril.alinea][0]).champ('Objet', LEXIQUE.alinea[avisDePeril.alinea][1])],
  'transmission-orale': ({ transmissionOrale }) => [new Bloc('Précisions de la transmission orale').tous('precisionOrale', transmissionOrale)],
  saisine: ({ saisine }) => [redigerAccord(new Bloc('Saisine').tous('saisine', saisine), saisine.accord)],
  justification: ({ justification }) => [new Bloc('Justification de l’avis de péril').tous('justification', justification)],
};

export const rediger = (contenu, noms = {}) => GENRES[contenu.genre](contenu, noms);
