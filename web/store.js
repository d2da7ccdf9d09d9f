// The log in IndexedDB. One change is one transaction, and it is acknowledged when that transaction has completed, not
// before. A Web Lock makes one tab the writer; the others follow, and take over when it goes or hands over.
// Records are opaque texts here: nothing in this file knows what they mean.

import { createLastWords } from './last_words.js';
import { createReplica } from './replica.js';
import { createRoles } from './roles.js';

const VERSION = 1;
const KEPT_SNAPSHOTS = 2; // one older than the newest, for the day the newest turns out to be damaged

export function failure(code, message) {
  return Object.assign(new Error(message), { code });
}

function explain(error) {
  if (typeof error?.code === 'string') return error; // in words already
  if (error?.name === 'QuotaExceededError') {
    return failure('storage_full', 'The browser has no room left for Cairn. Free some space on this device, then try again. Nothing is lost while this page stays open.');
  }
  if (error?.name === 'VersionError') {
    return failure('too_new', 'The data on this device was written by a newer Cairn. Reload the page to get that version.');
  }
  return failure('unavailable', `The browser's storage did not answer (${error?.name ?? 'unknown'}: ${error?.message ?? error}). A private window or a full disk can be the reason; a reload often helps.`);
}

const request = (made) => new Promise((resolve, reject) => {
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
    opening.onupgradeneeded = () => {
      const db = opening.result;
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

export async function openStore({ onRole, onMoved, onHandOver, dbName = 'cairn' }) {
  let flying = 0;
  const waiting = []; // for the moment when nothing is in flight
  let turn = Promise.resolve();
  const roles = createRoles({
    lock: `${dbName}-writer`,
    drained: () => (flying === 0 ? Promise.resolve() : new Promise((resolve) => { waiting.push(resolve); })),
    onRole,
  });

  let connected = null;
  function connect(promise) {
    connected = promise.then((db) => {
      db.onversionchange = () => {
        db.close();
        roles.close();
        connect(Promise.reject(failure('unavailable', 'A newer Cairn in another tab has taken over the storage. Reload this page.')));
        onRole?.('follower');
      };
      // The browser closed it, for instance because its data was deleted. What is there now decides; append() checks it.
      db.onclose = () => connect(openDatabase(dbName));
      return db;
    });
    connected.catch(() => {}); // each call that needs it reports it
    return connected;
  }

  try {
    await Promise.all([connect(openDatabase(dbName)), roles.take()]);
  } catch (error) {
    roles.close();
    throw error;
  }

  const channel = new BroadcastChannel(dbName);
  const tellOthers = (type) => channel.postMessage({ type });
  channel.onmessage = ({ data }) => {
    if (data?.type === 'moved') onMoved?.();
    if (data?.type === 'hand-over') Promise.resolve(onHandOver?.()).then(() => roles.yield());
  };

  async function inFlight(work) {
    flying += 1;
    try {
      return await work();
    } finally {
      flying -= 1;
      if (flying === 0) for (const resolve of waiting.splice(0)) resolve();
    }
  }

  // Whatever writes, one after the other: the log and its copy are never written at the same time.
  const inTurn = (work) => inFlight(() => {
    const mine = turn.then(work);
    turn = mine.catch(() => {}); // whoever asked for it hears of it
    return mine;
  });

  // `work` may await requests of the transaction, and nothing else. What it throws aborts the transaction.
  const transaction = (stores, mode, work) => inFlight(async () => {
    try {
      const db = await connected;
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
  });

  function requireWriter() {
    if (roles.get() === 'writer') return;
    throw failure('conflict', 'Cairn is open in another tab, which does the writing. Take over in this tab, or go on in that one.');
  }

  const all = (t, name, range = null) => request(t.objectStore(name).getAll(range));
  const lastSeq = async (t) => (await request(t.objectStore('log').openKeyCursor(null, 'prev')))?.key ?? 0;
  const lastWords = createLastWords(dbName);
  const replica = createReplica({
    dbName,
    log: {
      last: () => transaction(['log'], 'readonly', async (t) => (await request(t.objectStore('log').openCursor(null, 'prev')))?.value ?? null),
      since: (first, count) => transaction(['log'], 'readonly', (t) => request(t.objectStore('log').getAll(IDBKeyRange.lowerBound(first), count))),
    },
  });

  const add = (records) => transaction(['log'], 'readwrite', async (t) => {
    const log = t.objectStore('log');
    const last = await lastSeq(t);
    if (last !== records[0].seq - 1) {
      throw failure('conflict', `Another tab has saved meanwhile (up to record ${last}). Its changes are shown now; please do this one again.`);
    }
    for (const { seq, text } of records) log.add({ seq, text });
  });

  // A log that the browser has emptied, from its copy. Answers whether there was anything to bring back.
  async function bringBack() {
    if (await transaction(['log'], 'readonly', lastSeq) > 0) return false;
    const records = await replica.lost();
    if (records.length === 0) return false;
    await add(records);
    console.info(`The browser had lost the log. It is back from its copy, up to record ${records.at(-1).seq}.`);
    tellOthers('moved');
    return true;
  }

  // Words of a page that went away; the log itself says which of their transactions got through.
  async function takeInLastWords() {
    const words = lastWords.read();
    if (words.length === 0) return;
    await transaction(['log'], 'readwrite', async (t) => {
      const stored = await all(t, 'log', IDBKeyRange.lowerBound(words[0].seq));
      const last = stored.at(-1)?.seq ?? await lastSeq(t);
      const ours = last >= words[0].seq - 1 && stored.every(({ text }, at) => text === words[at]?.text);
      if (ours) for (const { seq, text } of words.slice(stored.length)) t.objectStore('log').add({ seq, text });
    });
    lastWords.forget(words.at(-1).seq);
  }

  const stored = (history) => transaction(['log', 'snapshots'], 'readonly', async (t) => {
    const newest = await request(t.objectStore('snapshots').openCursor(null, 'prev'));
    const snapshot = newest?.value ?? null;
    const range = snapshot ? IDBKeyRange.lowerBound(snapshot.seq - history + 1) : null;
    return { snapshot, records: await all(t, 'log', range) };
  });

  return {
    role: () => roles.get(),
    pending: () => flying,
    close() {
      channel.close();
      roles.close();
      replica.close();
      connected.then((db) => db.close(), () => {});
      connect(Promise.reject(failure('unavailable', 'The storage has been closed. Reload the page.')));
    },

    async load({ history }) {
      if (roles.get() !== 'writer') return stored(history);
      if (lastWords.read().length > 0) await inTurn(() => bringBack().then(takeInLastWords));
      let answer = await stored(history);
      const empty = !answer.snapshot && answer.records.length === 0;
      if (empty && await inTurn(bringBack)) answer = await stored(history);
      return answer;
    },

    // What can wait until the learner's state is shown.
    async tend() {
      if (roles.get() === 'writer') await inTurn(replica.catchUp);
      return {};
    },

    load_since: ({ first_seq }) => transaction(['log'], 'readonly', async (t) => (
      { snapshot: null, records: await all(t, 'log', IDBKeyRange.lowerBound(first_seq)) }
    )),

    async append({ records }) {
      requireWriter();
      lastWords.keep(records);
      await inTurn(async () => {
        try {
          requireWriter(); // another tab may have become it meanwhile
          await add(records);
        } catch (error) {
          if (error.code === 'conflict') lastWords.forget(records.at(-1).seq); // its number is another record's
          throw error;
        }
        lastWords.forget(records.at(-1).seq);
        await replica.append(records);
      });
      tellOthers('moved');
      return {};
    },

    async save_snapshot({ seq, text }) {
      requireWriter();
      await inTurn(() => transaction(['snapshots'], 'readwrite', async (t) => {
        const snapshots = t.objectStore('snapshots');
        snapshots.put({ seq, text });
        const seqs = await request(snapshots.getAllKeys());
        for (const old of seqs.slice(0, -KEPT_SNAPSHOTS)) snapshots.delete(old);
      }));
      return {};
    },

    async quarantine({ records }) {
      await inTurn(() => transaction(['quarantine'], 'readwrite', (t) => {
        for (const { seq, reason, text } of records) t.objectStore('quarantine').add({ seq, reason, text });
      }));
      return {};
    },

    load_quarantine: () => transaction(['quarantine'], 'readonly', (t) => all(t, 'quarantine')),

    async wipe() {
      requireWriter();
      const names = ['log', 'snapshots', 'quarantine', 'meta'];
      await inTurn(async () => {
        await replica.clear().catch((error) => {
          throw failure('unavailable', `The second copy of the log could not be deleted (${error?.message ?? error}), so nothing was. Reload the page and try again, or clear this site's data in the browser's settings.`);
        });
        await transaction(names, 'readwrite', (t) => {
          for (const name of names) t.objectStore(name).clear();
        });
        lastWords.forget();
      });
      tellOthers('moved');
      return {};
    },

    read_meta: ({ key }) => transaction(['meta'], 'readonly', async (t) => (
      (await request(t.objectStore('meta').get(key)))?.value ?? null
    )),

    async write_meta({ key, value }) {
      await inTurn(() => transaction(['meta'], 'readwrite', (t) => { t.objectStore('meta').put({ key, value }); }));
      return {};
    },

    async usage() {
      const manager = navigator.storage; // absent without https
      const [estimate, persisted] = await Promise.all([manager?.estimate?.(), manager?.persisted?.()]);
      return {
        used_bytes: Math.round(estimate?.usage ?? 0),
        quota_bytes: Math.round(estimate?.quota ?? 0),
        persistent: Boolean(persisted),
        persist_supported: typeof manager?.persist === 'function',
      };
    },

    persist: async () => Boolean(await navigator.storage?.persist?.()),

    async request_writer() {
      if (roles.get() !== 'writer') tellOthers('hand-over');
      return {};
    },
  };
}
