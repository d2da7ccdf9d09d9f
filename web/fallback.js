// When Cairn itself cannot run (no WebGL, no wasm, a crash): a plain page that says so and still gives the backup.
// Needs nothing of the program.

import { save } from './files.js';

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0x82f63b78 : c >>> 1; // Castagnoli, reflected
  return c >>> 0;
});

// CRC-32C of a string's UTF-8 bytes, 8 lower-case hex digits.
export function crc32c(text) {
  let c = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) c = table[(c ^ byte) & 255] ^ (c >>> 8);
  return ((c ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

// The checksum that a record states, if it holds for the record as it is written; else null (core/log.h has the rule).
function soundChecksum(text) {
  let stated;
  try {
    stated = JSON.parse(text).checksum;
  } catch {
    return null;
  }
  if (typeof stated !== 'string') return null;
  const field = `"checksum":"${stated}",`;
  const at = text.indexOf(field);
  return at >= 0 && crc32c(text.slice(0, at) + text.slice(at + field.length)) === stated ? stated : null;
}

const BACKED_UP = /\/(texts|lines|thumbs|photos)\//; // as core/backup.h has it: others can be computed again

// The same file that the program writes (core/backup.h). Records go in as they lie in the storage, unparsed: reading and
// writing them here could change a number. What does not match its checksum is kept apart, or it would spoil the import.
export function backupText(stored, quarantined, now, blobs = []) {
  const apart = quarantined.map(({ seq, reason, text }) => ({ reason, seq, text }));
  const known = new Set(quarantined.map(({ seq, text }) => `${seq} ${text}`));
  const texts = [];
  let checksums = '';
  for (const { seq, text } of stored) {
    if (known.has(`${seq} ${text}`)) continue;
    const checksum = soundChecksum(text);
    if (checksum === null) {
      apart.push({ reason: 'The content does not match its checksum.', seq, text });
    } else {
      texts.push(text);
      checksums += checksum;
    }
  }
  const beside = blobs.filter(({ key }) => BACKED_UP.test(key)).map(({ key, text }) => ({ checksum: crc32c(`${key}\n${text}`), key, text }));
  for (const { checksum } of beside) checksums += checksum;
  const lines = (items) => items.map((item, index) => `${item}${index + 1 < items.length ? ',' : ''}\n`).join('');
  const blobLines = beside.length > 0 ? `],\n"blobs":[\n${lines(beside.map((item) => JSON.stringify(item)))}` : '';
  return `{\n"format":"cairn-backup",\n"version":${beside.length > 0 ? 2 : 1},\n"exported_at":"${now.toISOString()}",\n"records":[\n${lines(texts)}],\n`
    + `"quarantine":[\n${lines(apart.map((item) => JSON.stringify(item)))}${blobLines}],\n"count":${texts.length},\n"checksum":"${crc32c(checksums)}"\n}\n`;
}

async function downloadBackup(status, read) {
  try {
    const { log, quarantine, blobs, locked } = await read();
    const now = new Date();
    const name = `cairn-backup-${now.toISOString().slice(0, 10)}.json`;
    await save({ name, mime: 'application/json', text: backupText(log, quarantine, now, blobs) });
    status.textContent = `${name} is in your downloads. It holds ${log.length} ${log.length === 1 ? 'change' : 'changes'}.${locked ? ' It is not locked: whoever has the file can read it.' : ''}`;
  } catch (error) {
    status.textContent = `The backup could not be made. ${error.message}`;
  }
}

/** `read()` answers what is stored, as it is meant: {log, quarantine, blobs, locked}. */
export function showFallback({ title, detail, reload, read }) {
  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const status = element('p', { className: 'plain-status' });
  status.setAttribute('role', 'status');
  const heading = element('h1', { textContent: title, tabIndex: -1 });
  document.body.className = 'fallback';
  document.body.replaceChildren(element('main', { className: 'plain' },
    heading,
    element('p', { textContent: 'What was saved is still in this browser\'s storage on this device, and stays there. Only the page that shows it does not run.' }),
    element('p', { textContent: 'Load the page again. If it stops again, take a backup: one file that holds everything, which Cairn can import here or in another browser.' }),
    element('div', { className: 'plain-actions' },
      element('button', { type: 'button', className: 'primary', textContent: 'Reload', onclick: reload }),
      element('button', { type: 'button', textContent: 'Download backup', onclick: () => downloadBackup(status, read) })),
    status,
    element('h2', { textContent: 'What happened' }),
    element('pre', { textContent: detail })));
  document.title = `${title} · Cairn`;
  heading.focus({ preventScroll: true });
}
