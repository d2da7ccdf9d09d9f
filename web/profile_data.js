// The data of a profile as a whole, from outside: made with a lock, or deleted.

import { explain, putLock, transact, withDatabase } from './database.js';
import { failure } from './failure.js';
import { deleteReplica } from './replica.js';

const PATIENCE_ms = 5000; // a tab that is frozen does not let go of its database

/** A database that has a lock before it has anything else. */
export const createLocked = (dbName, lock) => withDatabase(dbName, (db) => transact(db, ['meta'], 'readwrite', (t) => putLock(t, lock)));

const deleteDatabase = (dbName) => new Promise((resolve, reject) => {
  const deleting = indexedDB.deleteDatabase(dbName);
  const timer = setTimeout(() => reject(failure('unavailable', 'Another tab still holds the database of the profile.')), PATIENCE_ms);
  const settle = (how) => (value) => {
    clearTimeout(timer);
    how(value);
  };
  deleting.onsuccess = settle(() => resolve());
  deleting.onerror = settle(() => reject(explain(deleting.error)));
});

/** All that a profile keeps: its copy first, or it would come back. */
export async function removeData(dbName) {
  await deleteReplica(dbName);
  await deleteDatabase(dbName);
  try {
    for (const kept of ['last-words', 'used']) localStorage.removeItem(`${dbName}-${kept}`);
  } catch {
    // Forbidden: then there is nothing in it.
  }
}
