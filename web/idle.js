// Locks a profile that nobody uses. Input counts in whichever of its tabs it happens. One timer while it is switched on, none
// otherwise; a machine that slept is looked at when it is back.

const INPUT = ['pointerdown', 'pointermove', 'keydown', 'wheel'];
const TELL_ms = 5000; // so often the other tabs hear of it

/** `key`: where in localStorage the tabs of the profile say when they were used last. `lock()` is called once. */
export function createIdleLock({ key, lock }) {
  let limit_ms = 0; // 0: never
  let last = 0;
  let told = 0;
  let timer = 0;

  function elsewhere() {
    try {
      return Number(localStorage.getItem(key)) || 0;
    } catch {
      return 0;
    }
  }

  function look() {
    clearTimeout(timer);
    if (limit_ms === 0) return;
    const left = Math.max(last, elsewhere()) + limit_ms - Date.now();
    if (left > 0) {
      timer = setTimeout(look, left);
      return;
    }
    limit_ms = 0;
    lock();
  }

  function used() {
    if (limit_ms === 0) return;
    const now = Date.now();
    if (now - last >= limit_ms) look(); // it was time before this input
    last = now;
    if (now - told < TELL_ms || limit_ms === 0) return;
    told = now;
    try {
      localStorage.setItem(key, String(now));
    } catch {
      // Then every tab counts for itself.
    }
  }

  for (const type of INPUT) addEventListener(type, used, { capture: true, passive: true });
  for (const [target, type] of [[document, 'visibilitychange'], [document, 'resume'], [window, 'pageshow']]) target.addEventListener(type, look);

  return {
    /** From now on; 0: never. */
    set(minutes) {
      limit_ms = minutes * 60_000;
      last = Date.now();
      look();
    },
  };
}
