// Which profiles there are on this device: a short list in a database of its own. Names are no secret. A profile that is
// being made or deleted stands under `going` until all of it is there, or all of it gone, so that a kill in between leaves
// work to finish and nothing half.
//
// Where there is no list, there is one profile, in the database that Cairn has always had: nobody pays for profiles that
// they do not have. A plain copy in localStorage, which is another file, stands by for the day when the browser has lost its
// databases (replica.js says how).

import { explain, request } from './database.js';
import { failure } from './failure.js';

const NAME = 'cairn-profiles';
const VERSION = 1;
const KEY = 'registry';
export const FIRST = 'first';
const MOST = 50;
export const LONGEST_NAME = 40;
const LONGEST_WAIT_minutes = 24 * 60;

const alone = () => ({ profiles: [{ id: FIRST, name: 'First profile', locked: false }], going: [] });
const isWait = (minutes) => Number.isInteger(minutes) && minutes > 0 && minutes <= LONGEST_WAIT_minutes;
const isId = (id) => id === FIRST || /^p-[0-9a-f]{16}$/.test(id);

/** The database of a profile, and the name of everything else that belongs to it. */
export const dbNameOf = (id) => (id === FIRST ? 'cairn' : `cairn-${id}`);
export const freshId = () => `p-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

// What was stored, with everything left out that cannot be a profile; null where there is none.
function sound(registry) {
  if (!Array.isArray(registry?.profiles)) return null;
  const ids = new Set();
  const profiles = registry.profiles.slice(0, MOST).filter(({ id }) => isId(id) && !ids.has(id) && ids.add(id))
    .map(({ id, name, locked, lock_after }) => ({
      id, name: String(name).slice(0, LONGEST_NAME), locked: Boolean(locked), lock_after: isWait(lock_after) ? lock_after : 0,
    }));
  const going = (Array.isArray(registry.going) ? registry.going : []).filter((id) => isId(id) && !ids.has(id));
  return profiles.length > 0 ? { profiles, going } : null;
}

function readCopy() {
  try {
    return sound(JSON.parse(localStorage.getItem(NAME)));
  } catch {
    return null;
  }
}

function writeCopy(registry) {
  try {
    localStorage.setItem(NAME, JSON.stringify(registry));
  } catch {
    // Full or forbidden: then there is only the list itself.
  }
}

// Resolves to null where there is no such database, and makes none.
function open({ create }) {
  return new Promise((resolve, reject) => {
    let absent = false;
    let opening;
    try {
      opening = indexedDB.open(NAME, VERSION);
    } catch (error) {
      reject(explain(error));
      return;
    }
    opening.onupgradeneeded = () => {
      absent = !create;
      if (absent) opening.transaction.abort();
      else opening.result.createObjectStore('registry', { keyPath: 'key' });
    };
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
    opening.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve(null);
      else reject(explain(opening.error));
    };
  });
}

export async function readRegistry() {
  const db = await open({ create: false });
  if (db === null) return readCopy() ?? alone();
  try {
    const stored = await request(db.transaction(['registry'], 'readonly').objectStore('registry').get(KEY));
    return sound(stored) ?? readCopy() ?? alone();
  } catch (error) {
    throw explain(error);
  } finally {
    db.close();
  }
}

/** One transaction: `change` gets the list and answers the new one, at once. Resolves to it when it is on the disk. */
export async function changeRegistry(change) {
  const db = await open({ create: true });
  try {
    const changed = await new Promise((resolve, reject) => {
      const t = db.transaction(['registry'], 'readwrite', { durability: 'strict' });
      const store = t.objectStore('registry');
      const asked = store.get(KEY);
      let next = null;
      let refused = null;
      asked.onsuccess = () => {
        try {
          next = change(sound(asked.result) ?? readCopy() ?? alone());
          if (next.profiles.length > MOST) throw failure('too_large', `There are ${MOST} profiles, and more are not kept.`);
          store.put({ key: KEY, ...next });
        } catch (error) {
          refused = error;
          t.abort();
        }
      };
      t.oncomplete = () => resolve(next);
      t.onabort = () => reject(refused ?? t.error);
    });
    writeCopy(changed);
    return changed;
  } catch (error) {
    throw explain(error);
  } finally {
    db.close();
  }
}

const without = (id) => (list) => list.filter((other) => other !== id);

/** Steps of making and deleting, each of them one change of the list. */
export const begun = (id) => ({ profiles, going }) => ({ profiles, going: [...without(id)(going), id] });
export const ended = (id) => ({ profiles, going }) => ({ profiles, going: without(id)(going) });
export const added = (profile) => ({ profiles, going }) => ({ profiles: [...profiles, profile], going: without(profile.id)(going) });
export const removed = (id) => ({ profiles, going }) => {
  const left = profiles.filter((profile) => profile.id !== id);
  if (left.length === 0) throw failure('conflict', 'This is the last profile on this device. Wipe its data instead, on the page Data.');
  return { profiles: left, going: [...without(id)(going), id] };
};
export const changed = (id, values) => ({ profiles, going }) => ({
  profiles: profiles.map((profile) => (profile.id === id ? { ...profile, ...values } : profile)),
  going,
});
