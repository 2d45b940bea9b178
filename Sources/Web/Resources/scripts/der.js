// Strict DER (X.690, clause 10), as Sources/Cryptography/DER reads and writes it.
//
// lireDER(bytes, isPrefix?) → {tag, content, raw, kids}: refuses indefinite and non-minimal lengths, tag numbers from 31,
// truncation, nesting below 24 and trailing bytes (unless isPrefix: then raw.length says where the element ended).
// lireForme(bytes or node, pattern) → the captured nodes. A pattern is a list of hexadecimal tags: `30(02 04)` wants exactly these two
// inside a SEQUENCE and captures them; `80?` is optional, `__` any tag; `=020103` wants these very bytes and captures nothing.
// ensemble(node) → kids of a SET OF, in order. entier(node): octets of a minimal non-negative INTEGER; petitEntier(node): below 2^31.
// bitsDER(node), texteDER(node), momentDER(node) → Date. signatureBrute(der) → r‖s of 64 bytes, what WebCrypto wants.
// tlv(tag, ...hex) and entierDER(hex) write, in hexadecimal.
import { concat, forme, hexDe, texteDe } from './octets.js';

// The algorithm identifiers that requests and certificates share.
export const ECDSA_SHA256 = '300a06082a8648ce3d040302';
export const P256 = '301306072a8648ce3d020106082a8648ce3d030107';

const element = (bytes, from, end, depth) => {
  forme(depth < 25 && from + 2 <= end);
  const tag = bytes[from];
  let at = from + 2, count = bytes[from + 1];
  forme(tag && (tag & 31) < 31);
  if (count > 127) {
    const stop = at + count - 128;
    // 80 is BER's indefinite length; a leading zero, or a short count, would be a second encoding.
    forme(count > 128 && count < 133 && stop <= end && bytes[at]);
    for (count = 0; at < stop; at++) count = count * 256 + bytes[at];
    forme(count > 127);
  }
  forme(count <= end - at);
  end = at + count;
  const kids = [], content = bytes.subarray(at, end);
  while (tag & 32 && at < end) {
    kids.push(element(bytes, at, end, depth + 1));
    at += kids.at(-1).raw.length;
  }
  return { tag, content, raw: bytes.subarray(from, end), kids };
};
export const lireDER = (bytes, isPrefix) => {
  const node = element(bytes, 0, bytes.length, 0);
  forme(isPrefix || node.raw.length === bytes.length);
  return node;
};
export const lireForme = (source, pattern) => {
  const tokens = pattern.match(/=\w+|\w\w[(?]?|\)/g), found = [];
  const suite = kids => {
    let i = 0;
    for (let token; (token = tokens.shift()) && token !== ')';) {
      const kid = kids[i++], mark = token[2];
      if (token[0] === '=') forme(kid && hexDe(kid.raw) === token.slice(1));
      else if (kid && (token === '__' || kid.tag === parseInt(token, 16))) {
        if (mark === '(') suite(kid.kids);
        else found.push(kid);
      } else {
        forme(mark === '?');
        i--;
        found.push(undefined);
      }
    }
    forme(i === kids.length);
  };
  suite([source.raw ? source : lireDER(source)]);
  return found;
};
export const ensemble = ({ kids }) => {
  const order = kids.map(({ raw }) => hexDe(raw));
  forme(order.every((hex, i) => !i || order[i - 1] <= hex));
  return kids;
};
export const entier = ({ tag, content }) => {
  forme(tag === 2 && content[0] < 128 && (content.length < 2 || content[0] || content[1] > 127));
  return content;
};
export const petitEntier = node => {
  forme(entier(node).length < 5);
  return node.content.reduce((value, octet) => value * 256 + octet, 0);
};
export const bitsDER = ({ content }) => {
  forme(content[0] === 0);
  return content.subarray(1);
};
export const texteDER = ({ content }) => {
  forme(!content.includes(0));
  return texteDe(content);
};
export const momentDER = ({ tag, content }) => {
  const text = texteDe(content), isShort = tag === 23, long = isShort ? (text < '5' ? 20 : 19) + text : text;
  forme((isShort || (tag === 24 && long > '205')) && /^\d{14}Z$/.test(long));
  const iso = long.replace(/(....)(..)(..)(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6.000Z'), date = new Date(iso);
  // The same text comes back for dates of the calendar only.
  forme(+date === +date && date.toISOString() === iso);
  return date;
};
export const signatureBrute = der => concat(...lireForme(der, '30(02 02)').flatMap(node => {
  const octets = entier(node).subarray(node.content[0] ? 0 : 1);
  return [new Uint8Array(32 - octets.length), octets];
}));

export const tlv = (tag, ...parts) => {
  const hex = parts.join(''), count = (hex.length / 2).toString(16), length = count.padStart(count.length + count.length % 2, 0);
  return tag + (hex.length < 256 ? length : (128 + length.length / 2).toString(16) + length) + hex;
};
export const entierDER = hex => tlv('02', hex.replace(/^(00)*(?=..)/, '').replace(/^[89a-f]/, '00$&'));
