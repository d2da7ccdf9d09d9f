// The log in IndexedDB. One change is one transaction, and it is acknowledged when that transaction has completed, not
// before. A Web Lock makes one tab the writer; the others follow, and take over when it goes or hands over.
// Records are opaque texts here: nothing in this file knows what they mean.

import { createLastWords } from './last_words.js';

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

// Which tab writes. A tab that hears of another one's wish lets its own next turn pass, so that the wish is met even
// where several tabs wait.
function createRoles({ lock, drained, onRole }) {
  const locks = navigator.locks;
  let role = 'follower';
  let closed = false;
  let release = null; // resolving it gives the lock back
  let turn = null; // this tab's place in the line for the lock

  function setRole(next) {
    if (role === next) return;
    role = next;
    if (!closed) onRole?.(role);
  }

  const hold = () => new Promise((resolve) => {
    release = resolve;
    setRole('writer');
  });

  function lineUp() {
    turn = null;
    if (closed) return;
    const mine = { passed: false };
    turn = mine;
    locks.request(lock, () => (mine.passed || closed ? undefined : hold())).then(lineUp, () => {});
  }

  function withoutLocks(reason) {
    console.info(`Two tabs cannot be told apart here (${reason}). Use Cairn in one tab at a time.`);
    setRole('writer');
  }

  function giveUp() {
    const go = release;
    release = null;
    setRole('follower');
    go?.();
  }

  return {
    get: () => role,
    // Resolves when it is decided whether this tab writes or follows.
    take: () => new Promise((decided) => {
      if (!locks) {
        withoutLocks('no Web Locks');
        decided();
        return;
      }
      locks.request(lock, { ifAvailable: true }, (granted) => {
        decided();
        return granted ? hold() : undefined;
      }).then(lineUp, (error) => {
        withoutLocks(error.name);
        decided();
      });
    }),
    // Another tab wants to write.
    async yield() {
      if (!release) {
        if (turn) turn.passed = true;
        return;
      }
      await drained();
      if (release) giveUp();
    },
    close() {
      closed = true;
      giveUp();
    },
  };
}

export async function openStore({ onRole, onMoved, onHandOver, dbName = 'cairn' }) {
  let flying = 0;
  const waiting = []; // for the moment when nothing is in flight
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

  // `work` may await requests of the transaction, and nothing else. What it throws aborts the transaction.
  async function transaction(stores, mode, work) {
    flying += 1;
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
    } finally {
      flying -= 1;
      if (flying === 0) for (const resolve of waiting.splice(0)) resolve();
    }
  }

  function requireWriter() {
    if (roles.get() === 'writer') return;
    throw failure('conflict', 'Cairn is open in another tab, which does the writing. Take over in this tab, or go on in that one.');
  }

  const lastWords = createLastWords(dbName);

  // Words of a page that went away; the log itself says whether its transaction got through.
  async function takeInLastWords() {
    const records = lastWords.read();
    if (records.length === 0 || roles.get() !== 'writer') return;
    await transaction(['log'], 'readwrite', async (t) => {
      const log = t.objectStore('log');
      const last = (await request(log.openKeyCursor(null, 'prev')))?.key ?? 0;
      if (last === records[0].seq - 1) for (const { seq, text } of records) log.add({ seq, text });
    });
    lastWords.forget();
  }

  const all = (t, name, range = null) => request(t.objectStore(name).getAll(range));

  return {
    role: () => roles.get(),
    pending: () => flying,
    close() {
      channel.close();
      roles.close();
      connected.then((db) => db.close(), () => {});
      connect(Promise.reject(failure('unavailable', 'The storage has been closed. Reload the page.')));
    },

    async load({ history }) {
      await takeInLastWords();
      return transaction(['log', 'snapshots'], 'readonly', async (t) => {
        const newest = await request(t.objectStore('snapshots').openCursor(null, 'prev'));
        const snapshot = newest?.value ?? null;
        const range = snapshot ? IDBKeyRange.lowerBound(snapshot.seq - history + 1) : null;
        return { snapshot, records: await all(t, 'log', range) };
      });
    },

    load_since: ({ first_seq }) => transaction(['log'], 'readonly', async (t) => (
      { snapshot: null, records: await all(t, 'log', IDBKeyRange.lowerBound(first_seq)) }
    )),

    async append({ records }) {
      requireWriter();
      lastWords.keep(records);
      await transaction(['log'], 'readwrite', async (t) => {
        const log = t.objectStore('log');
        const last = (await request(log.openKeyCursor(null, 'prev')))?.key ?? 0;
        if (last !== records[0].seq - 1) {
          throw failure('conflict', `Another tab has saved meanwhile (up to record ${last}). Its changes are shown now; please do this one again.`);
        }
        for (const { seq, text } of records) log.add({ seq, text });
      });
      lastWords.forget();
      tellOthers('moved');
      return {};
    },

    async save_snapshot({ seq, text }) {
      requireWriter();
      await transaction(['snapshots'], 'readwrite', async (t) => {
        const snapshots = t.objectStore('snapshots');
        snapshots.put({ seq, text });
        const seqs = await request(snapshots.getAllKeys());
        for (const old of seqs.slice(0, -KEPT_SNAPSHOTS)) snapshots.delete(old);
      });
      return {};
    },

    async quarantine({ records }) {
      await transaction(['quarantine'], 'readwrite', (t) => {
        for (const { seq, reason, text } of records) t.objectStore('quarantine').add({ seq, reason, text });
      });
      return {};
    },

    load_quarantine: () => transaction(['quarantine'], 'readonly', (t) => all(t, 'quarantine')),

    async wipe() {
      requireWriter();
      const names = ['log', 'snapshots', 'quarantine', 'meta'];
      await transaction(names, 'readwrite', (t) => {
        for (const name of names) t.objectStore(name).clear();
      });
      tellOthers('moved');
      return {};
    },

    read_meta: ({ key }) => transaction(['meta'], 'readonly', async (t) => (
      (await request(t.objectStore('meta').get(key)))?.value ?? null
    )),

    async write_meta({ key, value }) {
      await transaction(['meta'], 'readwrite', (t) => { t.objectStore('meta').put({ key, value }); });
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
