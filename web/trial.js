// Remembers, beyond the end of a tab, that something was being tried: what ended the tab is not tried again by itself.
// A mark stands in the browser's storage while the trial lasts, and a lock of the same name is held. A mark without a
// lock was left by a tab that ended in the middle.

const MARK = 'cairn-trying-';
const STOPPED = 'cairn-stopped';

// Where the browser refuses its storage nothing is remembered.
function quietly(work, fallback) {
  try {
    return work(localStorage);
  } catch {
    return fallback;
  }
}

export function createTrial() {
  const open = new Set();
  addEventListener('pagehide', () => { // leaving is no crash
    for (const mark of open) quietly((storage) => storage.removeItem(mark));
  });

  async function find_dead() {
    const marks = quietly((storage) => Object.keys(storage).filter((key) => key.startsWith(MARK)), []);
    if (marks.length === 0) return;
    const held = new Set(((await navigator.locks?.query())?.held ?? []).map(({ name }) => name));
    for (const mark of marks.filter((name) => !held.has(name) && !open.has(name))) {
      quietly((storage) => {
        storage.setItem(STOPPED, '1');
        storage.removeItem(mark);
      });
    }
  }

  return {
    /** Whether a trial ended a tab since the last allow(). */
    async stopped() {
      await find_dead();
      return quietly((storage) => storage.getItem(STOPPED) !== null, false);
    },
    async allow() {
      await find_dead();
      quietly((storage) => storage.removeItem(STOPPED));
    },
    async during(work) {
      const mark = MARK + crypto.getRandomValues(new Uint32Array(2)).join('-');
      const tried = async () => {
        open.add(mark);
        quietly((storage) => storage.setItem(mark, '1'));
        try {
          return await work();
        } finally {
          open.delete(mark);
          quietly((storage) => storage.removeItem(mark));
        }
      };
      return navigator.locks ? navigator.locks.request(mark, tried) : tried();
    },
  };
}
