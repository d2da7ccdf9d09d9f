// Large texts beside the log: there after a reload, sealed with it, wiped with it.
import assert from 'node:assert/strict';
import { places_of } from '../lib/disk.mjs';
import { attach_parts, open_parts } from '../lib/parts.mjs';

const NEEDLE = 'the needle among the texts';
const passphrase = 'eleven steady stones';
const ok = (answer) => {
  assert.equal(answer.code, undefined, answer.message);
  return answer.value;
};
// More than are sealed at once, with a letter that UTF-8 readers like to drop.
const texts = Array.from({ length: 50 }, (_, at) => ({ key: `toy/one/texts/${String(at).padStart(5, '0')}`, text: `\ufeffGrüße 🪨 ${at} ${NEEDLE}` }));
const other = { key: 'toy/two/texts/00000', text: '' };

async function one_tab({ page, url }, options = {}) {
  const tab = await attach_parts(page, url);
  assert.equal(ok(await tab.open(options)), 'writer');
  return tab;
}

async function filled(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(1, 2, 3));
  ok(await tab.call('write_blobs', { blobs: [other, ...texts.toReversed()] }));
  return tab;
}

async function check_all(tab) {
  assert.deepEqual(ok(await tab.call('read_blobs', { prefix: '' })), [...texts, other]);
  assert.equal(await tab.check(1), 3);
}

async function blobs_survive_a_reload(ctx) {
  await filled(ctx);
  const tab = await one_tab(ctx);
  await check_all(tab);
  assert.deepEqual(ok(await tab.call('read_blobs', { prefix: 'toy/one/texts/0004' })), texts.slice(40));
  assert.deepEqual(ok(await tab.call('blob_keys', { prefix: 'toy/two' })), [other.key]);
  ok(await tab.call('write_blobs', { blobs: [{ ...other, text: 'another' }] }));
  assert.deepEqual(ok(await tab.call('read_blobs', { prefix: 'toy/two' })), [{ ...other, text: 'another' }]);
  ok(await tab.call('remove_blobs', { prefix: 'toy/one' }));
  assert.deepEqual(ok(await tab.call('blob_keys', { prefix: '' })), [other.key]);
}

async function only_the_writer_writes(ctx) {
  const tab = await filled(ctx);
  const second = await open_parts(ctx.context, ctx.url);
  assert.equal(ok(await second.open()), 'follower');
  assert.equal((await second.call('write_blobs', { blobs: [other] })).code, 'conflict');
  assert.equal((await second.call('remove_blobs', { prefix: '' })).code, 'conflict');
  await check_all(second);
  await check_all(tab);
}

async function sealed_with_the_log(ctx) {
  const tab = await filled(ctx);
  assert.deepEqual(await places_of(tab.page, NEEDLE), ['cairn/blobs'], 'the search finds what can be read, and the copy has none of it');
  ok(await tab.lock(passphrase));
  await check_all(tab);
  const more = { key: 'toy/three/texts/00000', text: NEEDLE };
  ok(await tab.call('write_blobs', { blobs: [more] }));
  assert.deepEqual(await places_of(tab.page, NEEDLE), []);
  ok(await tab.change(passphrase, 'twelve quiet rivers'));
  const again = await one_tab(ctx, { passphrase: 'twelve quiet rivers' });
  assert.deepEqual(ok(await again.call('read_blobs', { prefix: 'toy/three' })), [more]);
  ok(await again.call('remove_blobs', { prefix: 'toy/three' }));
  await check_all(again);
  assert.deepEqual(await places_of(again.page, NEEDLE), []);
  ok(await again.remove_lock());
  await check_all(await one_tab(ctx));
}

async function a_swapped_blob_is_noticed(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  await tab.page.evaluate(([from, to]) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('cairn');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const t = opening.result.transaction('blobs', 'readwrite');
      const blobs = t.objectStore('blobs');
      blobs.get(from).onsuccess = ({ target: { result } }) => blobs.put({ ...result, key: to });
      t.oncomplete = () => resolve(opening.result.close());
    };
  }), [texts[0].key, texts[1].key]);
  const read = ok(await tab.call('read_blobs', { prefix: 'toy/one' }));
  assert.match(read[1].text, /^its seal is broken/);
  assert.deepEqual([read[0], read[2]], [texts[0], texts[2]]);
}

async function gone_after_wiping(ctx) {
  const tab = await filled(ctx);
  ok(await tab.call('wipe'));
  assert.deepEqual(ok(await tab.call('blob_keys', { prefix: '' })), []);
  assert.deepEqual(await places_of(tab.page, NEEDLE), []);
  assert.deepEqual(ok(await (await one_tab(ctx)).call('blob_keys', { prefix: '' })), []);
}

async function full_disk(ctx) {
  const origin = new URL(ctx.url).origin;
  const session = await ctx.context.newCDPSession(ctx.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
  const tab = await filled(ctx);
  const large = (key) => ({ key, text: NEEDLE.repeat(8000) });
  const answer = await tab.call('write_blobs', { blobs: [{ ...texts[0], text: 'replaced' }, large('a'), large('b')] });
  assert.equal(answer.code, 'storage_full', answer.message);
  assert.match(answer.message, /What was to be stored now was not, and all that was here before still is\..*Free some space/);
  await check_all(tab);
}

// Databases as earlier versions made them.
async function older_databases(ctx) {
  const tab = await attach_parts(ctx.page, ctx.url);
  for (const version of [1, 2]) {
    await tab.page.evaluate(([number, record]) => new Promise((resolve, reject) => {
      indexedDB.deleteDatabase('cairn').onsuccess = () => {
        const opening = indexedDB.open('cairn', number);
        opening.onupgradeneeded = () => {
          const db = opening.result;
          db.createObjectStore('log', { keyPath: 'seq' }).add(record);
          db.createObjectStore('snapshots', { keyPath: 'seq' }).add({ seq: 1, text: 'state 1' });
          db.createObjectStore('quarantine', { autoIncrement: true }).add({ seq: 9, reason: 'It could not be read.', text: '{' });
          db.createObjectStore('meta', { keyPath: 'key' }).add({ key: 'last_backup_at', value: 'Tuesday' });
        };
        opening.onsuccess = () => resolve(opening.result.close());
        opening.onerror = () => reject(opening.error);
      };
    }), [version, await tab.page.evaluate(() => window.parts.record(1))]);
    ok(await tab.open());
    assert.equal(await tab.check(1), 1);
    assert.equal(ok(await tab.call('load', { history: 5 })).snapshot.text, 'state 1');
    assert.equal(ok(await tab.call('load_quarantine')).length, 1);
    assert.equal(ok(await tab.call('read_meta', { key: 'last_backup_at' })), 'Tuesday');
    assert.deepEqual(ok(await tab.call('blob_keys', { prefix: '' })), []);
    ok(await tab.call('write_blobs', { blobs: texts }));
    assert.equal(ok(await tab.call('blob_keys', { prefix: '' })).length, texts.length);
    ok(await tab.append(2));
    await tab.close();
  }
}

// The copy brings back the log alone; whoever keeps blobs finds them missing and says so.
async function lost_with_the_database(ctx) {
  const tab = await filled(ctx);
  await tab.close();
  await tab.page.evaluate(() => new Promise((resolve) => { indexedDB.deleteDatabase('cairn').onsuccess = () => resolve(); }));
  const again = await one_tab(ctx);
  ok(await again.call('load', { history: 5 }));
  assert.equal(await again.check(1), 3);
  assert.deepEqual(ok(await again.call('blob_keys', { prefix: '' })), []);
}

const site = 'parts';
export const journeys = [
  { name: 'blobs: they survive a reload, by the beginning of their key', run: blobs_survive_a_reload, site },
  { name: 'blobs: only the tab that writes may write them', run: only_the_writer_writes, site },
  { name: 'blobs: sealed, resealed and opened with the log', run: sealed_with_the_log, site },
  { name: 'blobs: a swapped one is noticed', run: a_swapped_blob_is_noticed, site },
  { name: 'blobs: gone after wiping', run: gone_after_wiping, site },
  { name: 'blobs: a full disk keeps none of them and all that was there', run: full_disk, site },
  { name: 'blobs: older databases keep what they hold', run: older_databases, site },
  { name: 'blobs: the copy of the log brings back the log alone', run: lost_with_the_database, site },
];
