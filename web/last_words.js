// What is saved while the page is going away. A transaction that has begun may be cut off with the page; a line in
// localStorage is written before the handler returns. The next load takes it into the log, if the transaction did not.
// In a profile with a passphrase they are sealed, all together.

/** `vault()` is the one in force. */
export function createLastWords(dbName, vault) {
  const key = `${dbName}-last-words`;
  let leaving = false;
  let kept = []; // not yet in the log, as far as is known
  let ended = false; // this tab has nothing more to say
  let written = false; // whether words of ours stand there, or of the page before

  function write() {
    try {
      if (leaving && kept.length > 0) localStorage.setItem(key, vault().sealAtOnce('words', 0, JSON.stringify(kept)));
      else if (written) localStorage.removeItem(key);
      written = leaving && kept.length > 0;
    } catch {
      // Full or forbidden: then there is only the transaction, as at any other time.
    }
  }

  function leave(now) {
    leaving = now;
    write(); // with what waits for its turn
  }
  addEventListener('pagehide', () => leave(true));
  addEventListener('pageshow', () => { leaving = false; });
  document.addEventListener('visibilitychange', () => { if (document.hidden) leave(true); else leaving = false; });

  return {
    keep(records) {
      if (ended) return;
      kept = [...kept.filter(({ seq }) => seq < records[0].seq), ...records]; // one that was refused is tried again
      if (leaving) write();
    },
    /** The log has those up to this one, or will never take them. */
    forget(last = Infinity) {
      kept = kept.filter(({ seq }) => seq > last);
      write();
    },
    end() {
      ended = true;
      kept = [];
      write();
    },
    any() {
      try {
        return localStorage.getItem(key) !== null;
      } catch {
        return false;
      }
    },
    async read() {
      try {
        const text = localStorage.getItem(key);
        const records = text === null ? [] : JSON.parse(await vault().open('words', 0, text));
        written ||= records.length > 0;
        return Array.isArray(records) ? records.filter(({ seq, text: words }) => Number.isInteger(seq) && typeof words === 'string') : [];
      } catch {
        return [];
      }
    },
  };
}
