// A second copy of the log, in a storage bucket of its own, where the browser has such buckets (Chromium does).
//
// Chromium keeps IndexedDB in LevelDB and goes on writing the file that the last run left (LevelDB's reuse_logs). If that run
// was killed in the middle of a write, the next one appends to half a record; the one after that finds the file damaged and
// begins with an empty database, without a word. Two files that are never written at the same time cannot both be torn by one
// kill. Firefox and WebKit keep IndexedDB in SQLite, which has its own journal.

const PAGE = 200; // records taken at once while the copy catches up
const ANSWERS_ms = 5000; // the log waits for its copy, but not for ever

const request = (made) => new Promise((resolve, reject) => {
  made.onsuccess = () => resolve(made.result);
  made.onerror = () => reject(made.error);
});

function inTime(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWERS_ms / 1000} s`)), ANSWERS_ms);
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

const none = { lost: async () => [], append: async () => {}, catchUp: async () => {}, clear: async () => {}, close: () => {} };

/** `log` reads the log itself: last() answers its last record or null, since(first_seq, count) records in their order. */
export function createReplica({ dbName, log }) {
  if (!navigator.storageBuckets) return none;
  const name = `${dbName}-replica`;
  let leftOut = false; // since something failed; the next start tries again
  let copy = null;

  function open() {
    copy ??= openCopy(name).then((opened) => {
      opened.db.onclose = () => { copy = null; }; // the browser closed it, for instance because its data was deleted
      return opened;
    });
    return copy;
  }

  const transaction = (mode, work) => inTime(open().then(async ({ db }) => {
    const t = db.transaction(['log'], mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
    const ended = new Promise((resolve, reject) => {
      t.oncomplete = resolve;
      t.onabort = () => reject(t.error);
    });
    const [result] = await Promise.all([work(t.objectStore('log')), ended]);
    return result;
  }));

  const end = async (store) => (await request(store.openKeyCursor(null, 'prev')))?.key ?? 0;
  const lastSeq = () => transaction('readonly', end);
  const get = (seq) => transaction('readonly', (store) => request(store.get(seq)));
  const add = (store, records) => Promise.all(records.map(({ seq, text }) => request(store.add({ seq, text }))));
  const clear = () => transaction('readwrite', (store) => request(store.clear()));

  // Asking for the names of the buckets costs a first visit much less than opening one.
  const exists = async () => (await inTime(navigator.storageBuckets.keys())).includes(name);

  async function catchUp() {
    const newest = await log.last();
    if (newest === null && !(await exists())) return;
    let last = await lastSeq();
    const shared = last === 0 || (newest !== null && last <= newest.seq
      && (await log.since(last, 1))[0]?.text === (await get(last)).text);
    if (!shared) {
      await clear(); // of another past, or beyond the end: the log decides
      last = 0;
    }
    for (;;) {
      const records = await log.since(last + 1, PAGE);
      if (records.length === 0) return;
      await transaction('readwrite', (store) => add(store, records));
      last = records.at(-1).seq;
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
    return await exists() ? transaction('readonly', (store) => request(store.getAll())) : [];
  }

  return {
    /** What the copy holds, for a log that is empty. */
    lost: optional(lost, []),
    /** What the log has just taken in. */
    append: optional(async (records) => {
      const added = await transaction('readwrite', async (store) => {
        if (await end(store) !== records[0].seq - 1) return false;
        await add(store, records);
        return true;
      });
      if (!added) await catchUp();
    }),
    catchUp: optional(catchUp),
    /** Fails loudly: what is left here would come back. */
    clear,
    close: () => copy?.then(({ db }) => db.close(), () => {}),
  };
}
