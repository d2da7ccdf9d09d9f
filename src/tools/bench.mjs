// npm run bench: the promises about size and speed, measured in a browser next to the bare Dear ImGui demo page, as one
// table. --quick shortens the idle minute to five seconds; `sentiment`, `plants` or `shop` measures that application alone. The exit
// status is 1 when a bar is missed.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { build, cmake_build, first_load } from './build.mjs';
import { launch_browser, page_is_ready } from './lib/browser.mjs';
import { build_dir, in_root, is_main, script_main } from './lib/run.mjs';
import { serve } from './serve.mjs';
import { ensure_system } from './setup.mjs';

const bare_dir = path.join(build_dir, 'bare');
const large_state = 'tests/bench/large_state.mjs';
const rounds = 9;
const viewport = { width: 1280, height: 800 };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const kb = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const ms = (value) => `${value.toFixed(1)} ms`;
const two = (value) => `${value.toFixed(2)} ms`;

/** The bare page, minified and compressed like ours. */
async function build_bare() {
  await cmake_build('web', ['bare_imgui']);
  fs.rmSync(bare_dir, { recursive: true, force: true });
  fs.mkdirSync(bare_dir, { recursive: true });
  const { transform } = await import('esbuild');
  const glue = fs.readFileSync(path.join(build_dir, 'web/bare_imgui.js'), 'utf8');
  const files = {
    'index.html': fs.readFileSync(in_root('tests/bench/bare.html')),
    'bare.css': fs.readFileSync(in_root('tests/bench/bare.css')),
    'bare.js': fs.readFileSync(in_root('tests/bench/bare.js')),
    'bare_imgui.js': Buffer.from((await transform(glue, { minify: true, format: 'esm' })).code),
    'bare_imgui.wasm': fs.readFileSync(path.join(build_dir, 'web/bare_imgui.wasm')),
  };
  let total = 0;
  for (const [name, data] of Object.entries(files)) {
    const brotli = zlib.brotliCompressSync(data);
    total += brotli.length;
    fs.writeFileSync(path.join(bare_dir, name), data);
    fs.writeFileSync(path.join(bare_dir, `${name}.br`), brotli);
  }
  return total;
}

/** Runs in the page before anything else: counts frames, draws and timers, times frames, notes when the wasm starts. */
function watch_page() {
  const seen = { frames: 0, draws: 0, timers: 0, frame_ms: [], wasm_start: 0 };
  window.cairn_bench = seen;
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      seen.frames += 1;
      const started = performance.now();
      callback(time);
      seen.frame_ms.push(performance.now() - started);
    });
  for (const name of ['setTimeout', 'setInterval']) {
    const original = window[name].bind(window);
    window[name] = (callback, ...rest) =>
      original((...values) => {
        seen.timers += 1;
        return typeof callback === 'function' ? callback(...values) : undefined;
      }, ...rest);
  }
  for (const name of ['drawElements', 'drawArrays', 'clear']) {
    const original = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function counted(...values) {
      seen.draws += 1;
      return original.apply(this, values);
    };
  }
  for (const name of ['instantiateStreaming', 'instantiate']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await original.apply(WebAssembly, values);
      seen.wasm_start = performance.now();
      return result;
    };
  }
}

/** Milliseconds from navigation to a mark, in a context with nothing cached. */
async function first_frame(browser, url, mark) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  const ready = (name) => performance.getEntriesByName(name)[0]?.startTime ?? false;
  const handle = await page.waitForFunction(ready, mark, { timeout: 30000 });
  const value = await handle.jsonValue();
  await context.close();
  return value;
}

/** Alternating, so that a slow moment of the machine hits both pages. */
async function compare_first_frames(browser, app_url, bare_url) {
  const app = [];
  const bare = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await first_frame(browser, bare_url, 'first-frame'));
    app.push(await first_frame(browser, app_url, 'cairn-first-useful-frame'));
  }
  return { app: median(app), bare: median(bare) };
}

async function idle(browser, url, seconds) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(watch_page);
  await page.goto(url);
  await page.waitForFunction(page_is_ready, null, { timeout: 30000 });
  await page.waitForTimeout(3000);
  const read = () => page.evaluate(() => ({ ...window.cairn_bench, frame_ms: undefined }));
  const before = await read();
  await page.waitForTimeout(seconds * 1000);
  const after = await read();
  await context.close();
  return { frames: after.frames - before.frames, draws: after.draws - before.draws, timers: after.timers - before.timers };
}

/** Frame cost while the pointer moves and the page scrolls, and the time from wasm start to state shown on reload. */
async function large(browser, url) {
  const { fill } = await import(in_root(large_state));
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch_page);
  await page.goto(url);
  await page.waitForFunction(page_is_ready, null, { timeout: 30000 });
  await fill(page);
  await page.reload();
  const at_rest = () => performance.getEntriesByName('cairn-at-rest').length > 0;
  await page.waitForFunction(at_rest, null, { timeout: 30000 }); // the second copy of what was filled in takes its time once
  const reloads = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.reload();
    await page.waitForFunction(page_is_ready, null, { timeout: 30000 });
    reloads.push(
      await page.evaluate(
        () => performance.getEntriesByName('cairn-first-useful-frame')[0].startTime - window.cairn_bench.wasm_start,
      ),
    );
  }
  const costs = [];
  for (const hash of ['#/today', '#/roadmap', '#/week/7', '#/plan', '#/search?q=react']) {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await page.waitForTimeout(400);
    await page.evaluate(() => {
      window.cairn_bench.frame_ms.length = 0;
    });
    for (let i = 0; i < 40; i += 1) {
      await page.mouse.move(500 + 6 * i, 300 + 5 * i);
      if (i % 4 === 0) await page.mouse.wheel(0, 120);
    }
    costs.push(...(await page.evaluate(() => window.cairn_bench.frame_ms)));
  }
  await context.close();
  return { reload: median(reloads), frame: median(costs), frame_slow: percentile(costs, 0.95), frames: costs.length };
}

/** The mirror's part of a frame, on the fullest screens of a learner of years. */
async function mirror(browser, url) {
  const { fill } = await import(in_root(large_state));
  const { watch_mirror, mirror_costs } = await import(in_root('tests/bench/mirror_cost.mjs'));
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(page_is_ready, null, { timeout: 30000 });
  await fill(page);
  await page.addInitScript(watch_mirror);
  await page.reload();
  await page.waitForFunction(page_is_ready, null, { timeout: 30000 });
  const costs = await mirror_costs(page);
  await context.close();
  return costs;
}

/** The sentiment analyser: `npm run bench -- sentiment` measures it alone. */
async function sentiment(browser, add) {
  const { bare_page, sentiment_costs } = await import(in_root('tests/bench/sentiment_cost.mjs'));
  const app = await serve({ dir: in_root('dist'), extra: bare_page() });
  const costs = await sentiment_costs(browser, app.url, watch_page, viewport).finally(() => app.close());
  const ratio = costs.text_ms / costs.bare;
  const { deep, scrolled } = costs;
  const pair = `${ms(costs.text_ms)} a text against ${ms(costs.bare)}, ratio ${ratio.toFixed(2)}`;
  add('deep model, texts of 32 pieces', pair, '<= 1.3 x a bare call', ratio <= 1.3);
  const longest = `${deep.seconds.toFixed(1)} s, longest frame or task ${ms(deep.longest)}`;
  add('1,000 posts through the deep model', longest, '<= 60 s, none over 50 ms', deep.seconds <= 60 && deep.longest <= 50);
  const words = `${ms(median(scrolled))} (95 % within ${ms(percentile(scrolled, 0.95))}, ${scrolled.length} frames)`;
  add('100,000 rows scrolled (median)', words, '<= 8 ms', median(scrolled) <= 8);
}

/** The plant identifier: `npm run bench -- plants` measures it alone. */
async function plants(browser, add, rows) {
  const { bare_pages, plants_costs } = await import(in_root('tests/bench/plants_cost.mjs'));
  const { photos, extra } = bare_pages();
  const app = await serve({ dir: in_root('dist'), extra });
  const { one, many, large } = await plants_costs(browser, app.url, { photos, watch_page, viewport }).finally(() => app.close());
  const bare_part = (part) => median(one.bare.map((look) => look[part]));
  const answer = median(one.app);
  const ratio = answer / bare_part('all');
  const parts = `decoded ${ms(bare_part('decode'))}, reduced ${ms(bare_part('reduce'))}, run ${ms(bare_part('run'))}`;
  const pair = `${ms(answer)} against ${ms(bare_part('all'))} (${parts}), ratio ${ratio.toFixed(2)}`;
  add(`a photo of 12 megapixels, to its answer (median of ${one.app.length})`, pair, '<= 1.3 x bare, < 1000 ms', ratio <= 1.3 && answer < 1000);
  const speed = `${many.a_second.toFixed(1)} a second against ${many.bare_a_second.toFixed(1)}`;
  const late = many.late.length === 0 ? 'none' : `${many.late.length} of ${many.frames} (the longest ${ms(Math.max(...many.late))})`;
  add(`${many.photos} photos at once`, `${speed}, longest frame or task ${ms(many.longest)}`, 'none over 50 ms', many.longest <= 50);
  rows.push([`${many.photos} photos at once, frames over 50 ms with the wait for the graphics`, late, '', '']);
  const large_pair = `${ms(median(large.app))} against ${ms(median(large.bare))}`;
  add('a photo of 50 megapixels', `${large_pair}, longest frame or task ${ms(large.longest)}`, 'none over 50 ms', large.longest <= 50);
}

/** The shop: `npm run bench -- shop` measures it alone. */
async function shop(browser, add, rows) {
  const { LINES, shop_costs } = await import(in_root('tests/bench/shop_cost.mjs'));
  const { PRODUCTS, catalogue_costs } = await import(in_root('tests/bench/catalogue_cost.mjs'));
  const app = await serve({ dir: in_root('dist') });
  const catalogue = await catalogue_costs(browser, app.url, watch_page, viewport);
  const { looked, read, kept, chosen, opened, learned } = await shop_costs(browser, app.url, watch_page, viewport).finally(() => app.close());
  const all = looked.seconds + read.seconds + kept.seconds;
  const longest = Math.max(looked.longest, read.longest, kept.longest);
  const steps = `looked at ${looked.seconds.toFixed(1)}, read ${read.seconds.toFixed(1)}, kept and shown ${kept.seconds.toFixed(1)}`;
  const lines = LINES.toLocaleString('en');
  add(`${lines} order lines, from the file to the dashboard`, `${all.toFixed(1)} s (${steps}), longest frame or task ${ms(longest)}`, '<= 10 s', all <= 10);
  add(`${lines} order lines filtered anew, and drawn (longest of ${chosen.length})`, ms(Math.max(...chosen)), '<= 100 ms', Math.max(...chosen) <= 100);
  add(`${lines} kept order lines, wasm start to first charts`, ms(opened), '<= 1000 ms', opened <= 1000);
  const { opened: list, sorted, found, scrolled } = catalogue;
  const parts = `opened ${ms(list.longest)}, in another order ${ms(sorted.longest)}, found in ${ms(found.longest)}, scrolled ${ms(scrolled.longest)}`;
  rows.push([`a catalogue of ${PRODUCTS.toLocaleString('en')} products, longest frame or task`, parts, '', '']);
  rows.push(['the blend learned from them', `${learned.seconds.toFixed(1)} s, longest frame or task ${ms(learned.longest)}`, '', '']);
}

/** Twenty thousand tasks: brought in from a file, then filtered, sorted, drawn and scrolled. */
async function tasks(browser, url) {
  const { import_cost, list_costs } = await import(in_root('tests/bench/tasks_cost.mjs'));
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch_page);
  await page.goto(url);
  await page.waitForFunction(page_is_ready, null, { timeout: 30000 });
  const brought = await import_cost(page);
  const costs = await list_costs(page);
  await context.close();
  return { brought, ...costs };
}

function print_table(rows) {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column].length)));
  console.log('');
  rows.forEach((row, index) => {
    console.log(`| ${row.slice(0, 4).map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
    if (index === 0) console.log(`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  });
}

async function measure(browser, app_url, bare_url, bare_bytes, idle_seconds) {
  const { rows, add } = new_table();
  const bytes = first_load().total.brotli;
  add('first load over the wire (Brotli)', `${kb(bytes)} (bare page ${kb(bare_bytes)})`, '<= 700 kB', bytes <= 700000);

  const frames = await compare_first_frames(browser, app_url, bare_url);
  const ratio = frames.app / frames.bare;
  const pair = `${ms(frames.app)} against ${ms(frames.bare)}, ratio ${ratio.toFixed(2)}`;
  add(`first useful frame, cold (median of ${rounds})`, pair, '<= 1.5 x bare page', ratio <= 1.5);

  const quiet = await idle(browser, app_url, idle_seconds);
  const counts = `${quiet.frames} frames, ${quiet.draws} draws, ${quiet.timers} timers`;
  add(`idle for ${idle_seconds} s`, counts, '0, 0, 0', quiet.frames + quiet.draws + quiet.timers === 0);

  if (fs.existsSync(in_root(large_state))) {
    const big = await large(browser, app_url);
    const cost = `${ms(big.frame)} (95 % within ${ms(big.frame_slow)}, ${big.frames} frames)`;
    add('frame, 10,000 records and 2,000 notes (median)', cost, '<= 4 ms', big.frame <= 4);
    add('reload, 10,000 records: wasm start to state shown', ms(big.reload), '<= 300 ms', big.reload <= 300);
    const { small, moves } = await mirror(browser, app_url);
    const cost_words = ({ changed, layout }) =>
      `${two(median(changed))} (95 % within ${two(percentile(changed, 0.95))}, ${changed.length} frames); layout ${two(median(layout))}`;
    add('mirror, a changed frame on the fullest screens (median)', cost_words(small), '<= 1 ms', median(small.changed) <= 1);
    rows.push(['mirror, going to another screen (median)', cost_words(moves), '', '']);
    const { brought, typed, sorted, scrolled } = await tasks(browser, app_url);
    const all = brought.read + brought.add;
    add('20,000 rows imported', `${ms(all)} (read ${ms(brought.read)}, added ${ms(brought.add)})`, '<= 1000 ms', all <= 1000);
    const frame_words = (costs) => `${ms(median(costs))} (95 % within ${ms(percentile(costs, 0.95))}, ${costs.length} frames)`;
    const frames_of = [...typed, ...sorted];
    add('20,000 tasks filtered or sorted anew, and drawn (median)', frame_words(frames_of), '<= 8 ms', median(frames_of) <= 8);
    add('20,000 tasks scrolled (median)', frame_words(scrolled), '<= 8 ms', median(scrolled) <= 8);
    await sentiment(browser, add);
    await plants(browser, add, rows);
    await shop(browser, add, rows);
  }
  return rows;
}

const new_table = () => {
  const rows = [['what', 'measured', 'bar', 'verdict']];
  return { rows, add: (what, measured, bar, good) => rows.push([what, measured, bar, good ? 'ok' : 'MISSED']) };
};

if (is_main(import.meta)) {
  await script_main(async () => {
    const idle_seconds = process.argv.includes('--quick') ? 5 : 60;
    await ensure_system('test');
    await build({ quiet: true });
    const alone = [['sentiment', sentiment], ['plants', plants], ['shop', shop]].find(([name]) => process.argv.includes(name));
    if (alone) {
      const { rows, add } = new_table();
      const browser = await launch_browser();
      await alone[1](browser, add, rows).finally(() => browser.close());
      print_table(rows);
      if (rows.some((row) => row[3] === 'MISSED')) process.exitCode = 1;
      return;
    }
    const bare_bytes = await build_bare();
    const app = await serve({ dir: in_root('dist') });
    const bare = await serve({ dir: bare_dir });
    const browser = await launch_browser();
    try {
      const rows = await measure(browser, app.url, bare.url, bare_bytes, idle_seconds);
      print_table(rows);
      if (rows.some((row) => row[3] === 'MISSED')) process.exitCode = 1;
    } finally {
      await browser.close();
      await app.close();
      await bare.close();
    }
  });
}
