// The browser's scripts as node sees them: WebCrypto only. Node 18 has it under another name.
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;
const folder = new URL('../../../Sources/Web/Resources/scripts/', import.meta.url);
const modules = await Promise.all(
  ['octets', 'der', 'phrase', 'cms', 'x509', 'sceau', 'attestation', 'cle'].map(name => import(new URL(`${name}.js`, folder))));
export const web = Object.assign({}, ...modules);
