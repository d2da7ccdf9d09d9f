// The log in IndexedDB. One change is one transaction, and it is acknowledged when that transaction has completed, not
// before. A Web Lock makes one tab the writer; the others follow, and take over when it goes or hands over.
// Records are opaque texts here: nothing in this file knows what they mean. Those of a profile with a passphrase are sealed
// on their way in and opened on their way out. Their lock lies beside them, so both change in one transaction, and every
// transaction makes sure first that the lock is still the one that this tab knows (decisions/0006).

import { createBlobs } from './blobs.js';
import { openConnection, relocked } from './connection.js';
import { all, lastSeq, lockIn, openDatabase, putLock, request, STORES } from './database.js';
import { failure } from './failure.js';
import { createReplica } from './replica.js';
import { openQuarantined, openRows, sealQuarantined, sealRows } from './rows.js';
import { keyOf } from './vault.js';

export { failure, openDatabase };

const KEPT_SNAPSHOTS = 2; // one older than the newest, for the day the newest turns out to be damaged

/** The options of openConnection(), and `onMoved()`, `onHandOver()`; null where the lock of the log stays shut. */
export async function openStore({ onMoved, onHandOver, dbName = 'cairn', ...options }) {
  const connection = await openConnection({ dbName, ...options });
  if (connection === null) return null;
  const { roles, lastWords, seal, drained, inFlight, inTurn, transaction, guarded, goStale } = connection;

  const channel = new BroadcastChannel(dbName);
  const tellOthers = (type) => channel.postMessage({ type });
  channel.onmessage = ({ data }) => {
    if (data?.type === 'moved') onMoved?.();
    if (data?.type === 'hand-over') Promise.resolve(onHandOver?.()).then(() => roles.yield());
    if (data?.type === 'again') options.onStale?.();
  };

  function requireWriter() {
    if (roles.get() === 'writer') return;
    throw failure('conflict', 'Cairn is open in another tab, which does the writing. Take over in this tab, or go on in that one.');
  }

  const blobs = createBlobs(connection, requireWriter);

  const replica = createReplica({
    dbName,
    log: {
      last: () => transaction(['log'], 'readonly', async (t) => (await request(t.objectStore('log').openCursor(null, 'prev')))?.value ?? null),
      since: (first, count) => transaction(['log'], 'readonly', (t) => request(t.objectStore('log').getAll(IDBKeyRange.lowerBound(first), count))),
      lock: () => transaction(['meta'], 'readonly', lockIn),
    },
  });

  const add = (rows) => guarded(['log'], 'readwrite', async (t) => {
    const log = t.objectStore('log');
    const last = await lastSeq(t);
    if (last !== rows[0].seq - 1) {
      throw failure('conflict', `Another tab has saved meanwhile (up to record ${last}). Its changes are shown now; please do this one again.`);
    }
    for (const row of rows) log.add(row);
  });

  // A log that the browser has emptied, from its copy. Answers whether there was anything to bring back.
  async function bringBack() {
    if (await transaction(['log'], 'readonly', lastSeq) > 0) return false;
    const { rows, lock } = await replica.lost();
    if (rows.length === 0 || (seal.lock !== null && keyOf(lock) !== seal.vault.key)) return false;
    if (lock !== seal.lock) {
      // Its lock had gone with it.
      await transaction(['log', 'meta'], 'readwrite', (t) => {
        putLock(t, lock);
        for (const row of rows) t.objectStore('log').add(row);
      });
      goStale();
      throw relocked();
    }
    await add(rows);
    console.info(`The browser had lost the log. It is back from its copy, up to record ${rows.at(-1).seq}.`);
    tellOthers('moved');
    return true;
  }

  // Words of a page that went away; the log itself says which of their transactions got through.
  async function takeInLastWords() {
    const words = await lastWords.read();
    if (words.length === 0) return;
    const read = await guarded(['log'], 'readonly', async (t) => (
      { rows: await all(t, 'log', IDBKeyRange.lowerBound(words[0].seq)), last: await lastSeq(t) }
    ));
    const stored = await openRows(seal.vault, 'record', read.rows);
    const ours = read.last >= words[0].seq - 1 && stored.every(({ text }, at) => text === words[at]?.text);
    const rest = ours ? words.slice(stored.length) : [];
    if (rest.length > 0) await add(await sealRows(seal.vault, 'record', rest));
    lastWords.forget(words.at(-1).seq);
  }

  async function stored(history) {
    const { snapshot, rows, by } = await guarded(['log', 'snapshots'], 'readonly', async (t, opened) => {
      const newest = (await request(t.objectStore('snapshots').openCursor(null, 'prev')))?.value ?? null;
      const range = newest ? IDBKeyRange.lowerBound(newest.seq - history + 1) : null;
      return { snapshot: newest, rows: await all(t, 'log', range), by: opened };
    });
    const [[opened], records] = await Promise.all([openRows(by, 'snapshot', snapshot ? [snapshot] : []), openRows(by, 'record', rows)]);
    return { snapshot: opened ?? null, records };
  }

  // Everything as it is meant, from one moment.
  async function readAll() {
    const { by, ...rows } = await guarded(['log', 'snapshots', 'quarantine'], 'readonly', async (t, opened) => (
      { log: await all(t, 'log'), snapshots: await all(t, 'snapshots'), quarantine: await all(t, 'quarantine'), by: opened }
    ));
    const [log, snapshots, quarantine] = await Promise.all([
      openRows(by, 'record', rows.log), openRows(by, 'snapshot', rows.snapshots), openQuarantined(by, rows.quarantine),
    ]);
    return { log, snapshots, quarantine };
  }

  const copyRefuses = (what) => (error) => {
    throw failure('unavailable', `The second copy of the log could not be ${what} (${error?.message ?? error}), so nothing was. Reload the page and try again, or clear this site's data in the browser's settings.`);
  };

  // The same log under another lock. At every moment one of log and copy is whole, and once there is a lock neither holds
  // open words: the copy goes first on the way in and last on the way out.
  async function reseal(next) {
    await takeInLastWords();
    const meant = await readAll();
    const [log, snapshots, quarantine] = await Promise.all([
      sealRows(next.vault, 'record', meant.log), sealRows(next.vault, 'snapshot', meant.snapshots), sealQuarantined(next.vault, meant.quarantine),
    ]);
    const texts = await blobs.sealedBy(next.vault);
    if (next.lock !== null) await replica.remake(next.lock, log).catch(copyRefuses('sealed'));
    await guarded(STORES.filter((name) => name !== 'meta'), 'readwrite', async (t) => {
      const moved = await lastSeq(t) !== (log.at(-1)?.seq ?? 0) || await request(t.objectStore('blobs').count()) !== texts.length;
      if (moved) throw failure('conflict', 'Another tab has saved meanwhile. Please try again.');
      for (const [name, rows] of Object.entries({ log, snapshots, quarantine, blobs: texts })) {
        t.objectStore(name).clear();
        for (const row of rows) t.objectStore(name).add(row);
      }
      putLock(t, next.lock);
    });
    seal.vault = next.vault;
    seal.lock = next.lock;
    lastWords.forget();
    if (next.lock === null) await replica.remake(null, log).catch((error) => console.info(`The second copy of the log is made again at the next start (${error?.message}).`));
  }

  // The same key under another passphrase: the records stay as they are.
  async function rewrap(lock) {
    await replica.putLock(lock).catch(copyRefuses('changed'));
    await guarded([], 'readwrite', (t) => putLock(t, lock));
    seal.lock = lock;
  }

  return {
    role: () => roles.get(),
    pending: connection.pending,
    locked: () => seal.lock !== null,
    lock: () => seal.lock,
    /** Something small that is kept elsewhere; `kind` says what it is. What cannot be opened becomes words that say so. */
    sealAtOnce: (kind, text) => seal.vault.sealAtOnce(kind, 0, text),
    open: (kind, sealed) => seal.vault.open(kind, 0, sealed),
    /** When nothing is on its way any more. */
    drained,
    /** What is stored, as it is meant: for a page that has to do without the program. */
    readAll: () => inFlight(async () => ({ ...await readAll(), blobs: await blobs.readAll() })),

    /** Under another lock from now on: `vault` and its `lock`, or openVault and null. The other tabs load again. */
    async relock(next) {
      requireWriter();
      await inTurn(() => {
        requireWriter();
        return next.vault.key === seal.vault.key ? rewrap(next.lock) : reseal(next);
      });
      tellOthers('again');
    },

    /** Every other tab with this profile loads again, and asks for the passphrase. */
    callBack: () => tellOthers('again'),

    close() {
      channel.close();
      replica.close();
      connection.close();
    },

    async load({ history }) {
      if (roles.get() !== 'writer') return stored(history);
      if (lastWords.any()) await inTurn(() => bringBack().then(takeInLastWords));
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

    async load_since({ first_seq }) {
      const { rows, by } = await guarded(['log'], 'readonly', async (t, opened) => ({ rows: await all(t, 'log', IDBKeyRange.lowerBound(first_seq)), by: opened }));
      return { snapshot: null, records: await openRows(by, 'record', rows) };
    },

    async append({ records }) {
      requireWriter();
      lastWords.keep(records);
      await inTurn(async () => {
        let rows;
        try {
          requireWriter(); // another tab may have become it meanwhile
          rows = await sealRows(seal.vault, 'record', records);
          await add(rows);
        } catch (error) {
          if (error.code === 'conflict') lastWords.forget(records.at(-1).seq); // its number is another record's
          throw error;
        }
        lastWords.forget(records.at(-1).seq);
        await replica.append(rows);
      });
      tellOthers('moved');
      return {};
    },

    async save_snapshot({ seq, text }) {
      requireWriter();
      await inTurn(async () => {
        const rows = await sealRows(seal.vault, 'snapshot', [{ seq, text }]);
        await guarded(['snapshots'], 'readwrite', async (t) => {
          const snapshots = t.objectStore('snapshots');
          for (const row of rows) snapshots.put(row);
          const seqs = await request(snapshots.getAllKeys());
          for (const old of seqs.slice(0, -KEPT_SNAPSHOTS)) snapshots.delete(old);
        });
      });
      return {};
    },

    async quarantine({ records }) {
      await inTurn(async () => {
        const rows = await sealQuarantined(seal.vault, records);
        await guarded(['quarantine'], 'readwrite', (t) => { for (const row of rows) t.objectStore('quarantine').add(row); });
      });
      return {};
    },

    async load_quarantine() {
      const { rows, by } = await guarded(['quarantine'], 'readonly', async (t, opened) => ({ rows: await all(t, 'quarantine'), by: opened }));
      return openQuarantined(by, rows);
    },

    ...blobs.operations,

    async wipe() {
      requireWriter();
      await inTurn(async () => {
        await replica.clear().catch(copyRefuses('deleted'));
        await guarded(STORES.filter((name) => name !== 'meta'), 'readwrite', (t) => {
          for (const name of STORES) t.objectStore(name).clear();
          putLock(t, seal.lock); // what comes next is sealed as well
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
