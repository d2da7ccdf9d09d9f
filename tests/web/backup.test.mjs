// The backup that the plain page writes without the program.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backupText, crc32c } from '../../web/fallback.js';

const now = new Date('2026-11-24T09:12:33.120Z');

/** A record as the program writes it: keys in order, the checksum over the text without it. */
function record(seq, note) {
  const data = `"data":[{"data":{"after":${JSON.stringify(note)},"before":null,"key":"w${seq}"},"kind":"roadmap.note"}],"kind":"roadmap.note","schema":1,"seq":${seq}}`;
  const start = '{"at":"2026-11-24T09:12:33.120Z",';
  return { seq, text: `${start}"checksum":"${crc32c(start + data)}",${data}` };
}

describe('crc32c', () => {
  it('gives the values of RFC 3720, appendix B.4', () => {
    const bytes = (list) => String.fromCharCode(...list);
    assert.equal(crc32c(bytes(Array(32).fill(0))), '8a9136aa');
    assert.equal(crc32c(bytes(Array.from({ length: 32 }, (_, at) => at))), '46dd794e');
    assert.equal(crc32c(bytes(Array.from({ length: 32 }, (_, at) => 31 - at))), '113fdb5c');
    assert.equal(crc32c('123456789'), 'e3069283');
    assert.equal(crc32c(''), '00000000');
  });

  it('counts the bytes of UTF-8, not the letters', () => {
    // The same sum the long way: one bit at a time, as the standard defines it.
    const long_way = (text) => {
      let c = 0xffffffff;
      for (const byte of Buffer.from(text, 'utf8')) {
        c ^= byte;
        for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? (c >>> 1) ^ 0x82f63b78 : c >>> 1;
      }
      return ((c ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
    };
    for (const text of ['Übung', 'Übung 🪨', '\u0000\u007f\uffff']) assert.equal(crc32c(text), long_way(text));
  });
});

describe('backupText', () => {
  it('holds the records as they lie in the storage, one a line', () => {
    const stored = [record(1, 'first'), record(2, 'Ünïcode 🪨 "quoted"')];
    const text = backupText(stored, [], now);
    const read = JSON.parse(text);
    assert.equal(read.format, 'cairn-backup');
    assert.equal(read.version, 1);
    assert.equal(read.exported_at, '2026-11-24T09:12:33.120Z');
    assert.equal(read.count, 2);
    assert.deepEqual(read.records.map(({ seq }) => seq), [1, 2]);
    assert.equal(read.checksum, crc32c(read.records.map(({ checksum }) => checksum).join('')));
    for (const one of stored) assert.ok(text.split('\n').some((line) => line.replace(/,$/, '') === one.text));
  });

  it('changes no number on the way', () => {
    const start = '{"at":"2026-11-24T09:12:33.120Z",';
    const rest = '"data":[{"data":{"after":12345678901234567890,"before":1e2},"kind":"a.b"}],"kind":"a.b","schema":1,"seq":1}';
    const text = `${start}"checksum":"${crc32c(start + rest)}",${rest}`;
    assert.ok(backupText([{ seq: 1, text }], [], now).includes(text));
  });

  it('is whole with nothing in it', () => {
    const read = JSON.parse(backupText([], [], now));
    assert.deepEqual([read.count, read.checksum, read.records, read.quarantine], [0, '00000000', [], []]);
  });

  it('keeps damaged records apart, with their text', () => {
    const good = record(1, 'fine');
    const cut = { seq: 2, text: record(2, 'cut').text.slice(0, 40) };
    const changed = { seq: 3, text: record(3, 'hours 3').text.replace('hours 3', 'hours 9') };
    const bare = { seq: 4, text: '{"seq":4}' };
    const read = JSON.parse(backupText([good, cut, changed, bare], [], now));
    assert.deepEqual(read.records.map(({ seq }) => seq), [1]);
    assert.equal(read.count, 1);
    assert.deepEqual(read.quarantine.map(({ seq, text }) => ({ seq, text })), [cut, changed, bare]);
    for (const { reason } of read.quarantine) assert.match(reason, /^[A-Z].*\.$/);
  });

  it('holds the texts beside the log, and not what can be computed again', () => {
    // tests/unit/test_backup.cpp holds the program to the same bytes.
    const kept = backupText([], [], now, ['plants/photos/a', 'plants/thumbs/a', 'plants/other/a', 'photos/a'].map((key) => ({ key, text: 'x' })));
    assert.deepEqual(JSON.parse(kept).blobs.map(({ key }) => key), ['plants/photos/a', 'plants/thumbs/a']);
    const text = backupText([], [], now, [{ key: 'toy/one/judged/00000', text: 'again' }, { key: 'toy/one/texts/00000', text: 'Grüße\n' }]);
    assert.equal(text, '{\n"format":"cairn-backup",\n"version":2,\n"exported_at":"2026-11-24T09:12:33.120Z",\n"records":[\n],\n'
      + '"quarantine":[\n],\n"blobs":[\n{"checksum":"2a927762","key":"toy/one/texts/00000","text":"Grüße\\n"}\n],\n'
      + '"count":0,\n"checksum":"aca157f3"\n}\n');
  });

  it('does not list twice what has been set aside before', () => {
    const good = record(1, 'fine');
    const bad = { seq: 2, text: '{"seq":2' };
    const aside = { seq: 2, reason: 'It could not be read.', text: bad.text };
    const read = JSON.parse(backupText([good, bad], [aside], now));
    assert.deepEqual(read.quarantine, [{ reason: aside.reason, seq: 2, text: bad.text }]);
    assert.equal(read.count, 1);
  });
});
