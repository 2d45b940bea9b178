// Last of all: everything else has said what it does on which page.
import { begin } from './base.js';
import { showLock } from './session.js';
begin();
showLock();
