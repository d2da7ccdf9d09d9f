// The service worker: all files of one version, fetched together, served from the cache. A new version waits until the
// learner says so, or until no tab uses the old one. Addresses are relative to the scope, so any sub-path will do.

import { MODEL_CACHE } from './model_cache.js';

const CACHE = `cairn-${__VERSION__}`;
const { scope } = self.registration;
const page = new URL('./', scope).href;
const files = new Set(__PRECACHE__.map((path) => new URL(path, scope).href));

// A name with a hash in it never changes its content; anything else must come from the server, not from the HTTP cache.
const fresh = (url) => new Request(url, { cache: /\.[0-9a-f]{8,}\.\w+$/.test(url) ? 'default' : 'reload' });

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll([...files].map(fresh)); // all or nothing
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  // Other pages of this origin may have caches too: only ours, by name.
  const old = (await caches.keys()).filter((name) => name.startsWith('cairn-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request, url) {
  const cache = await caches.open(CACHE);
  const cached = await cache.match(url, { ignoreSearch: true, ignoreVary: true });
  return cached ?? fetch(request);
}

// The script that runs models lies with them; the rest of theirs the page reads itself.
async function worker(request) {
  return (await (await caches.open(MODEL_CACHE)).match(request.url)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'skip-waiting') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const url = request.url.split(/[?#]/)[0];
  if (files.has(url)) event.respondWith(answer(request, url));
  else if (request.destination === 'worker') event.respondWith(worker(request));
  else if (request.mode === 'navigate') event.respondWith(answer(request, page));
});
