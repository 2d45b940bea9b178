// The journal's tree (RFC 9162), made again from its entries: c2sp.org/tlog-tiles.
//
// refaire({taille, lire, jalons, progres, signal}) → P {racines, ecarts, nombre}: every entry is read and hashed, every tile is
// compared with what the entries make. `racines` maps each size of `jalons` to the root of the first so many entries;
// `ecarts` are the first differences, `nombre` is how many there are.
import { concat, exiger, hexDe, subtle } from './octets.js';

const LARGEUR = 256, ENTREE = 42, MONTRES = 20;

const hache = async octets => new Uint8Array(await subtle.digest('SHA-256', octets));
export const empreinteDeFeuille = entree => hache(concat([0], entree));
const noeud = (gauche, droite) => hache(concat([1], gauche, droite));
const pareil = (a, b) => a.every((octet, i) => octet === b[i]);

// `tile/0/x001/234.p/7`: the number in groups of three digits.
export function cheminDe(dossier, numero, largeur) {
  const groupes = [];
  for (let reste = numero; !groupes.length || reste > 0; reste = Math.floor(reste / 1000)) groupes.unshift(String(reste % 1000).padStart(3, 0));
  return `tile/${dossier}/${groupes.map((groupe, i) => (i < groupes.length - 1 ? 'x' : '') + groupe).join('/')}${largeur < LARGEUR ? `.p/${largeur}` : ''}`;
}

// The hashes of complete subtrees, largest first: what a root is made of.
export class Sommets {
  #tous;
  constructor(tous = []) { this.#tous = tous; }
  copie() { return new Sommets([...this.#tous]); }
  async ajouter(hauteur, hash) {
    this.#tous.push({ hauteur, hash });
    for (let [a, b] = this.#tous.slice(-2); b && a.hauteur === b.hauteur; [a, b] = this.#tous.slice(-2)) {
      this.#tous.splice(-2, 2, { hauteur: a.hauteur + 1, hash: await noeud(a.hash, b.hash) });
    }
  }
  async racine() {
    const [dernier, ...autres] = this.#tous.map(one => one.hash).reverse();
    let racine = dernier ?? await hache(new Uint8Array());
    for (const hash of autres) racine = await noeud(hash, racine);
    return racine;
  }
}

async function racinePleine(hashes) {
  for (let rang = hashes; ; ) {
    if (rang.length === 1) return rang[0];
    rang = await Promise.all(Array.from({ length: rang.length / 2 }, (_, i) => noeud(rang[2 * i], rang[2 * i + 1])));
  }
}

function couperEntrees(octets, largeur, premier) {
  const pas = ENTREE + 2, entiere = octets.length === largeur * pas;
  exiger(entiere, 'tuile', `Le paquet des entrées ${premier} à ${premier + largeur - 1} n’a pas la longueur attendue.`);
  return Array.from({ length: largeur }, (_, i) => {
    exiger(octets[i * pas] === 0 && octets[i * pas + 1] === ENTREE, 'tuile', `L’entrée n° ${premier + i} n’a pas la longueur attendue.`);
    return octets.subarray(i * pas + 2, (i + 1) * pas);
  });
}

export async function refaire({ taille, lire, jalons = [], progres = () => {}, signal }) {
  const sommets = new Sommets(), racines = new Map(), ecarts = [], etages = [];
  let nombre = 0;
  const noter = ecart => { if (++nombre <= MONTRES) ecarts.push(ecart); };
  for (const jalon of jalons) if (jalon === 0) racines.set(0, await sommets.racine());

  // What the entries make of a tile, against what is served; then its own hash, for the tile above.
  async function comparer(niveau, numero, hashes, servie) {
    const octets = servie ?? await lire(cheminDe(niveau, numero, hashes.length));
    exiger(octets.length === 32 * hashes.length, 'tuile', `La tuile ${cheminDe(niveau, numero, hashes.length)} n’a pas la longueur attendue.`);
    hashes.forEach((hash, i) => {
      if (!pareil(hash, octets.subarray(32 * i, 32 * i + 32))) noter({ niveau, indice: numero * LARGEUR + i, attendue: hexDe(hash) });
    });
    if (hashes.length === LARGEUR) await monter(niveau + 1, await racinePleine(hashes));
  }
  async function monter(niveau, hash) {
    if (niveau === 1) await sommets.ajouter(8, hash);
    const etage = etages[niveau] ??= { numero: 0, hashes: [] };
    etage.hashes.push(hash);
    if (etage.hashes.length === LARGEUR) {
      await comparer(niveau, etage.numero++, etage.hashes);
      etage.hashes = [];
    }
  }
  const demander = numero => {
    const largeur = Math.min(LARGEUR, taille - numero * LARGEUR);
    return largeur <= 0 ? null : Promise.all([lire(cheminDe('entries', numero, largeur)), lire(cheminDe(0, numero, largeur))]);
  };

  let suivant = demander(0);
  for (let numero = 0; suivant; numero++) {
    signal?.throwIfAborted();
    const [paquet, tuile] = await suivant, premier = numero * LARGEUR;
    // The next ones travel while these are hashed.
    suivant = demander(numero + 1);
    suivant?.catch(() => {});
    const feuilles = await Promise.all(couperEntrees(paquet, Math.min(LARGEUR, taille - premier), premier).map(empreinteDeFeuille));
    const avant = sommets.copie();
    await comparer(0, numero, feuilles, tuile);
    if (feuilles.length < LARGEUR) for (const feuille of feuilles) await sommets.ajouter(0, feuille);
    for (const jalon of jalons) if (jalon > premier && jalon <= premier + feuilles.length) {
      const alors = avant.copie();
      for (const feuille of feuilles.slice(0, jalon - premier)) await alors.ajouter(0, feuille);
      racines.set(jalon, await alors.racine());
    }
    progres(premier + feuilles.length, taille);
  }
  for (let niveau = 1; niveau < etages.length; niveau++) {
    const etage = etages[niveau];
    if (etage?.hashes.length) await comparer(niveau, etage.numero, etage.hashes);
  }
  racines.set(taille, await sommets.racine());
  return { racines, ecarts, nombre };
}
