// The profiles of this device: which one this tab works with, and what can be done to them. A profile is all of Cairn: a
// database, its copy, its last words and its locks, all named after it. This tab's choice is kept for this tab
// (sessionStorage), so that a reload stays with it; a new tab asks where there are several.

import { keepAddress, restoreAddress } from './address.js';
import { createLocked, removeData } from './profile_data.js';
import * as dialogs from './profile_dialogs.js';
import { createGate } from './gate.js';
import { createIdleLock } from './idle.js';
import { added, begun, changed, changeRegistry, dbNameOf, ended, freshId, readRegistry, removed } from './registry.js';
import { canSeal, createLock, openVault, unlock } from './vault.js';

const HERE = 'cairn-profile'; // in sessionStorage: this tab's; in localStorage: the one that was used last

function recall(storage) {
  try {
    return window[storage].getItem(HERE);
  } catch {
    return null;
  }
}

function remember(id, storages = ['sessionStorage', 'localStorage']) {
  for (const storage of storages) {
    try {
      if (id === null) window[storage].removeItem(HERE);
      else window[storage].setItem(HERE, id);
    } catch {
      // Then the next load asks.
    }
  }
}

// What stands in the address, such as a search, is no business of whoever comes next.
function reloadAfresh() {
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}

const tellTabsOf = (id, type) => {
  const channel = new BroadcastChannel(dbNameOf(id));
  channel.postMessage({ type });
  channel.close();
};

// One tab at a time makes and deletes profiles.
const alone = (work) => (navigator.locks ? navigator.locks.request('cairn-profiles', work) : work());

async function finishDeleting(id) {
  await removeData(dbNameOf(id));
  await changeRegistry(ended(id));
}

/**
 * `openStoreOf({dbName, unlock})` opens the log of a profile, or answers null when its lock stays shut. `leave()` resolves
 * when what is half written in this tab has been saved.
 */
export function createProfiles({ openStoreOf, leave, splash }) {
  const gate = createGate(splash);
  let opening = null;
  let left = []; // half deleted, or half made, by the last run
  let here = null; // {id, store}
  let idle = null; // of a profile that is open

  const checkPassphrase = async (passphrase) => {
    const vault = await unlock(here.store.lock(), passphrase, dbNameOf(here.id));
    if (vault === null) throw dialogs.wrongPassphrase();
    return vault;
  };

  // A profile with a passphrase is locked before it is listed, so there is no moment in which it is open.
  async function make({ name, passphrase }) {
    const profile = { id: freshId(), name, locked: passphrase !== '' };
    if (!profile.locked) {
      await changeRegistry(added(profile));
      return profile;
    }
    const { lock } = await createLock(passphrase, dbNameOf(profile.id));
    await alone(async () => {
      await changeRegistry(begun(profile.id));
      await createLocked(dbNameOf(profile.id), lock);
      await changeRegistry(added(profile));
    });
    return profile;
  }

  const add = async () => (await dialogs.askNew((await readRegistry()).profiles, make)).value ?? null;

  async function open() {
    let asks = false;
    for (;;) {
      const { profiles, going } = await readRegistry();
      left = going;
      const mine = asks ? null : profiles.find(({ id }) => id === recall('sessionStorage'));
      const only = !asks && profiles.length === 1 ? profiles[0] : null;
      const profile = mine ?? only ?? await gate.choose(profiles, recall('localStorage'), add);
      gate.close();
      if (!only) remember(profile.id);
      const dbName = dbNameOf(profile.id);
      const store = await openStoreOf({ dbName, unlock: (lock) => gate.unlock(profile, dbName, lock) });
      if (store) {
        here = { id: profile.id, store };
        await restoreAddress(store);
        idle = createIdleLock({ key: `${dbName}-used`, lock: () => tasks.lock_now() });
        if (store.locked()) idle.set(profile.lock_after ?? 0);
        if (store.locked() !== profile.locked) await changeRegistry(changed(profile.id, { locked: store.locked() }));
        return store;
      }
      asks = true;
    }
  }

  async function relock(next) {
    await here.store.relock(next);
    const locked = next.lock !== null;
    if (!locked) idle.set(0);
    await changeRegistry(changed(here.id, locked ? { locked } : { locked, lock_after: 0 }));
  }

  async function goTo(id) {
    remember(id);
    await leave();
    reloadAfresh();
  }

  // Loads again, with the address sealed where there is a passphrase to be asked for.
  function shut() {
    if (!here?.store.locked()) {
      location.reload();
      return;
    }
    keepAddress(here.store);
    reloadAfresh();
  }

  async function remove(id) {
    await changeRegistry(removed(id));
    tellTabsOf(id, 'again');
    if (id === here.id) {
      here.store.close();
      remember(null);
    }
    await alone(() => finishDeleting(id)).catch((error) => console.info(`The rest of a deleted profile goes at the next start (${error?.message}).`));
    if (id === here.id) reloadAfresh();
  }

  const tasks = {
    async add() {
      const profile = await add();
      if (profile) remember(here.id, ['sessionStorage']); // a reload stays here
      return profile !== null;
    },
    async switch({ id }) {
      await goTo(id);
      return true;
    },
    rename: async ({ id }) => dialogs.askName((await readRegistry()).profiles, id, (name) => changeRegistry(changed(id, { name }))),
    lock: () => dialogs.askLock(async (passphrase) => relock(await createLock(passphrase, dbNameOf(here.id)))),
    change_passphrase: () => dialogs.askChange(async (present, next) => {
      const vault = await checkPassphrase(present);
      await relock({ vault, lock: await vault.rewrap(next) });
    }),
    remove_passphrase: () => dialogs.askUnlock(async (present) => {
      await checkPassphrase(present);
      await relock({ vault: openVault, lock: null });
    }),
    async lock_now() {
      remember(here.id, ['sessionStorage']);
      here.store.callBack();
      await leave();
      shut();
      return true;
    },
    async delete({ id }) {
      const profile = (await readRegistry()).profiles.find((one) => one.id === id);
      const current = id === here.id;
      const locked = current ? here.store.locked() : profile.locked;
      return dialogs.askDelete({ ...profile, locked }, current, () => remove(id));
    },
  };

  return {
    open: () => (opening ??= open()),

    /** What this tab knows of its profile holds no more. */
    again: () => leave().then(shut),

    /** Whether the learner is being asked, so that `open` may take as long as it likes. */
    asks: () => gate.open(),
    asked: gate.asked,

    async readAll() {
      const store = await opening;
      return { ...await store.readAll(), locked: store.locked() };
    },

    async list() {
      const { profiles } = await readRegistry();
      return {
        can_lock: canSeal(),
        profiles: profiles.map(({ id, name, locked, lock_after }) => {
          const current = id === here?.id;
          return { id, name, locked: current ? here.store.locked() : locked, current, lock_after: lock_after ?? 0 };
        }),
      };
    },

    /** Answers whether it was done; false: the learner left the dialog. */
    ask: ({ task, id }) => tasks[task]({ id }),

    /** After so many minutes without input the present profile is locked; 0: never. */
    async lock_after({ minutes }) {
      await changeRegistry(changed(here.id, { lock_after: minutes }));
      idle.set(here.store.locked() ? minutes : 0);
      return {};
    },

    /** What a kill has left half done. */
    async tend() {
      for (const id of left) await alone(() => finishDeleting(id)).catch(() => {}); // at the next start, then
    },
  };
}
