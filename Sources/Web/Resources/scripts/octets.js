// Bytes, their text forms, and the one error of the cryptographic scripts.
//
// Faute(code, message): an Error whose `code` is for programs and whose `message`, in French, is for whoever reads.
// exiger(condition, code, message): throws a Faute unless the condition holds; forme(condition): the same, code malformed.
// concat(...parts), hexDe(bytes), deHex(text), base64De(bytes), utf8De(text). deBase64(text) and texteDe(bytes) are strict.
// empreinteDe(bytes) → Promise of the SHA-256 in hex.
export const subtle = crypto.subtle;
export class Faute extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
export const exiger = (condition, code, message) => {
  if (!condition) throw new Faute(code, message);
};
export const forme = condition => exiger(condition, 'malformed', 'Données refusées : leur forme n’est pas celle attendue.');

export const concat = (...parts) => {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    all.set(p, at);
    at += p.length;
  }
  return all;
};
export const hexDe = bytes => Array.from(bytes, b => b.toString(16).padStart(2, 0)).join('');
export const deHex = text => Uint8Array.from(text.match(/../g) || [], p => parseInt(p, 16));
export const base64De = bytes => {
  let text = '';
  // By pieces: a call takes a limited number of arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};
export const deBase64 = text => {
  let raw;
  try {
    raw = atob(text);
  } catch {}
  // One text for one value: atob also takes spaces, missing padding and stray bits.
  forme(raw !== undefined && btoa(raw) === text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  return bytes;
};
export const utf8De = text => new TextEncoder().encode(text);
export const texteDe = bytes => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    forme();
  }
};
export const empreinteDe = async bytes => hexDe(new Uint8Array(await subtle.digest('SHA-256', bytes)));
