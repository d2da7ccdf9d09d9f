// The service worker and the update prompt, on a small site of two versions built from the real sw.js and update.js.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { in_root } from '../../../src/tools/lib/run.mjs';
import { serve } from '../../../src/tools/serve.mjs';

const bundle = async (options) => {
  const { outputFiles } = await build({ bundle: true, write: false, absWorkingDir: in_root(), ...options });
  return outputFiles[0].text;
};

async function write_site(folder, version) {
  const app = `app.${version.repeat(10)}.js`;
  const put = (name, text) => fs.writeFileSync(path.join(folder, name), text);
  const source = `
    import { applyUpdate, onUpdate, registerWorker } from './web/update.js';
    Object.assign(window, { applyUpdate, updates: [], loads: Number(sessionStorage.loads ?? 0) + 1 });
    sessionStorage.loads = window.loads;
    onUpdate((available) => window.updates.push(available));
    registerWorker();`;
  put(app, await bundle({ stdin: { contents: source, resolveDir: in_root() }, format: 'esm' }));
  put('note.txt', `note ${version}`);
  put('index.html', `<!doctype html><html lang="en"><head><title>Site</title><link rel="icon" href="data:,">`
    + `<script type="module" src="${app}"></script></head><body><h1>Version ${version}</h1></body></html>`);
  const define = { __VERSION__: JSON.stringify(version), __PRECACHE__: JSON.stringify(['./', app, 'note.txt']) };
  put('sw.js', await bundle({ entryPoints: ['web/sw.js'], format: 'iife', define }));
}

async function open_site(ctx, base) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-site-'));
  ctx.later(() => fs.rmSync(folder, { recursive: true, force: true }));
  await write_site(folder, 'a');
  const server = await serve({ dir: folder, base });
  ctx.later(() => server.close());
  ctx.watcher.allow(new RegExp(`^request to another origin: ${server.url}`));
  await ctx.page.goto(server.url);
  await ctx.page.evaluate(() => navigator.serviceWorker.ready);
  await ctx.page.waitForFunction(() => navigator.serviceWorker.controller);
  return { folder, server };
}

const heading = (page, version) => page.getByRole('heading', { name: `Version ${version}` });

async function works_without_a_server(ctx) {
  const { server } = await open_site(ctx, '/some/where/');
  await server.close();
  const { page } = ctx;
  await page.reload();
  await ctx.shows(heading(page, 'a'));
  await page.goto(`${server.url}?from=home#/week/7`);
  await ctx.shows(heading(page, 'a'));
  await page.goto(`${server.url}index.html`);
  await ctx.shows(heading(page, 'a'));
  assert.equal(await page.evaluate(() => fetch('note.txt').then((answer) => answer.text())), 'note a');
  ctx.watcher.allow(/Failed to load resource: net::ERR_CONNECTION_REFUSED/);
  assert.equal(await page.evaluate(() => fetch('unknown.txt').then(() => 'answered', () => 'failed')), 'failed');
}

async function offers_an_update(ctx) {
  const { folder } = await open_site(ctx, '/');
  const { page } = ctx;
  const second = await ctx.context.newPage();
  await second.goto(page.url());
  await write_site(folder, 'b');
  assert.deepEqual(await page.evaluate(() => window.updates), [], 'the first installation is no update');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.waitForFunction(() => window.updates.includes(true));
  // Nothing happens by itself: the old version stays, also over a reload, until the learner says so.
  assert.equal(await page.evaluate(() => window.loads), 1);
  await page.reload();
  await ctx.shows(heading(page, 'a'));
  await page.waitForFunction(() => window.updates.includes(true));
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => window.applyUpdate())]);
  await ctx.shows(heading(page, 'b'));
  assert.equal(await page.evaluate(() => window.loads), 3, 'one reload');
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['cairn-b'], 'the old files are gone');
  // The other tab was not reloaded under the learner's hands.
  await ctx.shows(heading(second, 'a'));
  assert.equal(await second.evaluate(() => window.loads), 1);
}

async function half_an_update_is_none(ctx) {
  const { folder } = await open_site(ctx, '/');
  const { page } = ctx;
  await write_site(folder, 'b');
  fs.rmSync(path.join(folder, 'note.txt'));
  ctx.watcher.allow(/console error/);
  ctx.watcher.allow(/404/);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((resolve) => {
      registration.addEventListener('updatefound', () => resolve(registration.installing), { once: true });
    });
    registration.update().catch(() => {});
    const worker = await found;
    if (worker.state !== 'redundant') {
      await new Promise((resolve) => {
        worker.addEventListener('statechange', () => { if (worker.state === 'redundant') resolve(); });
      });
    }
  });
  assert.deepEqual(await page.evaluate(() => window.updates), []);
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['cairn-a']);
  await page.reload();
  await ctx.shows(heading(page, 'a'));
}

const site = 'parts';
export const journeys = [
  { name: 'worker: works without a server, under a sub-path', run: works_without_a_server, site },
  { name: 'worker: offers an update and never forces it', run: offers_an_update, site },
  { name: 'worker: half an update is none', run: half_an_update_is_none, site },
];
