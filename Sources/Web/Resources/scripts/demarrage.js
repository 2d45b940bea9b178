// Last of all: everything else has said what it does on which page.
import { begin } from './base.js';
begin();
