// Puts the page's services within reach of a journey, with failures as plain values.
import { openStore } from '../../../web/store.js';
import * as files from '../../../web/files.js';
import { showFallback } from '../../../web/fallback.js';
import { createLock, openVault, unlock } from '../../../web/vault.js';

const said = []; // what the store told of itself: 'writer', 'follower', 'moved'
let store = null;
const FEW = 1000; // iterations: how long a guess takes is no matter here
const DB = 'cairn';

async function outcome(promise) {
  try {
    return { value: await promise };
  } catch (error) {
    return { code: error.code ?? 'none', message: error.message };
  }
}

const text_of = (seq) => `record ${seq} ${'abcdefghij'.repeat((seq * 7919) % 900)}`;
const record = (seq) => ({ seq, text: text_of(seq) });

window.parts = {
  said,
  files,
  showFallback: (what) => showFallback({ ...what, read: () => openStore({}).then((opened) => opened.readAll()) }),
  record,
  role: () => store.role(),
  pending: () => store.pending(),
  close: () => store.close(),
  open: ({ passphrase, ...options } = {}) => outcome(openStore({
    onRole: (role) => said.push(role),
    onMoved: () => said.push('moved'),
    onStale: () => said.push('stale'),
    unlock: (lock) => unlock(lock, passphrase, DB),
    ...options,
  }).then((opened) => {
    store = opened;
    return opened?.role() ?? 'shut';
  })),
  call: (name, args = {}) => outcome(store[name](args)),
  lock: (passphrase) => outcome(createLock(passphrase, DB, FEW).then((made) => store.relock(made))),
  locked: () => store.locked(),
  remove_lock: () => outcome(store.relock({ vault: openVault, lock: null })),
  change: (present, next) => outcome(unlock(store.lock(), present, DB)
    .then(async (vault) => store.relock({ vault, lock: await vault.rewrap(next, FEW) }))),
  append: (...seqs) => outcome(store.append({ records: seqs.map(record) })),
  // Appends one by one without waiting for the earlier ones, as the program does.
  append_each: (seqs) => Promise.all(seqs.map((seq) => window.parts.append(seq))),
  // True when the log from `first` on is without a gap and every text is whole; answers the last number.
  async check(first) {
    const { records } = await store.load_since({ first_seq: first });
    records.forEach(({ seq, text }, at) => {
      if (seq !== first + at) throw new Error(`Record ${first + at} is missing.`);
      if (text !== text_of(seq)) throw new Error(`Record ${seq} is damaged.`);
    });
    return first + records.length - 1;
  },
  // Writes until the end of the world, `ahead` transactions at a time, and tells each acknowledgement.
  async write_on(first, sizes, ahead) {
    let seq = first;
    const one = async () => {
      for (let at = 0; ; at += 1) {
        const count = sizes[at % sizes.length];
        const seqs = Array.from({ length: count }, (_, n) => seq + n);
        seq += count;
        await store.append({ records: seqs.map(record) });
        window.acknowledged(seqs.at(-1));
      }
    };
    await Promise.all(Array.from({ length: ahead }, one));
  },
};
document.documentElement.dataset.ready = '';
