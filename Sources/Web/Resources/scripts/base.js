// What every page needs: finding elements, asking the API, saying what happened, going from page to page without losing
// the unlocked key, which lives in this module's memory and nowhere else.
export const $ = (selector, from = document) => from.querySelector(selector);
export const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
export const meta = (name, page = document) => $(`meta[name=navette-${name}]`, page)?.content ?? '';

// An element: `el('p', {class: 'note'}, 'texte', autre)`. Text is always text.
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null && value !== false) element.setAttribute(key, value === true ? '' : value);
  element.append(...children.filter(child => child != null));
  return element;
}

// Says what happened to those who cannot see it happen. `seen`: the page does not show it otherwise, so it is shown to all,
// and stays until something else is said or another page comes.
export function announce(text, seen = false) {
  const place = $('#annonce');
  place.textContent = text;
  place.classList.toggle('vue', seen);
}

// How far long work has come: said once, shown as it goes. A whole part is over, and what follows takes a while too.
const LONG = 262144;
export function progress(label, part) {
  let bar = $('#annonce progress');
  if (bar?.ariaLabel !== label) {
    announce(label + ' ', true);
    $('#annonce').append(bar = el('progress', { 'aria-label': label }));
  }
  if (part < 1) bar.value = part; else bar.removeAttribute('value');
}
const endProgress = () => { if ($('#annonce progress')) announce(''); };

// What the API refused: `problem` is the document (RFC 9457).
export class Refus extends Error {
  constructor(problem) { super(problem.detail ?? problem.title); this.problem = problem; }
}
const absence = () => new Refus({ title: 'Hors connexion', detail: 'La passerelle ne répond pas. Rien n’est perdu : réessayez dans un instant.' });
// What went wrong, in French: a browser tells its own faults in English, to those who made the page.
export const why = fault => fault instanceof Refus || typeof fault.code === 'string' ? fault.message : 'Le navigateur n’a pas pu le faire. Rechargez la page et recommencez.';
// A part of the program, fetched when it is first needed. Some browsers remember for the life of a page that it did not come.
export const program = address => import(address).catch(() => {
  throw new Refus({ title: 'Hors connexion', detail: 'La passerelle ne répond pas. Rien n’a été fait : réessayez dans un instant, ou rechargez la page.' });
});

// What is long is read piece by piece, to show how far it has come.
async function read(response, label) {
  const total = +response.headers.get('Content-Length');
  if (!label || total < LONG) return response.json();
  const parts = [], reader = response.body.getReader();
  for (let step, got = 0; !(step = await reader.read()).done; progress(label, got / total)) {
    parts.push(step.value);
    got += step.value.length;
  }
  return JSON.parse(await new Blob(parts).text());
}

// Asks the API; `body` makes it an act, with the page's token. Without network the message says that nothing was lost.
// `label` says what is being received, should it be long.
export async function api(path, body, headers = {}, label = '', again = true) {
  let response;
  try {
    response = await fetch(path, body === undefined ? { headers, cache: 'no-store' } : {
      method: 'POST', body: JSON.stringify(body), cache: 'no-store',
      headers: { 'Content-Type': 'application/json', 'X-Navette-Jeton': meta('jeton'), ...headers },
    });
  } catch { throw absence(); }
  const answer = await read(response, label).catch(() => ({})).finally(endProgress);
  if (response.ok) return answer;
  // The page is older than the gateway, or than a day: another one tells what its token has become.
  if (again && answer.type?.endsWith(':jeton') && await renew()) return api(path, body, headers, label, false);
  throw new Refus({ title: response.statusText, ...answer, status: response.status });
}
export async function renew() {
  const page = await pageAt('/aide'), token = meta('jeton', page);
  if (meta('agent', page) !== agent()) return false;
  $('meta[name=navette-jeton]').content = token;
  for (const field of $$('[name=_jeton]')) field.value = token;
  return true;
}

export const agent = () => meta('agent');
export const newKey = () => crypto.randomUUID();

// What each page does once it is there: `onPage('#selector', (element, signal) => …)`. `signal` ends when one leaves.
const behaviours = [];
let leaving = new AbortController();
let begun = false;
export function onPage(selector, start) {
  behaviours.push([selector, start]);
  if (begun) for (const element of $$(selector)) start(element, leaving.signal);
}
export function begin() {
  begun = true;
  leaving = new AbortController();
  alive(document);
}
// What was added to the page comes to life too.
export function alive(part) {
  for (const [selector, start] of behaviours) for (const element of $$(selector, part)) start(element, leaving.signal);
}

// A page is fetched as a document, whose scripts do not run and whose handlers do not exist, and takes the place of this one.
export function load(url, options = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(options.body ? 'POST' : 'GET', url);
    request.responseType = 'document';
    request.setRequestHeader('Accept', 'text/html');
    if (options.body) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    if (options.body?.length > LONG) request.upload.onprogress = ({ loaded, total }) => progress('Envoi en cours…', loaded / total);
    request.onload = () => request.response?.querySelector('main') ? resolve(request) : reject(new Error());
    request.onerror = () => reject(absence());
    request.onloadend = endProgress;
    request.send(options.body);
  });
}

// A page to take something from: what tells of a problem has none of it.
export async function pageAt(url, options) {
  const { status, response } = await load(url, options);
  if (status >= 400 && status !== 422) throw new Refus({ title: response.title, detail: spoken(response), status });
  return response;
}
// What a page of problem says, in one line.
const spoken = page => $$('main p, main li', page).filter(line => !$('a', line)).map(line => line.textContent).join(' ');

// Says above a form that it was not sent, or that nobody knows; it stays until the form is sent.
function blame(form, title, text) {
  $('#probleme')?.remove();
  const notice = el('div', { class: 'probleme', role: 'alert', id: 'probleme', tabindex: '-1' }, el('h2', {}, title), el('p', {}, text));
  form.before(notice);
  notice.focus();
}

// Which scripts a page goes with.
const version = page => $$('script[src], meta[content^="/ressources/"]', page).map(one => one.src || one.content).join();
const pageAddress = () => location.pathname + location.search;
let shownAddress = pageAddress(), turn = 0, isSending = false;
export async function go(url, options = {}) {
  const { body, back, form, button } = options;
  // One sending at a time, and nobody leaves before its answer: a second press of the button changes nothing.
  if (isSending) {
    if (back) history.pushState(null, '', shownAddress);
    if (!body) announce('Envoi en cours : attendez la réponse.', true);
    return;
  }
  const mine = ++turn;
  isSending = !!body;
  button?.setAttribute('aria-disabled', 'true');
  document.body.setAttribute('aria-busy', 'true');
  try {
    const request = await load(url, options), page = request.response, { status, responseURL } = request;
    if (mine !== turn) return;
    if (!$('nav', page)) {
      if (body) throw new Refus({ title: $('h1', page).textContent, detail: spoken(page), status });
      if (status > 499 || status === 429) throw new Refus({});
      return location.assign(responseURL);
    }
    // Other scripts go with this page than those that run. What was sent is shown all the same, with what was typed: the
    // next page that is only read brings them.
    if (version(page) === version(document)) for (const name of ['jeton', 'agent']) $(`meta[name=navette-${name}]`).content = meta(name, page);
    else if (!body || responseURL !== new URL(url, location).href) return location.assign(responseURL);
    else $('meta[name=navette-jeton]').content = meta('jeton', page);
    leaving.abort();
    for (const part of ['main', 'nav']) $(part).replaceWith(document.adoptNode($(part, page)));
    document.title = page.title;
    // What only takes forms is no address to come back to.
    if (!back && !(body && status >= 400)) history.pushState(null, '', responseURL + new URL(url, location).hash);
    shownAddress = pageAddress();
    announce('');
    begin();
    scrollTo(0, 0);
    ($('#probleme') || (location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))) || focusable($('h1')))?.focus();
  } catch (fault) {
    if (mine !== turn) return;
    announce('');
    if (form && body) {
      if (fault.problem?.status) blame(form, fault.problem.title, fault.message);
      else blame(form, 'La réponse n’est pas arrivée', 'La passerelle ne répond pas. Votre saisie est conservée : réessayez, rien ne partira deux fois. Renvoyez-la sans rien y changer : elle est peut-être arrivée.');
      form.dispatchEvent(new Event('echec'));
    } else if (!(fault instanceof Refus)) location.assign(url);
    else {
      // The browser's own page of errors would forget the key and what was typed.
      announce('La passerelle ne répond pas. Cette page reste ouverte telle quelle : réessayez dans un instant.', true);
      if (back) history.pushState(null, '', shownAddress);
    }
  } finally {
    if (mine === turn) {
      isSending = false;
      button?.removeAttribute('aria-disabled');
      document.body.removeAttribute('aria-busy');
    }
  }
}
function focusable(element) { element?.setAttribute('tabindex', '-1'); return element; }

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || link.hasAttribute('download') || link.target || url.pathname.startsWith('/api/')) return;
  if (url.pathname === location.pathname && url.search === location.search && url.hash) return;
  event.preventDefault();
  go(link.href);
});
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter)).toString();
  if (form.method === 'post') go(form.action, { body: fields, form, button: event.submitter });
  else go(form.action.split('?')[0] + '?' + fields);
});
// Going to a place of the same page says `popstate` too: to load it again would lose what was typed.
addEventListener('popstate', () => { if (pageAddress() !== shownAddress) go(location.href, { back: true }); });
