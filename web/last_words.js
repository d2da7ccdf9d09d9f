// What is saved while the page is going away. A transaction that has begun may be cut off with the page; a line in
// localStorage is written before the handler returns. The next load takes it into the log, if the transaction did not.

export function createLastWords(dbName) {
  const key = `${dbName}-last-words`;
  let leaving = false;
  addEventListener('pagehide', () => { leaving = true; });
  addEventListener('pageshow', () => { leaving = false; });
  document.addEventListener('visibilitychange', () => { leaving = document.hidden; });

  return {
    keep(records) {
      if (!leaving) return;
      try {
        localStorage.setItem(key, JSON.stringify(records));
      } catch {
        // Full or forbidden: then there is only the transaction, as at any other time.
      }
    },
    forget() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Forbidden: then nothing was kept either.
      }
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
