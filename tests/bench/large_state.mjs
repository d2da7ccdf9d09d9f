// A learner of years: 10,000 log records, 2,000 of them notes, put into the page's own storage as the page would write them.
import { crc32c } from '../../web/fallback.js';

const RECORDS = 10_000;
const NOTES = 2_000;
const DAY_ms = 86_400_000;

const iso = (ms) => new Date(ms).toISOString();
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};

function change(index, at, start) {
  const week = 1 + (index % 36);
  const key = `b${String(index).padStart(12, '0')}`;
  if (index % (RECORDS / NOTES) === 0) {
    const text = `## Note ${index}\n\nWhat I learnt about **topic ${index % 97}**, with \`code\` and a [link](https://example.org/${index}).\n\n- one\n- two`;
    return { kind: 'roadmap.note', data: { key, before: null, after: { week, text, created_at: at, updated_at: at } } };
  }
  const after = { week, day: iso(start + (index % 250) * DAY_ms).slice(0, 10), minutes: 5 + (index % 90), activity: index % 5 < 2 ? 'learning' : 'building', comment: '' };
  return { kind: 'roadmap.time', data: { key, before: null, after } };
}

export function records() {
  const start = Date.UTC(2026, 0, 5, 8);
  return Array.from({ length: RECORDS }, (_, index) => {
    const at = iso(start + index * 60_000);
    const one = change(index, at, start);
    const record = sorted({ at, data: [one], kind: one.kind, schema: 1, seq: index + 1 });
    const checksum = crc32c(JSON.stringify(record));
    return { seq: index + 1, text: JSON.stringify(sorted({ ...record, checksum })) };
  });
}

export async function fill(page) {
  await page.evaluate((all) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('cairn');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['log'], 'readwrite');
      for (const record of all) transaction.objectStore('log').put(record);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onabort = () => reject(transaction.error);
    };
  }), records());
}
