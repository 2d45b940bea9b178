// Passphrases: one that the machine proposes, and an estimate of any other.
//
// proposerPhrase() → six groups of two syllables, about 74 bits.
// estimerPhrase(text, ...known words) → {bits, niveau: 'faible' | 'moyenne' | 'forte', suffisante: boolean}: low on purpose.
const CONSONNES = 'bdfgjklmnprstvz';
const USUELS = /azerty|motdepasse|password|bonjour|soleil|navette|police|gendarme|france|secret|admin|123456/gi;
const GROUPES = new RegExp(`^([${CONSONNES}][aeiou]){2}(-([${CONSONNES}][aeiou]){2})+$`);

const syllabe = () => {
  const [octet] = crypto.getRandomValues(new Uint8Array(1));
  // 225 is the last multiple of 75: beyond it some syllables would come more often.
  return octet < 225 ? CONSONNES[octet % 15] + 'aeiou'[Math.floor(octet / 15) % 5] : syllabe();
};
export const proposerPhrase = () => Array.from({ length: 6 }, () => syllabe() + syllabe()).join('-');

export const estimerPhrase = (text, ...known) => {
  let rest = text.normalize('NFKC').trim(), bits = 0;
  if (GROUPES.test(rest)) bits = new Set(rest.split('-')).size * 12.4;
  else {
    for (const word of [USUELS, ...known]) rest = rest.replaceAll(word || ' ', ' ');
    for (const word of new Set(rest.match(/\p{L}+|\d+|[^\p{L}\d\s]+/gu))) {
      // A sign counts unless it repeats or follows the one before; a letter of a human word is worth about two bits.
      const fresh = [...word].filter((sign, i, all) => !i || Math.abs(sign.codePointAt() - all[i - 1].codePointAt()) > 1).length;
      bits += /\p{L}/u.test(word) ? Math.min(fresh * 2.2, 13) : /^(19|20)\d\d$/.test(word) ? 6 : fresh * 3;
    }
  }
  return { bits: Math.round(bits), niveau: bits < 40 ? 'faible' : bits < 60 ? 'moyenne' : 'forte', suffisante: bits >= 60 };
};
