// The log under a passphrase, by itself: nothing can be read, nothing is lost, whatever ends the page in between.
import assert from 'node:assert/strict';
import { places_of } from '../lib/disk.mjs';
import { make_profile, start_own_chromium } from '../lib/own_chromium.mjs';
import { attach_parts, open_parts } from '../lib/parts.mjs';
import { make_random } from '../lib/random.mjs';

const KILLS = Number(process.env.LOCK_KILLS ?? 12);
const SEED = Number(process.env.KILLS_SEED ?? 36);
const NEEDLE = 'abcdefghijabcdefghij'; // of every long record
const passphrase = 'eleven steady stones';
const ok = (answer) => {
  assert.equal(answer.code, undefined, answer.message);
  return answer.value;
};
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

async function one_tab({ page, url }, options = {}) {
  const tab = await attach_parts(page, url);
  assert.equal(ok(await tab.open(options)), 'writer');
  return tab;
}

async function filled(ctx) {
  const tab = await one_tab(ctx);
  ok(await tab.append(...range(1, 40)));
  ok(await tab.call('save_snapshot', { seq: 40, text: `state 40 ${NEEDLE}` }));
  ok(await tab.call('quarantine', { records: [{ seq: 3, reason: `It says ${NEEDLE}.`, text: NEEDLE }] }));
  ok(await tab.call('write_meta', { key: 'last_backup_at', value: 'Tuesday' }));
  return tab;
}

async function check_all(tab, last = 40) {
  assert.equal(await tab.check(1), last);
  assert.equal(ok(await tab.call('load', { history: 5 })).snapshot.text, `state 40 ${NEEDLE}`);
  assert.deepEqual(ok(await tab.call('load_quarantine')), [{ seq: 3, reason: `It says ${NEEDLE}.`, text: NEEDLE }]);
  assert.equal(ok(await tab.call('read_meta', { key: 'last_backup_at' })), 'Tuesday');
}

async function sealed_and_opened(ctx) {
  const tab = await filled(ctx);
  assert.notDeepEqual(await places_of(tab.page, NEEDLE), [], 'the search finds what can be read');
  ok(await tab.lock(passphrase));
  await check_all(tab);
  ok(await tab.append(41));
  assert.deepEqual(await places_of(tab.page, NEEDLE), []);
  const again = await one_tab(ctx, { passphrase });
  ok(await again.call('load', { history: 5 }));
  await check_all(again, 41);
  assert.deepEqual(await places_of(again.page, NEEDLE), []);
  ok(await again.remove_lock());
  await check_all(again, 41);
  const open = await one_tab(ctx);
  await check_all(open, 41);
  assert.deepEqual(await places_of(open.page, NEEDLE), ['cairn-replica: cairn-replica/log', 'cairn/log', 'cairn/quarantine', 'cairn/snapshots']);
}

async function wrong_passphrase(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  const shut = await attach_parts(ctx.page, ctx.url);
  assert.equal(ok(await shut.open({ passphrase: 'twelve quiet rivers' })), 'shut');
  const again = await one_tab(ctx, { passphrase });
  await check_all(again);
}

async function another_passphrase(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  ok(await tab.change(passphrase, 'twelve quiet rivers'));
  ok(await tab.append(41));
  const shut = await attach_parts(ctx.page, ctx.url);
  assert.equal(ok(await shut.open({ passphrase })), 'shut');
  await check_all(await one_tab(ctx, { passphrase: 'twelve quiet rivers' }), 41);
}

// Who waits with the old passphrase while it is changed does not get in with it.
async function too_late_for_the_old_one(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  const late = await open_parts(ctx.context, ctx.url);
  await late.page.evaluate((words) => {
    const derive = SubtleCrypto.prototype.deriveKey;
    SubtleCrypto.prototype.deriveKey = async function slow(...args) {
      await new Promise((resolve) => { window.go_on = resolve; });
      return derive.apply(this, args);
    };
    window.opening = window.parts.open({ passphrase: words });
  }, passphrase);
  await late.page.waitForFunction(() => window.go_on);
  ok(await tab.change(passphrase, 'twelve quiet rivers'));
  await late.page.evaluate(() => {
    window.go_on();
    return window.opening;
  });
  assert.match((await late.call('load', { history: 0 })).message, /Reload this page/);
  assert.deepEqual(await late.said(), ['stale']);
  assert.equal(await late.role(), 'follower');
  await late.page.close();
  await check_all(tab);
}

// The tab that was there before must not write among the sealed records what can be read.
async function other_tabs_cannot_write(ctx) {
  const tab = await filled(ctx);
  const other = await open_parts(ctx.context, ctx.url);
  assert.equal(ok(await other.open()), 'follower');
  ok(await tab.lock(passphrase));
  await ctx.eventually(async () => (await other.said()).includes('stale'), 'the other tab is told');
  await tab.close();
  await ctx.eventually(async () => (await other.said()).filter((word) => word === 'stale').length > 1, 'its turn comes, and it sees that it must not');
  assert.equal(await other.role(), 'follower');
  for (const answer of [
    await other.append(41),
    await other.call('save_snapshot', { seq: 40, text: NEEDLE }),
    await other.call('quarantine', { records: [{ seq: 1, reason: 'No.', text: NEEDLE }] }),
    await other.call('load_since', { first_seq: 1 }),
  ]) {
    assert.match(answer.code, /unavailable|conflict/);
  }
  assert.deepEqual((await other.said()).filter((word) => word === 'writer'), []);
  await other.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await other.page.close();
  const again = await one_tab(ctx, { passphrase });
  await check_all(again);
  assert.deepEqual(await places_of(again.page, NEEDLE), []);
}

// Without Web Locks every tab writes; each transaction looks for the lock itself.
async function tabs_without_locks(ctx) {
  await ctx.context.addInitScript(() => { Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }); });
  const tab = await filled(ctx);
  const other = await open_parts(ctx.context, ctx.url);
  assert.equal(ok(await other.open()), 'writer');
  ok(await tab.lock(passphrase));
  for (const answer of [
    await other.append(41),
    await other.call('save_snapshot', { seq: 40, text: NEEDLE }),
    await other.call('quarantine', { records: [{ seq: 1, reason: 'No.', text: NEEDLE }] }),
    await other.call('load_since', { first_seq: 1 }),
  ]) {
    assert.equal(answer.code, 'unavailable');
    assert.match(answer.message, /Reload this page/);
  }
  await other.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await other.page.close();
  const again = await one_tab(ctx, { passphrase });
  await check_all(again);
  assert.deepEqual(await places_of(again.page, NEEDLE), []);
}

async function followers_cannot_lock(ctx) {
  const tab = await filled(ctx);
  const other = await open_parts(ctx.context, ctx.url);
  ok(await other.open());
  assert.equal((await other.lock(passphrase)).code, 'conflict');
  assert.equal(await other.locked(), false);
  ok(await tab.append(41));
}

async function a_waiting_tab_keeps_nobody_out(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  await tab.close();
  const waiting = await open_parts(ctx.context, ctx.url);
  waiting.page.evaluate(() => window.parts.open({ unlock: () => new Promise(() => {}) })).catch(() => {}); // it is closed while it waits
  await ctx.page.reload();
  const again = await one_tab(ctx, { passphrase });
  ok(await again.append(41));
  await waiting.page.close();
}

async function last_words_are_sealed(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  const kept = await tab.page.evaluate(async () => {
    window.dispatchEvent(new Event('pagehide'));
    window.parts.append(41).catch(() => {}); // what the page writes as its last
    return localStorage.getItem('cairn-last-words');
  });
  assert.ok(kept.length > 0);
  assert.equal(kept.includes('record') || kept.includes(NEEDLE), false);
  await ctx.eventually(async () => await tab.check(1) === 41, 'it got through');
  await tab.close();
  // The same words, but the log has not got them.
  await tab.page.evaluate((words) => localStorage.setItem('cairn-last-words', words), kept);
  await tab.page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('cairn');
    opening.onsuccess = () => {
      const t = opening.result.transaction('log', 'readwrite');
      t.objectStore('log').delete(41);
      t.oncomplete = () => resolve(opening.result.close());
    };
    opening.onerror = () => reject(opening.error);
  }));
  const again = await one_tab(ctx, { passphrase });
  ok(await again.call('load', { history: 0 }));
  assert.equal(await again.check(1), 41);
}

// The browser has lost all its databases: log and lock come back together.
async function the_copy_brings_the_lock(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  ok(await tab.append(41));
  await tab.close();
  await tab.page.evaluate(() => new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('cairn');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  }));
  const first = await one_tab(ctx);
  const answer = await first.call('load', { history: 5 });
  assert.match(answer.message, /Reload this page/);
  assert.ok((await first.said()).includes('stale'));
  assert.deepEqual(await places_of(first.page, NEEDLE), []);
  const again = await one_tab(ctx, { passphrase });
  assert.equal(await again.check(1), 41);
  ok(await again.append(42));
}

async function a_wiped_log_stays_locked(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  ok(await tab.call('wipe'));
  ok(await tab.append(1, 2, 3));
  assert.deepEqual(await places_of(tab.page, NEEDLE), []);
  await tab.close();
  // The copy has the lock as well, so it can stand in.
  await tab.page.evaluate(() => new Promise((resolve) => { indexedDB.deleteDatabase('cairn').onsuccess = () => resolve(); }));
  const first = await one_tab(ctx);
  await first.call('load', { history: 5 });
  const again = await one_tab(ctx, { passphrase });
  assert.equal(await again.check(1), 3);
}

async function a_copy_that_cannot_be_sealed(ctx) {
  const tab = await filled(ctx);
  await tab.page.evaluate(() => { StorageBucketManager.prototype.delete = async () => { throw new DOMException('Not today.', 'UnknownError'); }; });
  const answer = await tab.lock(passphrase);
  assert.equal(answer.code, 'unavailable');
  assert.match(answer.message, /could not be sealed/);
  assert.equal(await tab.locked(), false);
  await check_all(tab);
}

async function a_swapped_record_is_noticed(ctx) {
  const tab = await filled(ctx);
  ok(await tab.lock(passphrase));
  await tab.close();
  await tab.page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('cairn');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const t = opening.result.transaction('log', 'readwrite');
      const log = t.objectStore('log');
      log.get(5).onsuccess = ({ target: { result } }) => log.put({ seq: 6, text: result.text });
      log.put({ seq: 7, text: '{"seq":7,"forged":true}' });
      t.oncomplete = () => resolve(opening.result.close());
    };
  }));
  const again = await one_tab(ctx, { passphrase });
  const { records } = ok(await again.call('load_since', { first_seq: 5 }));
  assert.match(records[1].text, /^its seal is broken/);
  assert.match(records[2].text, /^its seal is broken/);
  assert.match(records[3].text, /^record 8/);
}

// The page is killed at a random instant while it locks or unlocks: afterwards all is there, and all of one kind.
async function kills_while_locking(ctx) {
  const random = make_random(SEED);
  await ctx.page.close();
  let locked = false;
  let turned = 0;
  for (let at = 0; at < KILLS; at += 1) {
    const page = await ctx.context.newPage();
    const session = await ctx.context.newCDPSession(page);
    const tab = await attach_parts(page, ctx.url);
    ok(await tab.open({ passphrase }));
    await page.waitForFunction(() => window.parts.role() === 'writer');
    ok(await tab.call('load', { history: 0 }));
    ok(await tab.call('tend'));
    if (at === 0) ok(await tab.append(...range(1, 1500)));
    assert.equal(await tab.check(1), 1500, `kill ${at} (seed ${SEED})`);
    const now = await tab.locked();
    if (at > 0 && now !== locked) turned += 1;
    locked = now;
    const found = await places_of(page, NEEDLE);
    if (locked) assert.deepEqual(found, [], `kill ${at}: what is locked cannot be read`);
    else assert.deepEqual(found, ['cairn-replica: cairn-replica/log', 'cairn/log'], `kill ${at}: log and copy are open`);
    page.evaluate(([shut, words]) => (shut ? window.parts.remove_lock() : window.parts.lock(words)), [locked, passphrase]).catch(() => {}); // it dies
    await new Promise((resolve) => { setTimeout(resolve, random.below(1300)); }); // not a wait: the random instant
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
  }
  ctx.note = `${KILLS} kills, ${turned} of them after the change`;
}

async function browser_kills_while_locking(ctx) {
  const random = make_random(SEED + 1);
  const profile = make_profile();
  ctx.later(() => profile.remove());
  let living = null;
  ctx.later(() => living?.kill());
  const kills = Math.ceil(KILLS / 4);
  for (let at = 0; at <= kills; at += 1) {
    living = await start_own_chromium(profile.folder);
    const page = await living.context.newPage();
    const tab = await attach_parts(page, ctx.url);
    ok(await tab.open({ passphrase }));
    await page.waitForFunction(() => window.parts.role() === 'writer');
    ok(await tab.call('load', { history: 0 }));
    ok(await tab.call('tend'));
    if (at === 0) ok(await tab.append(...range(1, 1500)));
    assert.equal(await tab.check(1), 1500, `kill ${at} (seed ${SEED})`);
    const locked = await tab.locked();
    if (locked) assert.deepEqual(await places_of(page, NEEDLE), []);
    page.evaluate(([shut, words]) => (shut ? window.parts.remove_lock() : window.parts.lock(words)), [locked, passphrase]).catch(() => {}); // it dies
    await new Promise((resolve) => { setTimeout(resolve, random.below(1300)); }); // not a wait: the random instant
    await living.kill();
  }
  ctx.note = `${kills + 1} kills`;
}

async function ten_thousand(ctx) {
  const tab = await one_tab(ctx);
  for (let first = 1; first <= 10_000; first += 2000) ok(await tab.append(...range(first, first + 1999)));
  const timed = (act) => tab.page.evaluate(async ([name, args]) => {
    const started = performance.now();
    const answer = await window.parts[name](...args);
    return { ms: Math.round(performance.now() - started), code: answer.code };
  }, act);
  const open = await timed(['call', ['load', { history: 0 }]]);
  const locking = await timed(['lock', [passphrase]]);
  const sealed = await timed(['call', ['load', { history: 0 }]]);
  const unlocking = await timed(['remove_lock', []]);
  for (const { code } of [open, locking, sealed, unlocking]) assert.equal(code, undefined);
  ctx.note = `10,000 records of 4.5 kB: loaded open in ${open.ms} ms, sealed in ${sealed.ms} ms; locked in ${locking.ms} ms, unlocked in ${unlocking.ms} ms`;
}

const site = 'parts';
export const journeys = [
  { name: 'profiles store: sealed by a passphrase, and opened again', run: sealed_and_opened, site },
  { name: 'profiles store: a wrong passphrase opens nothing and costs nothing', run: wrong_passphrase, site },
  { name: 'profiles store: another passphrase for the same log', run: another_passphrase, site },
  { name: 'profiles store: too late for the old passphrase', run: too_late_for_the_old_one, site },
  { name: 'profiles store: another tab cannot write what can be read', run: other_tabs_cannot_write, site },
  { name: 'profiles store: another tab cannot write what can be read, without Web Locks', run: tabs_without_locks, site },
  { name: 'profiles store: only the tab that writes can lock', run: followers_cannot_lock, site },
  { name: 'profiles store: a tab that waits for the passphrase keeps nobody out', run: a_waiting_tab_keeps_nobody_out, site },
  { name: 'profiles store: last words are sealed', run: last_words_are_sealed, site },
  { name: 'profiles store: the copy brings back the lock too', run: the_copy_brings_the_lock, site },
  { name: 'profiles store: a wiped log stays locked', run: a_wiped_log_stays_locked, site },
  { name: 'profiles store: nothing is locked where the copy cannot be', run: a_copy_that_cannot_be_sealed, site },
  { name: 'profiles store: swapped and forged records are noticed', run: a_swapped_record_is_noticed, site },
  { name: 'profiles store: killed while it locks', run: kills_while_locking, site, limit_ms: 60_000 + KILLS * 10_000 },
  { name: 'profiles store: the browser killed while it locks', run: browser_kills_while_locking, site, limit_ms: 60_000 + KILLS * 10_000 },
  { name: 'profiles store: ten thousand records', run: ten_thousand, site },
];
