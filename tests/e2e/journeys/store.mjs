// The store by itself in a real browser: what it acknowledges is there, what it refuses has changed nothing.
import assert from 'node:assert/strict';
import { attach_parts, open_parts } from '../lib/parts.mjs';

const ok = (answer) => {
  assert.equal(answer.code, undefined, answer.message);
  return answer.value;
};
const seqs_of = (records) => records.map(({ seq }) => seq);
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

async function one_tab({ page, url }) {
  const tab = await attach_parts(page, url);
  assert.equal(ok(await tab.open()), 'writer');
  return tab;
}

async function appends_survive_a_reload(ctx) {
  const tab = await one_tab(ctx);
  assert.deepEqual(ok(await tab.call('load', { history: 50 })), { snapshot: null, records: [] });
  ok(await tab.append(1, 2, 3));
  ok(await tab.append(4));
  ok(await tab.call('write_meta', { key: 'last_backup_at', value: 'Tuesday' }));
  const again = await one_tab(ctx);
  assert.equal(await again.check(1), 4);
  assert.equal(ok(await again.call('read_meta', { key: 'last_backup_at' })), 'Tuesday');
  assert.equal(ok(await again.call('read_meta', { key: 'unknown' })), null);
}

async function load_begins_at_the_snapshot(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(...range(1, 20)));
  for (const seq of [5, 10, 15]) ok(await tab.call('save_snapshot', { seq, text: `state ${seq}` }));
  const { snapshot, records } = ok(await tab.call('load', { history: 3 }));
  assert.deepEqual(snapshot, { seq: 15, text: 'state 15' });
  assert.deepEqual(seqs_of(records), range(13, 20));
  assert.deepEqual(seqs_of(ok(await tab.call('load', { history: 100 })).records), range(1, 20));
  assert.deepEqual(seqs_of(ok(await tab.call('load', { history: 0 })).records), range(16, 20));
  assert.deepEqual(seqs_of(ok(await tab.call('load_since', { first_seq: 18 })).records), range(18, 20));
}

async function appends_sent_together_keep_their_order(ctx) {
  const tab = await one_tab(ctx);
  for (const answer of await tab.append_each(range(1, 60))) ok(answer);
  assert.equal(await tab.check(1), 60);
  // A gap is refused, and so is what was sent after it.
  const answers = await tab.append_each([61, 63, 64]);
  assert.deepEqual(answers.map(({ code }) => code), [undefined, 'conflict', 'conflict']);
  assert.equal((await tab.append(61)).code, 'conflict');
  assert.equal((await tab.append(62, 62)).code !== undefined, true);
  assert.equal(await tab.check(1), 61);
}

async function second_tab_follows_and_takes_over(ctx) {
  const first = await one_tab(ctx);
  const second = await open_parts(ctx.context, ctx.url);
  assert.equal(ok(await second.open()), 'follower');
  const refused = await second.append(1);
  assert.equal(refused.code, 'conflict');
  assert.match(refused.message, /another tab/);
  assert.equal((await second.call('wipe')).code, 'conflict');
  ok(await first.append(1));
  await ctx.equals(second.said, ['moved'], 'the second tab hears of the change');
  assert.equal(await second.check(1), 1);
  await first.page.close();
  await ctx.equals(second.role, 'writer', 'the second tab writes once the first is closed');
  assert.deepEqual(await second.said(), ['moved', 'writer']);
  ok(await second.append(2));
}

async function hand_over_on_request(ctx) {
  const first = await one_tab(ctx);
  const others = [await open_parts(ctx.context, ctx.url), await open_parts(ctx.context, ctx.url)];
  for (const tab of others) assert.equal(ok(await tab.open()), 'follower');
  const [second, third] = others;
  ok(await third.call('request_writer'));
  await ctx.equals(third.role, 'writer', 'the tab that asked writes, not the one that has waited longer');
  await ctx.equals(first.role, 'follower', 'the first tab lets go');
  assert.equal(await second.role(), 'follower');
  ok(await third.append(1));
  assert.equal((await first.append(2)).code, 'conflict');
  ok(await first.call('request_writer'));
  await ctx.equals(first.role, 'writer', 'the first tab gets it back');
  ok(await first.append(2));
  await first.page.close();
  await ctx.eventually(async () => (await Promise.all(others.map((tab) => tab.role()))).includes('writer'), 'one of the others takes over');
}

async function hand_over_finishes_what_is_in_flight(ctx) {
  const first = await one_tab(ctx);
  const second = await open_parts(ctx.context, ctx.url);
  ok(await second.open());
  const writing = first.append_each(range(1, 200));
  ok(await second.call('request_writer'));
  const answers = await writing;
  await ctx.equals(second.role, 'writer', 'the second tab writes');
  const taken = answers.filter(({ code }) => code === undefined).length;
  assert.equal(await second.check(1), taken, 'as many records as were acknowledged');
  for (const { code } of answers.slice(taken)) assert.equal(code, 'conflict');
  ok(await second.append(taken + 1));
}

async function full_disk(ctx) {
  // The browser asks for its quota now and then only, so the limit must stand before the storage is opened.
  const origin = new URL(ctx.url).origin;
  const session = await ctx.context.newCDPSession(ctx.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
  const tab = await one_tab(ctx);
  const COUNT = 10; // records in one append: all of them, or none
  let last = 0;
  let answer = {};
  while (answer.code === undefined && last < 3000) {
    answer = await tab.append(...range(last + 1, last + COUNT));
    if (answer.code === undefined) last += COUNT;
  }
  assert.equal(answer.code, 'storage_full', answer.message);
  assert.match(answer.message, /Free some space/);
  assert.equal(await tab.check(1), last, 'everything before is there, nothing half-written');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  ok(await tab.append(last + 1));
  const usage = ok(await tab.call('usage'));
  assert.ok(usage.quota_bytes > 200_000 && usage.used_bytes > 0, JSON.stringify(usage));
}

async function newer_database(ctx) {
  const tab = await attach_parts(ctx.page, ctx.url);
  const raise = () => new Promise((resolve, reject) => {
    const opening = indexedDB.open('cairn', 4);
    opening.onsuccess = () => resolve(opening.result.close());
    opening.onerror = () => reject(opening.error);
  });
  // First while this tab has it open: it must step aside and say why.
  ok(await tab.open());
  await tab.page.evaluate(raise);
  const pushed = await tab.append(1);
  assert.ok(['unavailable', 'conflict'].includes(pushed.code), JSON.stringify(pushed));
  assert.equal((await tab.call('load', { history: 0 })).code, 'unavailable');
  assert.deepEqual(await tab.said(), ['writer', 'follower']);
  // Then on opening.
  const late = await attach_parts(ctx.page, ctx.url);
  assert.equal((await late.open()).code, 'too_new');
}

async function no_storage(ctx) {
  await ctx.context.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
  });
  const tab = await attach_parts(ctx.page, ctx.url);
  const answer = await tab.open();
  assert.equal(answer.code, 'unavailable');
  assert.match(answer.message, /private window/);
}

async function no_locks(ctx) {
  await ctx.context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
  });
  const tab = await one_tab(ctx);
  ok(await tab.append(1));
  assert.equal(await tab.check(1), 1);
  // Without a lock the order of the log still protects: the slower tab is refused.
  const other = await open_parts(ctx.context, ctx.url);
  ok(await other.open());
  ok(await other.append(2));
  assert.equal((await tab.append(2)).code, 'conflict');
}

async function quarantine_and_wipe(ctx) {
  const tab = await one_tab(ctx);
  const other = await open_parts(ctx.context, ctx.url);
  ok(await other.open());
  ok(await tab.append(1, 2));
  const damaged = { seq: 2, reason: 'It could not be read.', text: '{"seq":2' };
  ok(await tab.call('quarantine', { records: [damaged] }));
  assert.deepEqual(ok(await tab.call('load_quarantine')), [damaged]);
  ok(await tab.call('save_snapshot', { seq: 1, text: 'one' }));
  ok(await tab.call('write_meta', { key: 'a', value: 'b' }));
  ok(await tab.call('wipe'));
  assert.deepEqual(ok(await tab.call('load', { history: 9 })), { snapshot: null, records: [] });
  assert.deepEqual(ok(await tab.call('load_quarantine')), []);
  assert.equal(ok(await tab.call('read_meta', { key: 'a' })), null);
  await ctx.equals(other.said, ['moved', 'moved'], 'the other tab hears of the wipe');
  ok(await tab.append(1));
}

const delete_log = () => new Promise((resolve, reject) => {
  const deleting = indexedDB.deleteDatabase('cairn');
  deleting.onsuccess = () => resolve();
  deleting.onerror = () => reject(deleting.error);
});
const delete_copy = () => navigator.storageBuckets.delete('cairn-replica');
const last_of_copy = async () => {
  const bucket = await navigator.storageBuckets.open('cairn-replica');
  const db = await new Promise((resolve, reject) => {
    const opening = bucket.indexedDB.open('cairn-replica');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const asked = db.transaction('log').objectStore('log').getAll();
  return new Promise((resolve) => { asked.onsuccess = () => { db.close(); resolve(asked.result.at(-1) ?? null); }; });
};

async function an_emptied_log_comes_back(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(...range(1, 3)));
  ok(await tab.append(4));
  ok(await tab.call('save_snapshot', { seq: 3, text: 'state 3' }));
  await tab.close();
  await tab.page.evaluate(delete_log);
  const again = await one_tab(ctx);
  const { snapshot, records } = ok(await again.call('load', { history: 50 }));
  assert.deepEqual([snapshot, seqs_of(records)], [null, range(1, 4)]);
  assert.equal(await again.check(1), 4);
  ok(await again.append(5));
}

async function the_copy_catches_up(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(...range(1, 1200)));
  await tab.close();
  await tab.page.evaluate(delete_copy);
  const again = await one_tab(ctx);
  ok(await again.call('tend'));
  assert.equal((await again.page.evaluate(last_of_copy)).seq, 1200);
  ok(await again.append(1201));
  assert.equal((await again.page.evaluate(last_of_copy)).seq, 1201);
}

async function the_log_decides(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(1, 2, 3));
  await tab.close();
  // Another past: the log was emptied and written anew while nobody kept the copy.
  await tab.page.evaluate(delete_log);
  const other = { seq: 1, text: 'of another past' };
  await tab.page.evaluate((record) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('cairn', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('log', { keyPath: 'seq' }).add(record);
      for (const name of ['snapshots', 'meta']) opening.result.createObjectStore(name, { keyPath: name === 'meta' ? 'key' : 'seq' });
      opening.result.createObjectStore('quarantine', { autoIncrement: true });
    };
    opening.onsuccess = () => resolve(opening.result.close());
    opening.onerror = () => reject(opening.error);
  }), other);
  const again = await one_tab(ctx);
  assert.deepEqual(ok(await again.call('load', { history: 50 })).records, [other]);
  ok(await again.call('tend'));
  assert.deepEqual(await again.page.evaluate(last_of_copy), other);
}

async function what_is_wiped_stays_away(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(1, 2));
  ok(await tab.call('wipe'));
  const again = await one_tab(ctx);
  assert.deepEqual(ok(await again.call('load', { history: 50 })).records, []);
}

async function a_browser_without_buckets(ctx) {
  await ctx.context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'storageBuckets', { value: undefined });
  });
  const tab = await one_tab(ctx);
  assert.deepEqual(ok(await tab.call('load', { history: 50 })).records, []);
  ok(await tab.append(1));
  ok(await tab.call('wipe'));
  ok(await tab.append(1));
  assert.equal(await tab.check(1), 1);
}

async function a_copy_that_cannot_be_kept(ctx) {
  await ctx.context.addInitScript(() => {
    StorageBucketManager.prototype.open = async () => { throw new DOMException('Not today.', 'UnknownError'); };
  });
  const tab = await one_tab(ctx);
  ok(await tab.append(1));
  assert.equal(await tab.check(1), 1);
  // What may come back is not called deleted.
  const answer = await tab.call('wipe');
  assert.equal(answer.code, 'unavailable');
  assert.match(answer.message, /second copy of the log could not be deleted/);
  assert.equal(await tab.check(1), 1);
}

async function a_copy_that_never_answers(ctx) {
  await ctx.context.addInitScript(() => {
    StorageBucketManager.prototype.open = () => new Promise(() => {});
  });
  const tab = await one_tab(ctx);
  for (const answer of await tab.append_each([1, 2, 3])) ok(answer);
  assert.equal(await tab.check(1), 3);
}

// What the browser collects as garbage must not take the copy with it.
async function the_copy_outlives_garbage(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(1));
  const session = await ctx.context.newCDPSession(tab.page);
  await session.send('HeapProfiler.collectGarbage');
  ok(await tab.append(2));
  assert.equal((await tab.page.evaluate(last_of_copy)).seq, 2);
}

const keep_words = (words) => localStorage.setItem('cairn-last-words', JSON.stringify(words));

async function last_words_are_taken_in(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(1, 2));
  await tab.close();
  const record = (seq) => tab.page.evaluate((wanted) => window.parts.record(wanted), seq);
  // One of three had got through.
  await tab.page.evaluate(keep_words, [await record(2), await record(3), await record(4)]);
  const again = await one_tab(ctx);
  ok(await again.call('load', { history: 0 }));
  assert.equal(await again.check(1), 4);
  // Words that continue another log are not ours.
  await again.close();
  await again.page.evaluate(keep_words, [{ seq: 4, text: 'another' }, await record(5)]);
  const third = await one_tab(ctx);
  ok(await third.call('load', { history: 0 }));
  assert.equal(await third.check(1), 4);
}

async function refused_words_are_forgotten(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(1));
  assert.equal((await tab.append(1)).code, 'conflict');
  // A page that goes away with another change must not write down the one that was refused as well.
  const words = await tab.page.evaluate(async () => {
    window.dispatchEvent(new Event('pagehide'));
    const saving = window.parts.append(2);
    const kept = JSON.parse(localStorage.getItem('cairn-last-words')).map(({ seq }) => seq);
    await saving;
    return kept;
  });
  assert.deepEqual(words, [2]);
  assert.equal(await tab.page.evaluate(() => localStorage.getItem('cairn-last-words')), null);
}

async function closing_lets_go(ctx) {
  const tab = await one_tab(ctx);
  const other = await open_parts(ctx.context, ctx.url);
  ok(await other.open());
  await tab.close();
  await ctx.equals(other.role, 'writer', 'the other tab writes');
  assert.equal((await tab.call('load', { history: 0 })).code, 'unavailable');
}

const site = 'parts';
export const journeys = [
  { name: 'store: appends survive a reload', run: appends_survive_a_reload, site },
  { name: 'store: loading begins at the newest snapshot', run: load_begins_at_the_snapshot, site },
  { name: 'store: appends sent together keep their order, a gap is refused', run: appends_sent_together_keep_their_order, site },
  { name: 'store: a second tab follows and takes over', run: second_tab_follows_and_takes_over, site },
  { name: 'store: a tab hands over to the one that asks', run: hand_over_on_request, site },
  { name: 'store: handing over finishes what is in flight', run: hand_over_finishes_what_is_in_flight, site },
  { name: 'store: a full disk loses nothing and says so', run: full_disk, site },
  { name: 'store: a newer database is left alone', run: newer_database, site },
  { name: 'store: no storage at all', run: no_storage, site },
  { name: 'store: no Web Locks', run: no_locks, site },
  { name: 'store: quarantine and wipe', run: quarantine_and_wipe, site },
  { name: 'store: a log that the browser has emptied comes back from its copy', run: an_emptied_log_comes_back, site },
  { name: 'store: a copy that was lost catches up', run: the_copy_catches_up, site },
  { name: 'store: a copy of another past gives way to the log', run: the_log_decides, site },
  { name: 'store: what is wiped does not come back', run: what_is_wiped_stays_away, site },
  { name: 'store: a browser without buckets', run: a_browser_without_buckets, site },
  { name: 'store: a copy that cannot be kept', run: a_copy_that_cannot_be_kept, site },
  { name: 'store: a copy that never answers', run: a_copy_that_never_answers, site },
  { name: 'store: the copy outlives a garbage collection', run: the_copy_outlives_garbage, site },
  { name: 'store: last words are taken in where they continue the log', run: last_words_are_taken_in, site },
  { name: 'store: last words do not hold what was refused', run: refused_words_are_forgotten, site },
  { name: 'store: closing lets go of the lock', run: closing_lets_go, site },
];
