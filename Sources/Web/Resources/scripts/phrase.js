// Passphrases: one that the machine proposes, and an estimate of any other.
//
// proposerPhrase() → six groups of two syllables, about 74 bits.
// estimerPhrase(text, ...known words) → {bits, niveau: 'faible' | 'moyenne' | 'forte', suffisante: boolean}: low on purpose.
const CONSONNES = 'bdfgjklmnprstvz';
// What everybody tries first, wherever it stands.
const USUELS = /azerty|motdepasse|password|bonjour|soleil|navette|france|secret|admin|123456/g;
// Words of the trade, of the places, and the names that are most borne: whoever knows where one works tries them.
const COURANTS = 'agent aide aides ain ambérieu assistant bellegarde bourg bresse brigade bureau cadre caf commandant commissaire commissariat commun conseil département dombes dupont durand enfance famille femme fiche fonctionnaire gendarme gendarmerie gex intervenant jean justice liaison lyon maire mairie maison marie martin mineur mission mot mutuelle oyonnax passe permanence petit phrase pierre police polyvalent poste préfecture protection responsable secteur service social solidarité sophie stagiaire travail travailleur unité urgence victime ville violence violences'.split(' ');
const GROUPES = new RegExp(`^([${CONSONNES}][aeiou]){2}(-([${CONSONNES}][aeiou]){2})+$`);

const syllabe = () => {
  const [octet] = crypto.getRandomValues(new Uint8Array(1));
  // 225 is the last multiple of 75: beyond it some syllables would come more often.
  return octet < 225 ? CONSONNES[octet % 15] + 'aeiou'[Math.floor(octet / 15) % 5] : syllabe();
};
export const proposerPhrase = () => Array.from({ length: 6 }, () => syllabe() + syllabe()).join('-');

// As it is taken, however it was typed: two keyboards compose one letter differently, and a copy brings spaces along.
export const composer = text => text.normalize('NFKC').trim();

// A word as one tries it: without case, accents, or the ends that agree.
const nu = text => composer(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const racine = word => nu(word).replace(/e?s?$/, '');
const courants = new Set(COURANTS.map(racine));

export const estimerPhrase = (text, ...known) => {
  let rest = composer(text), bits = 0;
  if (GROUPES.test(rest)) bits = new Set(rest.split('-')).size * 12.4;
  else {
    const own = known.filter(Boolean).map(nu), theirs = new Set(own.flatMap(name => name.match(/\p{L}+/gu) ?? []).map(racine));
    rest = nu(rest);
    for (const word of [USUELS, ...own]) rest = rest.replaceAll(word, ' ');
    const seen = new Set();
    for (const word of rest.match(/\p{L}+|\d+|[^\p{L}\d\s]+/gu) ?? []) {
      const root = racine(word);
      if (seen.has(root) || theirs.has(root)) continue;
      seen.add(root);
      // A sign counts unless it repeats or follows the one before; a letter of a human word is worth about two bits.
      const fresh = [...word].filter((sign, i, all) => !i || Math.abs(sign.codePointAt() - all[i - 1].codePointAt()) > 1).length;
      bits += courants.has(root) ? 3 : /\p{L}/u.test(word) ? Math.min(fresh * 2.2, 13) : /^(19|20)\d\d$/.test(word) ? 6 : fresh * 3;
    }
  }
  return { bits: Math.round(bits), niveau: bits < 40 ? 'faible' : bits < 60 ? 'moyenne' : 'forte', suffisante: bits >= 60 };
};
