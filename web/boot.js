// Starts the page: fetches everything at once, connects the program to the page's services, and draws only when something
// happened. Nothing here knows what the application is about.

import createCairn from 'cairn-program';
import { createHost } from './ops.js';
import { chosen, remember } from './chosen.js';
import { openStore } from './store.js';
import * as files from './files.js';
import { createMirror } from './mirror.js';
import { connectCopy } from './copy.js';
import { showFallback } from './fallback.js';
import { createFrames } from './frames.js';
import { keepPlaces } from './places.js';
import { startProgram } from './program.js';
import { createProfiles } from './profiles.js';
import { readdress } from './readdress.js';
import { createSplash } from './splash.js';
import { applyUpdate, install, onInstallable, onUpdate, registerWorker } from './update.js';
import { createVoice } from './voice.js';

const LEAVING_ms = 3000;
const FIRST_LOAD_HISTORY = 200; // what the session asks for: src/core/session_load.cpp
const canvas = document.getElementById('canvas');
const mirrorRoot = document.getElementById('mirror');
const url = (path) => new URL(path, document.baseURI).href;
const bytesOf = async (path) => {
  const response = await fetch(url(path));
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
};

let module = null;
let stored = null; // the store, once it is open
let resized = true;
let failed = false;
let shown = false;

function fail(title, error) {
  if (failed) return;
  failed = true;
  console.error(error);
  showFallback({ title, detail: String(error?.message ?? error), reload: () => location.reload(), read: profiles.readAll });
}

// --- frames on demand ---

function tick() {
  if (failed || !module || (document.hidden && shown)) return null;
  const shrunk = resized && reportSize();
  let wait = null;
  try {
    wait = module.cairn.tick();
  } catch (error) {
    fail('Cairn stopped unexpectedly', error);
    return null;
  }
  if (shrunk) revealField();
  return wait;
}

function attend() {
  if (failed || !module) return 0;
  try {
    return module.cairn.attend();
  } catch (error) {
    fail('Cairn stopped unexpectedly', error);
    return 0;
  }
}

const { wake, tickNow, arrived, attendAgain } = createFrames({ tick, attend, shown: () => shown });

function send(header, bytes) {
  if (!module || failed) return;
  try {
    module.cairn.event(header, bytes);
  } catch (error) {
    fail('Cairn stopped unexpectedly', error);
    return;
  }
  wake();
}

// --- the page's own state ---

const queries = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  touch: matchMedia('(pointer: coarse)'),
  reduced_motion: matchMedia('(prefers-reduced-motion: reduce)'),
  more_contrast: matchMedia('(prefers-contrast: more)'),
  forced_colors: matchMedia('(forced-colors: active)'),
};

// The colours that the learner's system prescribes, as numbers; the canvas cannot use the names.
function systemColors() {
  const probe = document.body.appendChild(document.createElement('span'));
  const read = (name) => {
    probe.style.color = name;
    const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    return (r << 16) | (g << 8) | b;
  };
  const colors = { canvas: read('Canvas'), canvas_text: read('CanvasText'), link_text: read('LinkText'), gray_text: read('GrayText') };
  probe.remove();
  return colors;
}
let pixelSize = null;
let lastHeight = 0;

// The keyboard of a phone takes its part of the page: what is being written in stays in sight.
function revealField() {
  const field = document.activeElement;
  if (field?.matches('input, textarea')) field.scrollIntoView({ block: 'nearest' });
}

// Tells the program how large the page is, and answers whether it became lower. What counts is the part that can be seen:
// an on-screen keyboard makes it lower, and some browsers push it down over a page that stays as it was. Zooming in with
// two fingers looks closer at the same page.
function reportSize() {
  resized = false;
  const dpr = window.devicePixelRatio || 1;
  const view = window.visualViewport;
  const width = document.documentElement.clientWidth;
  const zoomed = !view || Math.abs(view.scale - 1) > 0.01;
  const height = Math.min(document.documentElement.clientHeight, zoomed ? Infinity : Math.round(view.height));
  const top = zoomed ? 0 : Math.round(view.offsetTop);
  const shrunk = height < lastHeight;
  lastHeight = height;
  for (const layer of [canvas, mirrorRoot]) layer.style.top = `${top}px`;
  // Where the browser knows its pixels they count, unless it reports those of another density.
  const known = pixelSize && Math.abs(pixelSize.width - width * dpr) < 2;
  const pixels = known ? pixelSize : { width: Math.round(width * dpr), height: Math.round(height * dpr) };
  mirrorRoot.style.height = `${height}px`;
  canvas.style.height = `${height}px`;
  const pixelHeight = Math.round(height * (pixels.width / width));
  if (canvas.width !== pixels.width) canvas.width = pixels.width;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const insets = getComputedStyle(document.documentElement);
  module.cairn.event({
    e: 'env',
    w: width,
    h: height,
    pw: canvas.width,
    ph: canvas.height,
    dpr: pixels.width / width,
    top: parseFloat(insets.getPropertyValue('--inset-top')) || 0,
    bottom: parseFloat(insets.getPropertyValue('--inset-bottom')) || 0,
    dark: queries.dark.matches,
    touch: queries.touch.matches,
    reduced_motion: queries.reduced_motion.matches,
    more_contrast: queries.more_contrast.matches,
    system: queries.forced_colors.matches ? systemColors() : undefined,
    mac: /Mac|iP(hone|ad)/.test(navigator.platform),
    offset: -new Date().getTimezoneOffset(),
    online: navigator.onLine,
  });
  return shrunk;
}

function watchPage() {
  const changed = () => {
    resized = true;
    wake();
  };
  const observer = new ResizeObserver((entries) => {
    const box = entries[0].devicePixelContentBoxSize?.[0];
    pixelSize = box ? { width: box.inlineSize, height: box.blockSize } : null;
    changed();
  });
  try {
    observer.observe(mirrorRoot, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(mirrorRoot);
  }
  addEventListener('resize', changed);
  for (const type of ['resize', 'scroll']) window.visualViewport?.addEventListener(type, changed);
  for (const query of Object.values(queries)) query.addEventListener('change', changed);
  for (const type of ['focus', 'online', 'offline', 'pageshow']) addEventListener(type, changed);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) send({ e: 'hidden' });
    else changed();
  });
  addEventListener('pagehide', () => send({ e: 'hidden' }));
  addEventListener('hashchange', () => {
    send({ e: 'route', hash: location.hash });
    tickNow();
    arrive();
  });
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    send({ e: 'context', lost: true });
  });
  canvas.addEventListener('webglcontextrestored', () => send({ e: 'context', lost: false }));
}

// --- start ---

const page = {
  'page.mirror': (patch) => mirror.apply(JSON.parse(patch)),
  'page.navigate': (text) => {
    const { href, replace } = JSON.parse(text);
    if (replace) {
      readdress(href, () => send({ e: 'route', hash: location.hash }));
    } else if (location.hash !== href) {
      location.hash = href;
    }
  },
  'page.attend': attendAgain,
  'page.title': (text) => {
    document.title = JSON.parse(text).title;
    if (shown) voice.say(document.title); // another page without a load: nobody else would say so
  },
  'page.single_keys': (text) => { mirror.keys.single = JSON.parse(text).on; },
  'page.theme': (text) => {
    const { theme } = JSON.parse(text);
    document.documentElement.dataset.theme = theme;
    const colors = { light: '#F7F7F4', dark: '#121413' };
    for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.content = colors[theme];
  },
  'page.shown': () => {
    shown = true;
    arrive();
    splash.over();
    document.documentElement.dataset.ready = '';
    // Whoever has just typed a passphrase goes on with the keyboard in the page, not before it.
    if (profiles.asked() && document.activeElement === document.body) mirrorRoot.querySelector('main')?.focus({ preventScroll: true });
    performance.mark('cairn-first-useful-frame');
    registerWorker();
    stored?.tend().then(() => performance.mark('cairn-at-rest'));
    // Nobody waits for these: where they cannot be had, the page is without them.
    bytesOf(__ASSETS__.quotes).then((bytes) => send({ e: 'quotes' }, bytes), (error) => console.warn(error));
    profiles.tend().catch((error) => console.info(`Profiles: ${error.message}`));
  },
  'page.failed': (text) => {
    const { title, message } = JSON.parse(text);
    fail(title, new Error(message));
  },
  'page.update': () => applyUpdate(),
  'page.install': () => install(),
};

const splash = createSplash(document.getElementById('splash'));
const profiles = createProfiles({
  splash,
  leave,
  openStoreOf: (options) => openStore({
    ...options,
    onRole: (role) => send({ e: 'role', role }),
    onMoved: () => send({ e: 'moved' }),
    onHandOver: writeDown, // another tab takes over
    onStale: () => profiles.again(),
  }),
});
const voice = createVoice();
const mirror = createMirror({ root: mirrorRoot, send, tickNow, voice });
const arrive = keepPlaces(mirrorRoot);
connectCopy(mirrorRoot);

// What is half written is on its way to the store when this resolves.
function writeDown() {
  send({ e: 'hidden' });
  return new Promise((resolve) => { setTimeout(resolve); });
}

// What is on its way is stored when this resolves, unless the storage takes too long for somebody who wants to leave.
async function leave() {
  await writeDown();
  await Promise.race([stored?.drained(), new Promise((resolve) => { setTimeout(resolve, LEAVING_ms); })]);
}

// Models come with a script of their own, asked for with the first question about them.
let askedModels = null;
function models() {
  const { script, manifest } = __ASSETS__.models;
  askedModels ??= import(url(script)).then(
    ({ createModels }) => createModels({ manifest, url, changed: () => send({ e: 'models' }) }),
    () => {
      askedModels = null;
      throw Object.assign(new Error('The network did not answer. Look whether this device is online, then try again.'), { code: 'unavailable' });
    },
  );
  return askedModels;
}

// Large texts that only some screens need.
const asset = (name) => bytesOf(__ASSETS__.texts[name]).catch(() => {
  throw Object.assign(new Error('It could not be fetched. Look whether this device is online, then try again.'), { code: 'unavailable' });
});

// So do photos, with the first that is chosen.
let askedPhotos = null;
function photos() {
  const { script, worker } = __ASSETS__.photos;
  askedPhotos ??= import(url(script)).then(
    ({ createPhotos }) => createPhotos({ files: chosen, remember, script: url(worker), url }),
    () => {
      askedPhotos = null;
      throw Object.assign(new Error('What opens photos could not be fetched. Look whether this device is online, then try again.'), { code: 'unavailable' });
    },
  );
  return askedPhotos;
}

function addFaces(faces, assets) {
  const add = (family, source, descriptors) => document.fonts.add(new FontFace(family, source, descriptors));
  add('Cairn', faces.regular, { weight: '400' });
  add('Cairn', faces.semibold, { weight: '600' });
  add('Cairn Mono', faces.mono, { weight: '400' });
  // Digits of one width, as the canvas has them. Nothing waits for these.
  const unicodeRange = 'U+30-39';
  add('Cairn', `url(${url(assets.fonts.figures)})`, { weight: '400', unicodeRange });
  add('Cairn', `url(${url(assets.fonts.figures_semibold)})`, { weight: '600', unicodeRange });
}

async function start() {
  const assets = __ASSETS__;
  const names = ['regular', 'semibold', 'mono', 'icons'];
  const faces = Promise.all(names.map((name) => bytesOf(assets.fonts[name])));
  faces.then(([regular, semibold, mono]) => addFaces({ regular, semibold, mono }, assets), () => {}); // what waits for them below reports it
  const roadmap = bytesOf(assets.roadmap);
  const opening = profiles.open();
  // The first question is known: ask it while the program is still on its way.
  const early = opening.then((store) => store.load({ history: FIRST_LOAD_HISTORY }));
  for (const promise of [opening, early]) promise.catch(() => {}); // whoever needs the answer reports it

  let program = null;
  let loadPart = null;
  const host = createHost({
    module: () => program,
    services: { store: () => opening, files, profiles, models, photos, asset, loadPart: (...asked) => loadPart(...asked), early: { history: FIRST_LOAD_HISTORY, answer: early } },
    page,
    onCompletion: arrived,
  });
  const parts = assets.parts && Object.fromEntries(Object.entries(assets.parts).map(([name, part]) => [name, { ...part, url: url(part.path) }]));
  const started = await startProgram(createCairn, { canvas, host }, url(assets.wasm), parts);
  ({ program } = started);
  loadPart = started.load;
  const [[regular, semibold, mono, icons], content] = await Promise.all([faces, roadmap]);
  for (const [name, bytes] of Object.entries({ regular, semibold, mono, icons })) program.cairn.event({ e: 'font', name }, bytes);
  program.cairn.event({ e: 'content' }, content);
  const sizes = Object.fromEntries(Object.entries(assets.parts ?? {}).map(([name, { bytes }]) => [name, bytes]));
  program.cairn.event({ e: 'parts', sizes });
  module = program;
  reportSize();
  splash.waitsFor('storage');
  await opening.then((store) => {
    stored = store;
    program.cairn.event({ e: 'role', role: store.role() });
  }, () => {});
  program.cairn.event({ e: 'route', hash: location.hash });
  program.cairn.event({ e: 'start' });
  watchPage();
  wake();
  onUpdate((available) => send({ e: 'update', available }));
  onInstallable((installable) => send({ e: 'installable', installable }));
}

// Only what our own script throws ends the program: extensions and in-app browsers run theirs in the same page.
addEventListener('error', (event) => {
  if (event.error && event.filename === import.meta.url) fail('Cairn stopped unexpectedly', event.error);
});
start().catch(async (error) => {
  if (profiles.asks()) await profiles.open().catch(() => {}); // a backup needs the answer
  fail('Cairn could not start', error);
});
