// Journeys in a real Chromium: the built page (dist/) as a learner meets it, and the page's own parts on pages/.
// Words as arguments run only the journeys whose name holds one of them. KILLS=200 makes the durability test thorough.
import fs from 'node:fs';
import path from 'node:path';
import { launch_browser } from '../../src/tools/lib/browser.mjs';
import { in_root } from '../../src/tools/lib/run.mjs';
import { serve } from '../../src/tools/serve.mjs';
import { make_claims, make_context, quiet_arguments } from './lib/context.mjs';

const AT_ONCE = 2;
const LIMIT_ms = 180_000;
const pictures = in_root('build/screenshots');

async function load_journeys(words) {
  const folder = in_root('tests/e2e/journeys');
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.mjs')).sort();
  const modules = await Promise.all(files.map((name) => import(path.join(folder, name))));
  const all = modules.flatMap((module) => module.journeys);
  const names = all.map((journey) => journey.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`Two journeys are called "${twice}".`);
  return words.length === 0 ? all : all.filter(({ name }) => words.some((word) => name.includes(word)));
}

function within(limit_ms, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${limit_ms / 1000} s`)), limit_ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Whether a page still lives: what it believes of itself, and whether it draws and answers. */
async function pulse(page) {
  const asked = page.evaluate(() => new Promise((resolve) => {
    const state = { address: location.hash, visibility: document.visibilityState, focus: document.hasFocus(), at: document.activeElement?.tagName, frames: 0 };
    const count = () => {
      state.frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    setTimeout(() => resolve(state), 500);
  }));
  return within(5000, asked).then((state) => JSON.stringify(state), (error) => `no answer (${String(error.message ?? error).split('\n')[0]})`);
}

async function take_picture(pages, name) {
  fs.mkdirSync(pictures, { recursive: true });
  const stem = `failed-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;
  for (const [at, page] of pages.entries()) {
    const file = path.join(pictures, `${stem}${at > 0 ? `-${at + 1}` : ''}.png`);
    await page.screenshot({ path: file, timeout: 5000 }).catch(() => {}); // a crashed page has no picture
  }
}

async function run_journey(journey, shared) {
  const started = performance.now();
  const ctx = await make_context(journey, shared);
  let problem = null;
  const pulses = [];
  try {
    await within(journey.limit_ms ?? LIMIT_ms, journey.run(ctx));
    ctx.watcher.check();
  } catch (error) {
    problem = error;
    for (const page of ctx.context.pages()) pulses.push(await pulse(page));
    await take_picture(ctx.context.pages(), journey.name);
  }
  await within(20_000, ctx.close()).catch(() => {}); // what does not close is ended with the browser
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (problem) {
    const heard = [...pulses.map((line) => `the page now: ${line}`), ...ctx.watcher.heard.slice(-12).map((line) => `the page: ${line}`)];
    const lines = [...String(problem.stack ?? problem).split('\n').slice(0, 16), ...heard];
    console.log(`FAIL ${journey.name} (${seconds} s)\n${lines.map((line) => `     ${line}`).join('\n')}`);
  } else {
    console.log(`ok   ${journey.name} (${seconds} s)${ctx.note ? `: ${ctx.note}` : ''}`);
  }
  return problem === null;
}

async function main() {
  const queue = await load_journeys(process.argv.slice(2));
  for (const name of fs.existsSync(pictures) ? fs.readdirSync(pictures) : []) {
    if (name.startsWith('failed-')) fs.rmSync(path.join(pictures, name));
  }
  const parts = await serve({ dir: in_root('.'), uncached: true });
  const app = queue.some((journey) => journey.site !== 'parts') ? await serve({ dir: in_root('dist') }) : null;
  const browser = await launch_browser({ args: quiet_arguments });
  const shared = { browser, url: app?.url, parts_url: parts.url, claims: make_claims() };
  let passed = 0;
  let failed = 0;
  const work = async () => {
    for (let journey = queue.shift(); journey; journey = queue.shift()) {
      if (await run_journey(journey, shared)) passed += 1;
      else failed += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await browser.close();
    await parts.close();
    await app?.close();
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

await main();
