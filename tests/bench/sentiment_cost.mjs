// The analyser at its limits, in the built page: the deep model beside a bare call of the runtime, a thousand posts through
// it while the page stays alive, a hundred thousand rows scrolled.
import fs from 'node:fs';
import { page_is_ready } from '../../src/tools/lib/browser.mjs';
import { in_root } from '../../src/tools/lib/run.mjs';
import { bare_runtime, watched } from './bare_runtime.mjs';

const PIECES = 32;
const POSTS = 1000;
const ROWS = 100_000;
const CALLS = 200;

const vocabulary = () => fs.readFileSync(in_root('models/deep/vocabulary.txt'), 'utf8').trimEnd().split('\n');
const words = () => vocabulary().map((piece, id) => ({ piece, id })).filter(({ piece }) => /^[a-z]{3,9}$/.test(piece) && !/(.)\1/.test(piece));

/** Posts of exactly 32 pieces each: thirty words of the vocabulary, and the two marks around them. */
export function posts(count) {
  const all = words();
  const ids = (at) => Array.from({ length: PIECES - 2 }, (_, k) => all[(at * 7919 + k * 104_729) % all.length]);
  return Array.from({ length: count }, (_, at) => ids(at).map(({ piece }) => piece).join(' '));
}

/** What serve() gets as `extra`. */
export const bare_page = () => bare_runtime('models/deep/model.onnx');

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds of single calls of the runtime, in the page that bare_page() serves. */
async function bare_calls(context, url) {
  const page = await context.newPage();
  await page.goto(new URL('bare.html', url).href);
  const ids = [2, ...posts(1)[0].split(' ').map((word) => vocabulary().indexOf(word)), 3];
  const calls = await page.evaluate(async ({ pieces, count }) => {
    const ort = await import('/bare/ort.wasm.min.mjs');
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmPaths = '/bare/';
    const session = await ort.InferenceSession.create('/bare/model.onnx', { executionProviders: ['wasm'] });
    const run = async () => {
      const input = new ort.Tensor('int32', Int32Array.from(pieces), [pieces.length]);
      const started = performance.now();
      await session.run({ ids: input });
      return performance.now() - started;
    };
    const all = [];
    for (let i = 0; i < count; i += 1) all.push(await run());
    return all.slice(20);
  }, { pieces: ids, count: CALLS });
  await page.close();
  return calls;
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

async function fetch_model(page, name) {
  await button(page, `Fetch ${name}`).click();
  await button(page, `Fetch ${name}`).waitFor({ state: 'detached', timeout: 60_000 });
  await button(page, `Cancel fetching ${name}`).waitFor({ state: 'detached', timeout: 60_000 });
}

async function keep(page, name, text, count) {
  await page.evaluate(() => { location.hash = '#/sentiment/texts'; });
  await button(page, 'Choose a file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await button(page, 'Read the file').click();
  await button(page, `Keep ${count.toLocaleString('en')} texts`).click({ timeout: 120_000 });
  await page.getByRole('radio', { name: 'Rows' }).waitFor({ timeout: 120_000 });
}

/** `watch_page` counts frames; the page is one of serve() with bare_page(). */
export async function sentiment_costs(browser, url, watch_page, viewport) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch_page);
  await page.goto(new URL('#/sentiment', url).href);
  await page.waitForFunction(page_is_ready, null, { timeout: 30_000 });
  await fetch_model(page, 'Fast');
  await fetch_model(page, 'Deep');
  const before = await bare_calls(context, url);
  await keep(page, 'posts.txt', posts(POSTS).join('\n'), POSTS);
  await page.getByRole('radio', { name: 'Deep' }).click({ force: true });
  await button(page, 'Judge all with Deep').waitFor();
  const deep = await watched(page, async () => {
    await button(page, 'Judge all with Deep').click();
    await button(page, 'Pause').waitFor();
    await button(page, 'Pause').waitFor({ state: 'detached', timeout: 120_000 });
  });
  const after = await bare_calls(context, url);
  const some = posts(5000);
  const many = Array.from({ length: ROWS }, (_, at) => `${some[at % some.length]} ${at}`).join('\n');
  await keep(page, 'many.txt', many, ROWS);
  await button(page, 'Pause').waitFor({ state: 'detached', timeout: 240_000 });
  await page.getByRole('radio', { name: 'Rows' }).click({ force: true });
  await page.getByText('All 100,000 rows').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3000);
  await page.mouse.move(640, 500);
  await page.evaluate(() => { window.cairn_bench.frame_ms.length = 0; });
  for (let i = 0; i < 60; i += 1) await page.mouse.wheel(0, i % 3 === 0 ? 40_000 : 240);
  await page.waitForTimeout(200);
  const scrolled = await page.evaluate(() => [...window.cairn_bench.frame_ms]);
  await context.close();
  const bare = median([...before, ...after]);
  return { bare, text_ms: (deep.seconds * 1000) / POSTS, deep, scrolled };
}
