// Models on the page Data: fetched with resume, checked, deleted, kept without a network; and run by the worker.
import assert from 'node:assert/strict';
import { button, gone, open_app, region, reload_now, said, shown } from '../lib/app.mjs';
import { serve_models } from '../lib/model_site.mjs';

const models = (page) => region(page, 'Models');
const says = (page, words) => shown(models(page).getByText(words));
const fetched = (page, name) => shown(button(models(page), `Delete ${name}`));
const on_page = async (ctx) => {
  const site = await serve_models(ctx);
  await open_app({ url: site.url, page: ctx.page }, '#/data');
  await shown(button(models(ctx.page), 'Fetch Fast'));
  return site;
};
const under_control = async (page) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
};

async function fetched_and_deleted(ctx) {
  const { page } = ctx;
  const site = await on_page(ctx);
  assert.deepEqual(site.asked, []); // nothing that was not asked for
  let let_go;
  const held = new Promise((resolve) => { let_go = resolve; });
  site.answer = (name, response, data) => {
    if (!name.includes('.02')) return false;
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': data.length });
    held.then(() => response.end(data));
    return true;
  };
  await button(models(page), 'Fetch Fast').click();
  await says(page, /^2\.1 of 2\.5 MB, 2\.1 MB of it fetched now$/);
  let_go();
  await fetched(page, 'Fast');
  await shown(said(page, 'Fast is on this device'));
  assert.equal(site.asked.length, 3);
  await button(models(page), 'Delete Fast').click();
  await button(models(page), 'Delete Fast now').click();
  await shown(button(models(page), 'Fetch Fast'));
  assert.deepEqual(await page.evaluate(async () => (await (await caches.open('models-of-cairn')).keys()).length), 0);
}

async function resumed(ctx) {
  const { page } = ctx;
  const site = await on_page(ctx);
  ctx.watcher.allow(/Failed to load resource/);
  let cut;
  const others_are_kept = new Promise((resolve) => { cut = resolve; });
  site.answer = (name, response, data) => {
    if (!name.includes('.02')) return false;
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': data.length });
    response.write(data.subarray(0, 100_000)); // in the middle of a part
    others_are_kept.then(() => response.destroy());
    return true;
  };
  await button(models(page), 'Fetch Fast').click();
  await page.waitForFunction(async () => (await (await caches.open('models-of-cairn')).keys()).length === 2);
  cut();
  await says(page, /the connection was cut\. What has arrived is kept/);
  await reload_now(page);
  await says(page, '2.1 of 2.5 MB on this device');
  site.answer = () => false;
  site.asked.length = 0;
  await button(models(page), 'Fetch Fast').click();
  await fetched(page, 'Fast');
  assert.equal(site.asked.length, 1); // only what was missing
}

async function cancelled(ctx) {
  const { page } = ctx;
  const site = await on_page(ctx);
  const closed = new Promise((resolve) => {
    site.answer = (name, response) => {
      if (!name.includes('.02')) return false;
      response.writeHead(200, { 'Content-Type': 'application/octet-stream' });
      response.write('a');
      response.on('close', resolve);
      return true;
    };
  });
  await button(models(page), 'Fetch Fast').click();
  await says(page, /^2\.1 of 2\.5 MB/);
  await button(models(page), 'Cancel fetching Fast').click();
  await closed; // the connection, not only the wait for it
  await says(page, '2.1 of 2.5 MB on this device');
}

async function refused(ctx) {
  const { page } = ctx;
  const site = await on_page(ctx);
  let spoilt = 0;
  let times = 1;
  site.answer = (name, response, data) => {
    if (!name.includes('.01') || spoilt >= times) return false;
    spoilt += 1;
    const other = Buffer.from(data);
    other[12] ^= 1;
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': other.length });
    response.end(other);
    return true;
  };
  await button(models(page), 'Fetch Fast').click();
  await fetched(page, 'Fast'); // one bad part is fetched once more
  await button(models(page), 'Delete Fast').click();
  await button(models(page), 'Delete Fast now').click();
  spoilt = 0;
  times = 2;
  await button(models(page), 'Fetch Fast').click();
  await says(page, /its checksum differs, twice/);
  await button(models(page), 'Fetch Fast').click();
  await fetched(page, 'Fast');
}

// The operations as the program calls them.
const ask = (page, name, args) => page.evaluate(async ([url, what, given]) => {
  window.models ??= await (async () => {
    const address = performance.getEntriesByType('resource').map((entry) => entry.name);
    const script = address.find((one) => /\/models\.[0-9a-f]+\.js$/.test(one));
    const manifest = address.find((one) => /\/models\.[0-9a-f]+\.json$/.test(one));
    const { createModels } = await import(script);
    return createModels({ manifest, url: (path) => new URL(path, url).href, changed: () => {} });
  })();
  try {
    const answer = await window.models[what](given, () => {}, new AbortController().signal);
    return { answer: answer instanceof Uint8Array ? [...new Float32Array(answer.buffer)] : answer };
  } catch (error) {
    return { error: { code: error.code, message: error.message } };
  }
}, [page.url().replace(/#.*/, ''), name, args]);

const run = (page, texts) => ask(page, 'run', { id: 'deep', texts });

async function runs(ctx) {
  const { page } = ctx;
  const site = await on_page(ctx);
  await under_control(page);
  assert.match((await run(page, [[16]])).error.message, /not on this device/);
  await button(models(page), 'Fetch Irony and sarcasm').click(); // Deep comes with it
  await fetched(page, 'Irony and sarcasm');
  await fetched(page, 'Deep');
  assert.equal(await page.evaluate(() => crossOriginIsolated), false);
  const { answer } = await run(page, [[16 - 1], [1, 1, 2]]);
  assert.equal(answer.length, 2 * 768);
  assert.equal(answer[16], 15);
  assert.equal(answer[768 + 8], 2);
  // One that fails poisons none of those behind it, and each has its own answer.
  const answers = await Promise.all([[[15]], [[99]], [[14]], [[]], [[13]]].map((texts) => run(page, texts)));
  assert.deepEqual(answers.map((one) => one.answer?.[16] ?? one.error.code), [15, 'internal', 14, 'invalid', 13]);
  // Without a network, after the page was loaded again.
  await site.close();
  await page.reload();
  await fetched(page, 'Deep');
  assert.equal((await run(page, [[15]])).answer[16], 15);
  await button(models(page), 'Delete Deep').click();
  await says(page, /Irony and sarcasm needs it and goes with it/);
  await button(models(page), 'Delete Deep now').click();
  await shown(button(models(page), 'Fetch Irony and sarcasm'));
  await gone(button(models(page), 'Delete Irony and sarcasm'));
}

async function not_tried_again(ctx) {
  const { page } = ctx;
  await on_page(ctx);
  await button(models(page), 'Fetch Deep').click();
  await fetched(page, 'Deep');
  await page.evaluate(() => localStorage.setItem('cairn-trying-1', '1')); // as a tab leaves it that ended in the middle
  await reload_now(page);
  await says(page, 'It does not run by itself any more');
  assert.match((await run(page, [[15]])).error.message, /not tried again by itself/);
  await button(models(page), 'Try Deep again').click();
  await gone(models(page).getByText('It does not run by itself any more'));
  assert.equal((await run(page, [[15]])).answer[16], 15);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('cairn-trying') || key === 'cairn-stopped')), []);
}

async function without_a_cache(ctx) {
  const { page } = ctx;
  await ctx.context.addInitScript(() => { CacheStorage.prototype.open = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError')); });
  await on_page(ctx);
  await says(page, 'Models last until this page is reloaded');
  await button(models(page), 'Fetch Fast').click();
  await fetched(page, 'Fast');
  await reload_now(page);
  await shown(button(models(page), 'Fetch Fast'));
}

async function no_room(ctx) {
  const { page } = ctx;
  await ctx.context.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve(window.room ?? { quota: 1_000_000, usage: 0 });
    const put = Cache.prototype.put;
    Cache.prototype.put = function (address, response) {
      return String(address).includes('.02') && !window.emptied ? Promise.reject(new DOMException('Full.', 'QuotaExceededError')) : put.call(this, address, response);
    };
  });
  const site = await on_page(ctx);
  await button(models(page), 'Fetch Fast').click();
  await says(page, /This needs 2\.5 MB more on this device, and the browser allows Cairn 1\.0 MB more/);
  assert.deepEqual(site.asked, []);
  await page.evaluate(() => { window.room = { quota: 1e9, usage: 0 }; });
  await button(models(page), 'Fetch Fast').click();
  await says(page, /no room for the rest of it\. What has arrived is kept/);
  await page.evaluate(() => { window.emptied = true; });
  await button(models(page), 'Fetch Fast').click();
  await fetched(page, 'Fast');
}

async function two_tabs(ctx) {
  const { page } = ctx;
  const site = await on_page(ctx);
  const other = await ctx.context.newPage();
  await open_app({ url: site.url, page: other }, '#/data', other);
  let let_go;
  const held = new Promise((resolve) => { let_go = resolve; });
  site.answer = (name, response, data) => {
    held.then(() => response.writeHead(200, { 'Content-Length': data.length }).end(data));
    return true;
  };
  await button(models(page), 'Fetch Fast').click();
  await says(page, /of 2\.5 MB, 0 bytes of it fetched now/);
  await button(models(other), 'Fetch Fast').click();
  await says(other, /Another tab of Cairn is fetching or deleting a model/);
  let_go();
  await fetched(page, 'Fast');
  await fetched(other, 'Fast');
}

const without_worker = { serviceWorkers: 'block' };
export const journeys = [
  { name: 'models: are fetched with progress and deleted', run: fetched_and_deleted, context: without_worker },
  { name: 'models: a cut connection is gone on with', run: resumed, context: without_worker },
  { name: 'models: fetching is given up', run: cancelled, context: without_worker },
  { name: 'models: a part that is not what it must be is refused', run: refused, context: without_worker },
  { name: 'models: the worker runs them, also without a network', run: runs },
  { name: 'models: what ended the tab is not tried again by itself', run: not_tried_again, context: without_worker },
  { name: 'models: a browser that keeps nothing', run: without_a_cache, context: without_worker },
  { name: 'models: a full device', run: no_room, context: without_worker },
  { name: 'models: a second tab', run: two_tabs, context: without_worker },
];
