// What is saved while the page is going away. A transaction that has begun may be cut off with the page; a line in
// localStorage is written before the handler returns. The next load takes it into the log, if the transaction did not.

export function createLastWords(dbName) {
  const key = `${dbName}-last-words`;
  let leaving = false;
  addEventListener('pagehide', () => { leaving = true; });
  addEventListener('pageshow', () => { leaving = false; });
  document.addEventListener('visibilitychange', () => { leaving = document.hidden; });

  let kept = []; // not yet in the log, as far as is known

  function write() {
    try {
      if (kept.length > 0) localStorage.setItem(key, JSON.stringify(kept));
      else localStorage.removeItem(key);
    } catch {
      // Full or forbidden: then there is only the transaction, as at any other time.
    }
  }

  return {
    keep(records) {
      if (!leaving) return;
      kept.push(...records);
      write();
    },
    /** The log has these, or has refused them. */
    forget(records) {
      const last = records.at(-1).seq;
      kept = kept.filter(({ seq }) => seq > last);
      write();
    },
    read() {
      try {
        const records = JSON.parse(localStorage.getItem(key) ?? '[]');
        return Array.isArray(records) ? records.filter(({ seq, text }) => Number.isInteger(seq) && typeof text === 'string') : [];
      } catch {
        return [];
      }
    },
  };
}
