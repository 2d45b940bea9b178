// Attachments: looked at before they are sent, by their content and not by their name; kept in memory until then.
import { $, el, onPage } from './base.js';
import { base64De, empreinteDe } from './octets.js';

const LARGEST = 10 * 1024 * 1024, MOST = 10;
let pieces = [], owner;

const TYPES = { pdf: 'PDF', png: 'Image PNG', jpeg: 'Image JPEG', texte: 'Texte' };
const CATEGORIES = { ordinaire: 'Ordinaire', sante: 'Santé', infractions: 'Infractions', mineurs: 'Mineurs' };

// What the bytes say that they are; null for anything else. The gateway looks again, more closely.
export function typeOf(bytes) {
  const starts = (...octets) => octets.every((octet, index) => bytes[index] === octet);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text.replaceAll('\r\n', '\n')) ? 'texte' : null;
  } catch { return null; }
}

export const sizeText = size => size < 1024 ? `${size} octets` : size < 1048576 ? `${Math.round(size / 1024)} Ko` : `${(size / 1048576).toFixed(1).replace('.', ',')} Mo`;
// Without the signs that a form writes with three: RFC 4648, 5, which the page reads too.
const base64url = bytes => base64De(bytes).replaceAll('+', '-').replaceAll('/', '_');

async function look(file) {
  if (pieces.length >= MOST) return `« ${file.name} » n’est pas jointe : dix pièces au plus.`;
  if (!file.size) return `« ${file.name} » est vide.`;
  if (file.size + pieces.reduce((sum, piece) => sum + piece.size, 0) > LARGEST) return `« ${file.name} » n’est pas jointe : 10 Mo au plus pour toutes les pièces.`;
  const bytes = new Uint8Array(await file.arrayBuffer()), type = typeOf(bytes);
  if (!type) return `« ${file.name} » n’est ni un PDF, ni une image PNG ou JPEG, ni un texte.`;
  const digest = await empreinteDe(bytes);
  if (pieces.some(piece => piece.digest === digest)) return `« ${file.name} » est déjà jointe.`;
  const name = file.name.replace(/[\/\\\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '_').slice(0, 120);
  pieces.push({ name, type, digest, size: bytes.length, bytes, categorie: 'ordinaire' });
  return '';
}

// They are one form's alone, whose key names it while it is corrected: another fiche, or another page, has none of them.
onPage('#contenu', page => {
  const key = $('[name=_cle]', page)?.value;
  if (key !== owner) pieces = [];
  owner = key;
});
onPage('[data-pieces]', place => {
  const input = el('input', { type: 'file', id: 'pieces', multiple: true, accept: '.pdf,.png,.jpg,.jpeg,.txt' });
  const list = el('ul', { class: 'cartes' }), fault = el('p', { class: 'faute', role: 'alert' });
  const changed = () => place.dispatchEvent(new Event('change', { bubbles: true }));
  const show = () => list.replaceChildren(...pieces.map((piece, index) => {
    const hidden = (name, value) => el('input', { type: 'hidden', name, value });
    const at = `fiche/piecesJointes/${index}/`;
    const category = el('select', { name: at + 'categorie', id: `categorie-${index}` }, ...Object.entries(CATEGORIES).map(([value, label]) => el('option', { value, selected: value === piece.categorie }, label)));
    category.addEventListener('change', () => { piece.categorie = category.value; });
    const remove = el('button', { type: 'button', class: 'second' }, `Retirer ${piece.name}`);
    remove.addEventListener('click', () => { pieces.splice(index, 1); show(); changed(); input.focus(); });
    return el('li', { class: 'carte' }, el('strong', {}, piece.name), el('p', {}, `${TYPES[piece.type]}, ${sizeText(piece.size)}`),
      el('label', { for: category.id }, 'Ce qu’elle contient'), category, el('p', {}, remove),
      hidden(at + 'nom', piece.name), hidden(at + 'type', piece.type), hidden(at + 'taille', piece.size), hidden(at + 'empreinte', piece.digest),
      hidden(`pieces/${index}/empreinte`, piece.digest), hidden(`pieces/${index}/contenu`, base64url(piece.bytes)));
  }));
  input.addEventListener('change', async event => {
    event.stopPropagation();
    const faults = [];
    for (const file of input.files) faults.push(await look(file));
    fault.textContent = faults.filter(Boolean).join(' ');
    input.value = '';
    show();
    changed();
  });
  place.replaceChildren(el('div', { class: 'champ' }, el('label', { for: 'pieces' }, 'Ajouter une pièce'),
    el('p', { class: 'aide', id: 'pieces-aide' }, 'PDF, image PNG ou JPEG, texte ; 10 Mo au plus en tout. Elle est chiffrée comme la fiche. Elle n’est pas gardée avec un brouillon.'), input, fault), list);
  input.setAttribute('aria-describedby', 'pieces-aide');
  show();
});
