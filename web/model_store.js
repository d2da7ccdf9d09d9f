// The parts of models that are here, in the Cache API; where the browser refuses it, in memory until the page is left.
// A part is put here only when its content was checked, and is checked again when it is read.

import { MODEL_CACHE } from './model_cache.js';

const fail = (code, message) => Object.assign(new Error(message), { code });

export async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) throw fail('unavailable', 'This page did not come over a secure connection (https), so what is fetched cannot be checked.');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const is_whole = async (part, bytes) => bytes.byteLength === part.bytes && (await sha256(bytes)) === part.sha256;

/** `url` makes an address absolute; `folder` is where parts are served from. */
export function createModelStore({ url, folder }) {
  const memory = new Map();
  let opening = null;

  // null: the browser keeps nothing for this page.
  function cache() {
    opening ??= Promise.resolve().then(() => caches.open(MODEL_CACHE)).catch((error) => {
      console.info(`Models are kept in memory only: ${error.message}`);
      return null;
    });
    return opening;
  }

  /** The addresses of the parts that are here, absolute. */
  async function here() {
    const opened = await cache();
    return new Set(opened ? (await opened.keys()).map((request) => request.url) : memory.keys());
  }

  async function write(part, bytes, headers) {
    const opened = await cache();
    if (!opened) {
      memory.set(url(part.path), bytes);
      return;
    }
    // The worker's script keeps the rules that the server gave it.
    const kept = new Headers({ 'Content-Length': String(bytes.byteLength) });
    for (const name of ['Content-Type', 'Content-Security-Policy']) if (headers?.has(name)) kept.set(name, headers.get(name));
    try {
      await opened.put(url(part.path), new Response(bytes, { headers: kept }));
    } catch (error) {
      if (error.name !== 'QuotaExceededError') throw error;
      throw fail('storage_full', 'This device has no room for the rest of it. What has arrived is kept: make room, then fetch it again.');
    }
  }

  async function remove(paths) {
    const opened = await cache();
    for (const path of paths) {
      memory.delete(url(path));
      await opened?.delete(url(path));
    }
  }

  /** The bytes of a part, or null: it is not here, or what is here is not what it was. */
  async function read(part) {
    const opened = await cache();
    let bytes = memory.get(url(part.path)) ?? null;
    if (opened) {
      const found = await opened.match(url(part.path));
      bytes = found ? new Uint8Array(await found.arrayBuffer()) : null;
    }
    if (!bytes || (await is_whole(part, bytes))) return bytes;
    await remove([part.path]);
    return null;
  }

  /** Throws away what lies here and is of no model any more. */
  async function keep_only(paths) {
    const opened = await cache();
    if (!opened) return;
    const wanted = new Set(paths.map(url));
    for (const request of await opened.keys()) {
      if (request.url.startsWith(url(folder)) && !wanted.has(request.url)) await opened.delete(request);
    }
  }

  return { here, write, remove, read, keep_only, lasting: async () => (await cache()) !== null };
}
