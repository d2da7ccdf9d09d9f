// One database of a profile in IndexedDB: how it is laid out, opened and asked; errors in words. Knows no roles and no copy.

import { failure } from './failure.js';

// Since 2 texts may be sealed: a Cairn that does not know it must not write among them. Since 3 there are blobs: one that
// does not know them would wipe without them, or leave them open under a passphrase.
const VERSION = 3;
export const STORES = ['log', 'snapshots', 'quarantine', 'blobs', 'meta'];
const LOCK = 'lock'; // in meta, as JSON; vault.js says what it holds

export function explain(error) {
  if (typeof error?.code === 'string') return error; // in words already
  if (error?.name === 'QuotaExceededError') {
    return failure('storage_full', 'The browser has no room left for Cairn. Free some space on this device, then try again. Nothing is lost while this page stays open.');
  }
  if (error?.name === 'VersionError') {
    return failure('too_new', 'The data on this device was written by a newer Cairn. Reload the page to get that version.');
  }
  return failure('unavailable', `The browser's storage did not answer (${error?.name ?? 'unknown'}: ${error?.message ?? error}). A private window or a full disk can be the reason; a reload often helps.`);
}

export const request = (made) => new Promise((resolve, reject) => {
  made.onsuccess = () => resolve(made.result);
  made.onerror = () => reject(made.error);
});

export function openDatabase(name = 'cairn') {
  return new Promise((resolve, reject) => {
    let refused = false;
    let opening;
    try {
      opening = indexedDB.open(name, VERSION);
    } catch (error) {
      reject(explain(error));
      return;
    }
    opening.onupgradeneeded = ({ oldVersion }) => {
      const db = opening.result;
      if (oldVersion < 3) db.createObjectStore('blobs', { keyPath: 'key' });
      if (oldVersion > 0) return;
      db.createObjectStore('log', { keyPath: 'seq' });
      db.createObjectStore('snapshots', { keyPath: 'seq' });
      db.createObjectStore('quarantine', { autoIncrement: true });
      db.createObjectStore('meta', { keyPath: 'key' });
    };
    opening.onsuccess = () => {
      if (refused) opening.result.close();
      else resolve(opening.result);
    };
    opening.onerror = () => reject(explain(opening.error));
    opening.onblocked = () => {
      refused = true;
      reject(failure('unavailable', 'An older Cairn is open in another tab. Close it, then reload this page.'));
    };
  });
}

/** `work` may await requests of the transaction, and nothing else. What it throws aborts the transaction. */
export async function transact(db, stores, mode, work) {
  try {
    return await new Promise((resolve, reject) => {
      const t = db.transaction(stores, mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
      let result;
      let stopped = null;
      t.oncomplete = () => resolve(result);
      t.onabort = () => reject(stopped ?? t.error);
      (async () => work(t))().then((value) => { result = value; }, (error) => {
        stopped = error;
        try {
          t.abort();
        } catch {
          stopped = t.error ?? error; // it had ended by itself; onabort tells
        }
      });
    });
  } catch (error) {
    throw explain(error);
  }
}

export const all = (t, name, range = null) => request(t.objectStore(name).getAll(range));
export const lastSeq = async (t) => (await request(t.objectStore('log').openKeyCursor(null, 'prev')))?.key ?? 0;
export const lockIn = async (t) => (await request(t.objectStore('meta').get(LOCK)))?.value ?? null;

export function putLock(t, lock) {
  if (lock === null) t.objectStore('meta').delete(LOCK);
  else t.objectStore('meta').put({ key: LOCK, value: lock });
}

/** `work(db)` on a database that is open for that long. */
export async function withDatabase(name, work) {
  const db = await openDatabase(name);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
