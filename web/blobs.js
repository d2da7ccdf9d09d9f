// Large texts beside the log, by names that applications give them (decisions/0012). They lie in the log's own database,
// so that they are sealed, wiped and deleted with it; its second copy does not hold them.

import { all, request } from './database.js';
import { failure } from './failure.js';
import { openBlobs, sealBlobs } from './rows.js';

const BATCH = 16; // blobs in memory at once while their lock changes

const beginningWith = (prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

function inWords(error) {
  if (error.code !== 'storage_full') return error;
  return failure('storage_full', 'The browser has no room left. What was to be stored now was not, and all that was here before still is. Free some space on this device, then try again.');
}

export function createBlobs({ seal, inTurn, guarded }, requireWriter) {
  const keys = (range) => guarded(['blobs'], 'readonly', (t) => request(t.objectStore('blobs').getAllKeys(range)));

  async function read(range) {
    const { rows, by } = await guarded(['blobs'], 'readonly', async (t, opened) => ({ rows: await all(t, 'blobs', range), by: opened }));
    return openBlobs(by, rows);
  }

  async function write(prepare) {
    requireWriter();
    await inTurn(async () => {
      requireWriter(); // another tab may have become it meanwhile
      const change = await prepare();
      await guarded(['blobs'], 'readwrite', (t) => change(t.objectStore('blobs')));
    });
    return {};
  }

  return {
    /** All, sealed by another vault. A transaction does not wait for the sealing, so the result is held as a whole. */
    async sealedBy(vault) {
      const names = await keys(null);
      const rows = [];
      for (let at = 0; at < names.length; at += BATCH) {
        const last = Math.min(at + BATCH, names.length) - 1;
        rows.push(...await sealBlobs(vault, await read(IDBKeyRange.bound(names[at], names[last]))));
      }
      return rows;
    },

    readAll: () => read(null),

    operations: {
      write_blobs: ({ blobs }) => write(async () => {
        const rows = await sealBlobs(seal.vault, blobs);
        return (store) => { for (const row of rows) store.put(row); };
      }).catch((error) => { throw inWords(error); }),
      read_blobs: ({ prefix }) => read(beginningWith(prefix)),
      blob_keys: ({ prefix }) => keys(beginningWith(prefix)),
      remove_blobs: ({ prefix }) => write(async () => (store) => { store.delete(beginningWith(prefix)); }),
    },
  };
}
