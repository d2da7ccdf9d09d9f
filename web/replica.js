// A second copy of the log, in a storage bucket of its own, where the browser has such buckets (Chromium does).
//
// Chromium keeps IndexedDB in LevelDB and goes on writing the file that the last run left (LevelDB's reuse_logs). If that run
// was killed in the middle of a write, the next one appends to half a record; the one after that finds the file damaged and
// begins with an empty database, without a word. Two files that are never written at the same time cannot both be torn by one
// kill. Firefox and WebKit keep IndexedDB in SQLite, which has its own journal.
//
// It holds the rows as the log does, sealed ones sealed, and the lock of such a log as number 0.

import { sameText } from './rows.js';

const PAGE = 200; // records taken at once while the copy catches up
const ANSWERS_ms = 5000; // the log waits for its copy, but not for ever
const REMADE_ms = 60_000; // all of it at once
const LOCK = 0;

const request = (made) => new Promise((resolve, reject) => {
  made.onsuccess = () => resolve(made.result);
  made.onerror = () => reject(made.error);
});

function inTime(work, limit_ms = ANSWERS_ms) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limit_ms / 1000} s`)), limit_ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function openCopy(name) {
  const bucket = await navigator.storageBuckets.open(name, { durability: 'strict' });
  const opening = bucket.indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('log', { keyPath: 'seq' });
  // Chromium answers no more once the bucket is garbage, whatever is open in it: it is held as long as the database.
  return { bucket, db: await request(opening) };
}

const nothing = async () => {};
const none = { lost: async () => ({ rows: [], lock: null }), append: nothing, catchUp: nothing, clear: nothing, remake: nothing, putLock: nothing, close: () => {} };

const bucketName = (dbName) => `${dbName}-replica`;

/** The copy of a profile that is deleted. */
export async function deleteReplica(dbName) {
  if (navigator.storageBuckets) await inTime(navigator.storageBuckets.delete(bucketName(dbName)));
}

/**
 * `log` reads the log itself, as it is kept: last() answers its last row or null, since(first_seq, count) rows in their
 * order, lock() its lock or null.
 */
export function createReplica({ dbName, log }) {
  if (!navigator.storageBuckets) return none;
  const name = bucketName(dbName);
  let leftOut = false; // since something failed; the next start tries again
  let copy = null;

  function open() {
    copy ??= openCopy(name).then((opened) => {
      opened.db.onclose = () => { copy = null; }; // the browser closed it, for instance because its data was deleted
      return opened;
    });
    return copy;
  }

  const transaction = (mode, work, limit_ms) => inTime(open().then(async ({ db }) => {
    const t = db.transaction(['log'], mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
    const ended = new Promise((resolve, reject) => {
      t.oncomplete = resolve;
      t.onabort = () => reject(t.error);
    });
    const [result] = await Promise.all([work(t.objectStore('log')), ended]);
    return result;
  }), limit_ms);

  const end = async (store) => (await request(store.openKeyCursor(null, 'prev')))?.key ?? 0;
  const lastSeq = () => transaction('readonly', end);
  const get = (seq) => transaction('readonly', (store) => request(store.get(seq)));
  const add = (store, rows) => Promise.all(rows.map(({ seq, text }) => request(store.add({ seq, text }))));
  const withLock = (lock, rows) => (lock === null ? rows : [{ seq: LOCK, text: lock }, ...rows]);
  const clear = () => transaction('readwrite', (store) => request(store.clear()));

  // Asking for the names of the buckets costs a first visit much less than opening one.
  const exists = async () => (await inTime(navigator.storageBuckets.keys())).includes(name);

  async function catchUp() {
    const newest = await log.last();
    if (newest === null && !(await exists())) return;
    let last = await lastSeq();
    const lock = await log.lock();
    const shared = lock === ((await get(LOCK))?.text ?? null) && (last === 0 || (newest !== null && last <= newest.seq
      && sameText((await log.since(last, 1))[0]?.text, (await get(last)).text)));
    if (!shared) {
      await clear(); // of another past, beyond the end, under another lock: the log decides
      await transaction('readwrite', (store) => add(store, withLock(lock, [])));
      last = 0;
    }
    for (;;) {
      const rows = await log.since(last + 1, PAGE);
      if (rows.length === 0) return;
      await transaction('readwrite', (store) => add(store, rows));
      last = rows.at(-1).seq;
    }
  }

  // The log has what the copy lacks: that the copy fails is no reason to refuse what the learner does.
  const optional = (work, otherwise) => async (...args) => {
    if (leftOut) return otherwise;
    try {
      return await work(...args);
    } catch (error) {
      leftOut = true;
      console.info(`The second copy of the log is left out until the next start (${error?.name}: ${error?.message}).`);
      return otherwise;
    }
  };

  async function lost() {
    const found = await exists() ? await transaction('readonly', (store) => request(store.getAll())) : [];
    return { rows: found.filter(({ seq }) => seq !== LOCK), lock: found.find(({ seq }) => seq === LOCK)?.text ?? null };
  }

  // The bucket goes and comes again: what stood in its files is not left in them.
  async function remake(lock, rows) {
    const opened = await copy?.catch(() => null);
    opened?.db.close();
    copy = null;
    await deleteReplica(dbName);
    if (lock !== null || rows.length > 0) await transaction('readwrite', (store) => add(store, withLock(lock, rows)), REMADE_ms);
  }

  return {
    /** What the copy holds, for a log that is empty. */
    lost: optional(lost, { rows: [], lock: null }),
    /** What the log has just taken in. */
    append: optional(async (rows) => {
      const added = rows[0].seq > 1 && await transaction('readwrite', async (store) => { // the first one brings the lock along
        if (await end(store) !== rows[0].seq - 1) return false;
        await add(store, rows);
        return true;
      });
      if (!added) await catchUp();
    }),
    catchUp: optional(catchUp),
    /** These fail loudly: what is left here would come back, or could be read. */
    clear,
    remake,
    putLock: async (lock) => { if (await exists()) await transaction('readwrite', (store) => request(store.put({ seq: LOCK, text: lock }))); },
    close: () => copy?.then(({ db }) => db.close(), () => {}),
  };
}
