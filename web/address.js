// Where this tab was when its profile was locked. The address stands open in the browser's bar, and a search stands in it: so
// it is taken out of there and kept for this tab, sealed like everything else. Who unlocks the profile goes on where they were.

const KEY = 'cairn-address';

/** `store`: that of the profile, still open. */
export function keepAddress(store) {
  try {
    sessionStorage.setItem(KEY, store.sealAtOnce('address', location.hash));
  } catch {
    // Full or forbidden: then the next start begins at Today.
  }
}

/** Of the same profile, unless the page was asked for another address meanwhile. */
export async function restoreAddress(store) {
  let sealed = null;
  try {
    sealed = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
  } catch {
    // Then nothing was kept either.
  }
  if (sealed === null || location.hash !== '') return;
  const hash = await store.open('address', sealed);
  if (hash.startsWith('#/')) history.replaceState(history.state, '', hash);
}
