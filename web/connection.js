// This tab's connection to the database of a profile: its turn to write, its lock, and transactions that hold only while both
// are what this tab believes. Knows nothing of what is stored.

import { explain, lockIn, openDatabase, transact } from './database.js';
import { failure } from './failure.js';
import { createLastWords } from './last_words.js';
import { createRoles } from './roles.js';
import { openVault } from './vault.js';

const gone = () => failure('unavailable', 'This profile was deleted in another tab. Reload this page.');
export const relocked = () => failure('unavailable', 'The passphrase of this profile was set, changed or removed in another tab. Reload this page.');

/**
 * `unlock(lock)` answers the vault of a sealed log, or null where the learner would rather not: then there is no store.
 * `onStale()`: what this tab knows of the profile holds no more; the page is to be loaded again.
 */
export async function openConnection({ dbName, onRole, onStale, unlock }) {
  let flying = 0;
  const waiting = []; // for the moment when nothing is in flight
  let turn = Promise.resolve();
  const seal = { vault: openVault, lock: null }; // as this tab knows them
  const roles = createRoles({
    lock: `${dbName}-writer`,
    drained,
    // Only who writes can change the lock: found right at the beginning of a turn it stays so as long as the turn lasts.
    async sound() {
      try {
        await guarded([], 'readonly', () => {});
        return true;
      } catch {
        return false;
      }
    },
    onRole(role) {
      if (role === 'follower') lastWords.forget(); // the writer alone may write, here as well
      onRole?.(role);
    },
  });
  const lastWords = createLastWords(dbName, () => seal.vault);

  function drained() {
    return flying === 0 ? Promise.resolve() : new Promise((resolve) => { waiting.push(resolve); });
  }

  let connected = null;
  function connect(promise) {
    connected = promise.then((db) => {
      db.onversionchange = ({ newVersion }) => {
        db.close();
        roles.close();
        const why = newVersion === null ? gone() : failure('unavailable', 'A newer Cairn in another tab has taken over the storage. Reload this page.');
        connect(Promise.reject(why));
        onRole?.('follower');
        if (newVersion === null) goStale();
      };
      // The browser closed it, for instance because its data was deleted. What is there now decides; append() checks it.
      db.onclose = () => connect(openDatabase(dbName));
      return db;
    });
    connected.catch(() => {}); // each call that needs it reports it
    return connected;
  }

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

  const transaction = (stores, mode, work) => inFlight(async () => {
    let db;
    try {
      db = await connected;
    } catch (error) {
      throw explain(error);
    }
    return transact(db, stores, mode, work);
  });

  // For whatever holds words of the learner: `work` gets the vault that fits what is there.
  const guarded = (stores, mode, work) => transaction([...stores, 'meta'], mode, async (t) => {
    if (await lockIn(t) !== seal.lock) {
      goStale();
      throw relocked();
    }
    return work(t, seal.vault);
  });

  // Another lock, or none any more: this tab must not even write down its last words, which it cannot seal.
  function goStale() {
    lastWords.end();
    onStale?.();
  }

  try {
    const db = await connect(openDatabase(dbName));
    seal.lock = await transact(db, ['meta'], 'readonly', lockIn);
    if (seal.lock !== null) seal.vault = await unlock(seal.lock);
    if (seal.vault === null) {
      db.close();
      return null;
    }
    await roles.take(); // a tab that waits for a passphrase keeps nobody from writing
  } catch (error) {
    roles.close();
    connected.then((db) => db.close(), () => {});
    throw error;
  }

  return {
    roles, lastWords, seal, pending: () => flying, drained, inFlight, inTurn, transaction, guarded, goStale,
    close() {
      roles.close();
      lastWords.end();
      connected.then((db) => db.close(), () => {});
      connect(Promise.reject(failure('unavailable', 'The storage has been closed. Reload the page.')));
    },
  };
}
