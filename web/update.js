// Offline use, updates, installation. A new version is offered, never forced: the page is reloaded by applyUpdate() alone.

const HOUR_ms = 3_600_000;
const RELOAD_FALLBACK_ms = 4000;

let registering = null;
let registration = null;
let tellUpdate = () => {};
let tellInstallable = () => {};
let question = null; // the browser's own install prompt, kept until the learner asks for it
let checkedAt = 0;
let reloading = false;

let first = null; // the worker that this visit brought: it replaces nothing

// A waiting worker is an update only where an older one is in charge of this page. WebKit may put the first one in charge
// before it stops calling it waiting.
const updateWaits = () => Boolean(registration?.waiting && registration.waiting !== first && navigator.serviceWorker.controller);

export function onUpdate(callback) {
  tellUpdate = callback;
  if (updateWaits()) tellUpdate(true);
}

export function onInstallable(callback) {
  tellInstallable = callback;
  if (question) tellInstallable(true);
}

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  question = event;
  tellInstallable(true);
});
addEventListener('appinstalled', () => {
  question = null;
  tellInstallable(false);
});

export function install() {
  const asked = question;
  question = null; // it can be shown once
  tellInstallable(false);
  asked?.prompt();
}

function watch(worker) {
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && updateWaits()) tellUpdate(true);
  });
}

function checkWhenSeen() {
  if (document.hidden || Date.now() - checkedAt < HOUR_ms) return;
  checkedAt = Date.now();
  registration.update().catch(() => {}); // offline: there is nothing new to be had
}

async function register() {
  try {
    registration = await navigator.serviceWorker.register('./sw.js');
  } catch (error) {
    console.info(`Without a service worker Cairn needs the network to open (${error.message}).`);
    return;
  }
  if (!registration) return; // some browsers' blockers answer with nothing
  checkedAt = Date.now();
  if (!registration.active) first = registration.installing ?? registration.waiting;
  if (updateWaits()) tellUpdate(true);
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  document.addEventListener('visibilitychange', checkWhenSeen);
}

// Present only in a secure context, and not in every private window.
export function registerWorker() {
  if ('serviceWorker' in navigator) registering ??= register();
  return registering;
}

export function applyUpdate() {
  if (reloading) return;
  reloading = true;
  const reload = () => location.reload();
  navigator.serviceWorker?.addEventListener('controllerchange', reload, { once: true });
  registration?.waiting?.postMessage({ type: 'skip-waiting' });
  setTimeout(reload, RELOAD_FALLBACK_ms);
}
