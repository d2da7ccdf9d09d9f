// Pages killed at random instants while they write: what was acknowledged is there afterwards, whole and without a gap.
// KILLS says how often (25 in everyday runs, 200 for the full test); one kill in five takes the whole browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { make_profile, start_own_chromium } from '../lib/own_chromium.mjs';
import { attach_parts } from '../lib/parts.mjs';
import { make_random } from '../lib/random.mjs';

const KILLS = Number(process.env.KILLS ?? 25);
const SEED = Number(process.env.KILLS_SEED ?? 36);
const BROWSER_KILLS = Math.ceil(KILLS / 5);

// One life of a page: check what is there, write, die at a random instant. Answers the last acknowledged number.
async function live_and_die({ page, url, random, acknowledged, kill }) {
  let last = acknowledged;
  let more = () => {};
  await page.exposeFunction('acknowledged', (seq) => {
    last = Math.max(last, seq);
    more();
  });
  const tab = await attach_parts(page, url);
  const opened = await tab.open();
  assert.equal(opened.code, undefined, opened.message);
  // The lock of a killed page may take a moment to be noticed as free.
  await page.waitForFunction(() => window.parts.role() === 'writer');
  const loaded = await tab.call('load', { history: 0 });
  assert.equal(loaded.code, undefined, loaded.message);
  const first = Math.max(1, acknowledged - 30);
  const found = await tab.check(first);
  assert.ok(found >= acknowledged, `record ${acknowledged} was acknowledged, but the log ends at ${found} (seed ${SEED})`);
  const sizes = Array.from({ length: 7 }, () => 1 + random.below(3));
  const wanted = found + 1 + random.below(25);
  const enough = new Promise((resolve) => {
    more = () => { if (last >= wanted) resolve(); };
  });
  page.evaluate(([...args]) => window.parts.write_on(...args), [found + 1, sizes, 1 + random.below(4)]).catch(() => {}); // it dies
  await enough;
  await new Promise((resolve) => { setTimeout(resolve, random.below(20)); }); // not a wait: the random instant
  await kill();
  return last;
}

async function check_all(page, url, acknowledged) {
  const tab = await attach_parts(page, url);
  await tab.open();
  const loaded = await tab.call('load', { history: 0 });
  assert.equal(loaded.code, undefined, loaded.message);
  const found = await tab.check(1);
  assert.ok(found >= acknowledged, `${acknowledged} acknowledged, ${found} found`);
  return found;
}

async function page_kills(ctx) {
  const random = make_random(SEED);
  const kills = KILLS - BROWSER_KILLS;
  let acknowledged = 0;
  await ctx.page.close();
  for (let at = 0; at < kills; at += 1) {
    const page = await ctx.context.newPage();
    const session = await ctx.context.newCDPSession(page);
    const kill = async () => {
      const crashed = page.waitForEvent('crash');
      session.send('Page.crash').catch(() => {}); // there is nobody left to answer
      await crashed;
      await page.close();
    };
    acknowledged = await live_and_die({ page, url: ctx.url, random, acknowledged, kill });
  }
  const found = await check_all(await ctx.context.newPage(), ctx.url, acknowledged);
  ctx.note = `${kills} kills, ${acknowledged} acknowledged, ${found} found`;
}

async function browser_kills(ctx) {
  const random = make_random(SEED + 1);
  const profile = make_profile();
  ctx.later(() => profile.remove());
  let acknowledged = 0;
  let living = null;
  ctx.later(() => living?.kill());
  for (let at = 0; at < BROWSER_KILLS; at += 1) {
    living = await start_own_chromium(profile.folder);
    const page = await living.context.newPage();
    acknowledged = await live_and_die({ page, url: ctx.url, random, acknowledged, kill: living.kill });
  }
  living = await start_own_chromium(profile.folder);
  const found = await check_all(await living.context.newPage(), ctx.url, acknowledged);
  ctx.note = `${BROWSER_KILLS} kills, ${acknowledged} acknowledged, ${found} found`;
}

// The first part of a record of LevelDB: a head that promises more than follows.
const half_a_record = Buffer.from([0x12, 0x34, 0x56, 0x78, 0x70, 0x17, 1, ...Buffer.alloc(100, 7)]);

function tear(profile) {
  const databases = fs.readdirSync(path.join(profile, 'Default/IndexedDB')).filter((name) => name.endsWith('.leveldb'));
  assert.equal(databases.length, 1, 'the log is kept in LevelDB');
  const folder = path.join(profile, 'Default/IndexedDB', databases[0]);
  const logs = fs.readdirSync(folder).filter((name) => /^\d+\.log$/.test(name)).sort();
  fs.appendFileSync(path.join(folder, logs.at(-1)), half_a_record);
}

// What a kill in the middle of the browser's own write leaves behind, which chance brings about once in some hundred kills:
// the next run appends to half a record, and the one after it finds nothing.
async function torn_write(ctx) {
  const profile = make_profile();
  ctx.later(() => profile.remove());
  let living = null;
  ctx.later(() => living?.kill());
  const random = make_random(SEED + 2);
  let acknowledged = 0;
  for (let life = 0; life < 3; life += 1) {
    living = await start_own_chromium(profile.folder);
    const page = await living.context.newPage();
    acknowledged = await live_and_die({ page, url: ctx.url, random, acknowledged, kill: living.kill });
    if (life === 0) tear(profile.folder);
  }
  living = await start_own_chromium(profile.folder);
  const found = await check_all(await living.context.newPage(), ctx.url, acknowledged);
  ctx.note = `${acknowledged} acknowledged, ${found} found`;
}

const limit_ms = 60_000 + KILLS * 8000;
export const journeys = [
  { name: 'kills: a page killed while it writes', run: page_kills, site: 'parts', limit_ms },
  { name: 'kills: the browser killed while it writes', run: browser_kills, site: 'parts', limit_ms },
  { name: 'kills: a write torn by the kill', run: torn_write, site: 'parts' },
];
