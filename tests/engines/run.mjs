// The same journeys in three engines: Chromium, Firefox and WebKitGTK, on the built page (dist/).
//   node tests/engines/run.mjs [chromium] [firefox] [webkit] [--only words of a journey's name]
import fs from 'node:fs';
import path from 'node:path';
import { in_root } from '../../src/tools/lib/run.mjs';
import { serve } from '../../src/tools/serve.mjs';
import { journeys } from './journeys.mjs';
import { start_chromium } from './lib/chromium.mjs';
import { EngineTrouble, make_context, Skip } from './lib/context.mjs';
import { start_firefox } from './lib/firefox.mjs';
import { start_webkit } from './lib/webkit.mjs';

const starters = { chromium: start_chromium, firefox: start_firefox, webkit: start_webkit };
const AT_ONCE = 1;
const LIMIT_ms = 180_000;
const pictures = in_root('build/screenshots');
const PICTURE = 'engine-failed-';
const counts = { passed: 0, failed: 0, skipped: 0 };

function wanted() {
  const args = process.argv.slice(2);
  const at = args.indexOf('--only');
  const words = at < 0 ? '' : args.splice(at).slice(1).join(' ');
  const unknown = args.find((name) => !starters[name]);
  if (unknown) throw new Error(`No such engine: ${unknown}. There are: ${Object.keys(starters).join(', ')}.`);
  const names = journeys.map(({ name }) => name);
  if (new Set(names).size !== names.length) throw new Error('Two journeys have the same name.');
  return { engines: args.length > 0 ? args : Object.keys(starters), chosen: journeys.filter(({ name }) => name.includes(words)) };
}

function within(limit_ms, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${limit_ms / 1000} s`)), limit_ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const say = (mark, name, text) => {
  const key = { 'ok  ': 'passed', FAIL: 'failed', 'skip': 'skipped' }[mark];
  counts[key] += 1;
  console.log(`${mark} ${name}${text}`);
};

async function take_pictures(ctx, name) {
  fs.mkdirSync(pictures, { recursive: true });
  const stem = `${PICTURE}${name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;
  for (const [at, tab] of ctx.all_tabs().entries()) {
    const bytes = await tab.screenshot().catch(() => null); // a crashed page has no picture
    if (bytes) fs.writeFileSync(path.join(pictures, `${stem}${at > 0 ? `-${at + 1}` : ''}.png`), bytes);
  }
}

async function report_failure(ctx, name, seconds, error) {
  const lines = String(error.stack ?? error).split('\n').slice(0, 16);
  if (ctx) {
    const problems = await within(5000, ctx.problems()).catch(() => []);
    lines.push(...[...ctx.heard(), ...problems].slice(-12).map((line) => `the page: ${line}`));
    await within(15_000, take_pictures(ctx, name)).catch(() => {});
  }
  say('FAIL', name, ` (${seconds()} s)\n${lines.map((line) => `     ${line}`).join('\n')}`);
}

/** An engine's own trouble, known and rare, in its words; null when it is the journey's. */
async function trouble(engine, ctx, error) {
  for (let one = error; one; one = one.cause) if (one instanceof EngineTrouble) return one.message;
  if (!ctx || !engine.rarely) return null;
  const problems = await within(5000, ctx.problems()).catch(() => []);
  return [...problems, String(error)].find((line) => engine.rarely.test(line)) ?? null;
}

/** Answers whether the engine has to be started anew, and the journey run again: for trouble of the engine, and only once. */
async function run_journey(engine, journey, url, may_repeat) {
  const name = `${engine.name}: ${journey.name}`;
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  let ctx = null;
  try {
    ctx = await within(LIMIT_ms, make_context(engine, url));
    await within(journey.limit_ms ?? LIMIT_ms, journey.run(ctx));
    await ctx.check();
    say('ok  ', name, ` (${seconds()} s)${ctx.note ? `: ${ctx.note}` : ''}`);
  } catch (error) {
    if (error instanceof Skip) {
      say('skip', name, `: ${error.message}`);
    } else {
      const why = may_repeat ? await trouble(engine, ctx, error) : null;
      if (why) {
        console.log(`     ${name}: ${why}; once more, with a new one`);
        return true;
      }
      await report_failure(ctx, name, seconds, error);
    }
  }
  if (ctx) await within(15_000, ctx.close()).catch(() => {});
  return false;
}

async function run_engine(key, chosen, url) {
  let engine;
  const start = async () => { engine = await within(120_000, starters[key]()); };
  const end = () => within(15_000, engine.close()).catch(() => {}); // what stays is ended with this process
  try {
    await start();
    for (const journey of chosen) {
      if (!(await run_journey(engine, journey, url, true))) continue;
      await end();
      await start();
      await run_journey(engine, journey, url, false);
    }
  } catch (error) {
    say('FAIL', `${key}: the engine starts`, `\n     ${error.stack ?? error}`);
    return;
  }
  console.log(`     ${key}: that was ${await engine.version()}`); // not every driver knows it before its first page
  await end();
}

async function main() {
  const { engines, chosen } = wanted();
  const server = await serve({ dir: in_root('dist') });
  for (const name of fs.existsSync(pictures) ? fs.readdirSync(pictures) : []) {
    if (name.startsWith(PICTURE)) fs.rmSync(path.join(pictures, name));
  }
  const queue = [...engines];
  const work = async () => {
    for (let key = queue.shift(); key; key = queue.shift()) await run_engine(key, chosen, server.url);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await server.close();
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
}

await main();
