// What the script writes of sealed contents, as the lines of the program's own text, so that both can be compared.
// Input: {lexique, noms, contenus: […]}. Output: a list of lines for each.
import { readFileSync } from 'node:fs';
import { rediger } from '../../../Sources/Web/Resources/scripts/redaction.js';

const { lexique, noms, contenus } = JSON.parse(readFileSync(0));
globalThis.LEXIQUE = lexique;

const lignes = ({ titre, alerte, champs }) => {
  const marque = alerte ? '! ' : '', lines = [alerte ? `!!! ${titre.toUpperCase()} !!!` : titre.toUpperCase()];
  for (const { libelle, valeur, niveau } of champs) {
    const retrait = ' '.repeat(2 + 2 * niveau), parts = valeur.split('\n');
    if (libelle === null) lines.push(`${retrait}${marque}${valeur}`);
    else if (parts.length === 1) lines.push(`${retrait}${marque}${libelle} : ${valeur}`);
    else lines.push(`${retrait}${marque}${libelle} :`, ...parts.map(part => marque + part ? `${retrait}  ${marque}${part}` : ''));
  }
  return lines;
};

console.log(JSON.stringify(contenus.map(contenu => rediger(contenu, noms).flatMap((bloc, index) => [...index ? [''] : [], ...lignes(bloc)]))));
