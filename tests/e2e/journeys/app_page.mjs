// The page as a citizen of the browser: offline, several tabs, phones, themes, stillness, and what happens when it fails.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { in_root } from '../../../src/tools/lib/run.mjs';
import { serve } from '../../../src/tools/serve.mjs';
import { button, downloaded, go, gone, heading, is_checked, open_app, region, reload, said, saved, says, shown, write_note } from '../lib/app.mjs';

async function own_server(ctx, options = {}) {
  const server = await serve({ dir: in_root('dist'), ...options });
  ctx.later(() => server.close());
  ctx.watcher.allow(new RegExp(`^request to another origin: ${server.url}`));
  return server;
}

async function offline_under_a_sub_path(ctx) {
  const server = await own_server(ctx, { base: '/some/where/' });
  const here = { url: server.url };
  const { page } = ctx;
  await page.goto(server.url);
  await shown(heading(page, 'Today'));
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await server.close();
  // From here on there is no server at all.
  await page.reload();
  await shown(heading(page, 'Today'));
  for (const name of ['Roadmap', 'Plan', 'Portfolio', 'Data', 'Settings']) await go(page, name);
  await open_app({ url: here.url, page }, '#/week/4');
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await write_note(page, 'Written without a network');
  await reload(page);
  await is_checked(region(page, 'Topics').getByRole('checkbox').first(), true);
  await says(page.getByRole('list', { name: 'Notes' }), /Written without a network/);
  await go(page, 'Data');
  const file = await downloaded(page, () => button(region(page, 'Backup'), 'Export everything').click());
  assert.ok(file.text.includes('Written without a network'));
}

async function update_is_offered(ctx) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-dist-'));
  ctx.later(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.cpSync(in_root('dist'), folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  const change = (name, from, to) => {
    const file = path.join(folder, name);
    const text = fs.readFileSync(file, 'utf8');
    assert.match(text, from);
    fs.writeFileSync(file, text.replace(from, to));
  };
  const server = await own_server(ctx, { dir: folder });
  const { page } = ctx;
  await open_app({ url: server.url, page }, '#/week/6');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await button(region(page, 'Notes'), 'Write a note').click();
  const form = page.getByRole('form', { name: 'New note' });
  await form.getByRole('textbox').fill('In the middle of a ');
  change('index.html', /(<meta name="version" content=")[^"]+/, '$1the next one');
  change('sw.js', /cairn-\$\{[^}]+\}|cairn-[0-9a-f]{12}/, 'cairn-next');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await shown(page.getByText('A new version of Cairn is ready'));
  // The edit goes on undisturbed.
  assert.equal(await form.getByRole('textbox').evaluate((field) => field === document.activeElement), true);
  await page.keyboard.type('thought');
  assert.equal(await form.getByRole('textbox').inputValue(), 'In the middle of a thought');
  await button(form, 'Done').click();
  await saved(page);
  await Promise.all([page.waitForEvent('load'), button(page, 'Reload now').click()]);
  await shown(heading(page, /^Week 6: /));
  assert.equal(await page.evaluate(() => document.querySelector('meta[name=version]').content), 'the next one');
  await says(page.getByRole('list', { name: 'Notes' }), /In the middle of a thought/);
}

async function two_tabs(ctx) {
  const first = await open_app(ctx, '#/week/1');
  const topic = (page) => region(page, 'Topics').getByRole('checkbox').first();
  const second = await ctx.context.newPage();
  await open_app(ctx, '#/week/1', second);
  await shown(second.getByText('Cairn is open in another tab'));
  await shown(said(second, 'Read only'));
  await topic(first).check();
  await is_checked(topic(second), true);
  await button(second, 'Write here instead').click();
  await shown(said(second, 'Saved on this device'));
  await shown(said(first, 'Read only'));
  await topic(second).uncheck();
  await is_checked(topic(first), false);
  await saved(second);
  await second.close();
  await shown(said(first, 'Saved on this device'));
  await topic(first).check();
  await reload(first);
  await is_checked(topic(first), true);
}

async function phone(ctx) {
  const page = await open_app(ctx);
  const bar = page.getByRole('navigation', { name: 'Main' });
  await button(bar, 'More').tap();
  const sheet = page.getByRole('dialog', { name: 'More' });
  await sheet.getByRole('link', { name: 'Settings' }).tap();
  await shown(heading(page, 'Settings'));
  await gone(sheet);
  await bar.getByRole('link', { name: 'Roadmap' }).tap();
  await shown(heading(page, 'Roadmap'));
  for (const hash of ['#/today', '#/roadmap', '#/week/1', '#/plan', '#/portfolio', '#/data', '#/settings']) {
    await open_app(ctx, hash);
    const main = page.getByRole('main');
    const { width } = page.viewportSize();
    const outside = await main.evaluate((element, limit) => [...element.querySelectorAll('[data-i]')]
      .filter((child) => child.getBoundingClientRect().right > limit + 1).map((child) => child.textContent || child.getAttribute('aria-label')), width);
    assert.deepEqual(outside, [], `${hash}: nothing sticks out at the side`);
  }
  await open_app(ctx, '#/week/1');
  await region(page, 'Topics').getByRole('checkbox').first().tap();
  await is_checked(region(page, 'Topics').getByRole('checkbox').first(), true);
}

async function themes(ctx) {
  const page = await open_app(ctx, '#/settings');
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.emulateMedia({ colorScheme: 'dark' });
  await ctx.equals(theme, 'dark', 'it follows the system');
  await page.getByRole('radio', { name: 'Light' }).check();
  await ctx.equals(theme, 'light', 'the choice wins over the system');
  await reload(page);
  await ctx.equals(theme, 'light', 'the choice stays');
  await page.getByRole('radio', { name: 'System' }).check();
  await ctx.equals(theme, 'dark', 'back to the system');
}

async function still_when_idle(ctx) {
  await ctx.context.addInitScript(() => {
    window.woken = [];
    for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval']) {
      const original = window[name];
      window[name] = (...args) => {
        window.woken.push(name);
        return original.apply(window, args);
      };
    }
  });
  const page = await open_app(ctx);
  await saved(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // Quiet is a second without a call; then five more seconds are watched from outside the page.
  const count = () => page.evaluate(() => window.woken.length);
  await ctx.eventually(async () => {
    const before = await count();
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    return await count() === before;
  }, 'the page comes to rest');
  await page.evaluate(() => { window.woken.length = 0; });
  await new Promise((resolve) => { setTimeout(resolve, 5000); });
  assert.deepEqual(await page.evaluate(() => window.woken), []);
}

async function no_webgl(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await write_note(page, 'Not lost');
  await saved(page);
  await ctx.context.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function get(kind, ...rest) {
      return kind.startsWith('webgl') ? null : original.call(this, kind, ...rest);
    };
  });
  ctx.watcher.allow(/console error/);
  await page.reload();
  await shown(heading(page, 'Cairn cannot draw in this browser'));
  await shown(page.getByText('This browser offers no WebGL 2'));
  const file = await downloaded(page, () => button(page, 'Download backup').click());
  const backup = JSON.parse(file.text);
  assert.ok(backup.count > 0 && backup.quarantine.length === 0, 'the records are sound');
  assert.ok(file.text.includes('Not lost'));
  // And the program reads it.
  const other = await (await ctx.open_context()).newPage();
  await open_app(ctx, '#/data', other);
  await button(other, 'Choose a backup file').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
  await button(region(other, 'Import a backup'), 'Import').click();
  await open_app(ctx, '#/week/1', other);
  await says(other.getByRole('list', { name: 'Notes' }), /Not lost/);
}

async function no_program(ctx) {
  const { page } = ctx;
  ctx.watcher.allow(/console error/);
  const wasm = fs.readdirSync(in_root('dist')).find((name) => name.endsWith('.wasm'));
  await page.route(`**/${path.basename(wasm)}`, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.goto(ctx.url);
  await shown(heading(page, 'Cairn could not start'));
  await shown(button(page, 'Reload'));
  await page.unrouteAll();
  await button(page, 'Reload').click();
  await shown(heading(page, 'Today'));
}

async function slow_network(ctx) {
  const { page } = ctx;
  const wasm = fs.readdirSync(in_root('dist')).find((name) => name.endsWith('.wasm'));
  let go_on;
  const held = new Promise((resolve) => { go_on = resolve; });
  await page.route(`**/${path.basename(wasm)}`, (route) => held.then(() => route.continue()));
  await page.goto(ctx.url);
  await shown(said(page, 'Still loading'));
  go_on();
  await shown(heading(page, 'Today'));
  await gone(page.locator('#splash'));
}

async function silent_storage(ctx) {
  const { page } = ctx;
  await page.addInitScript(() => {
    if (window.name !== '') return; // it answers after the reload
    window.name = 'silent';
    IDBFactory.prototype.open = () => ({});
  });
  await page.goto(ctx.url);
  await shown(said(page, 'The storage of this browser does not answer'));
  await button(page, 'Reload').click();
  await shown(heading(page, 'Today'));
}

async function context_loss(ctx) {
  const page = await open_app(ctx, '#/plan');
  for (let round = 0; round < 2; round += 1) {
    await page.evaluate(() => new Promise((resolve) => {
      const canvas = document.querySelector('canvas');
      const loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
      canvas.addEventListener('webglcontextlost', () => setTimeout(() => loss.restoreContext()), { once: true });
      canvas.addEventListener('webglcontextrestored', () => resolve(), { once: true });
      loss.loseContext();
    }));
    await go(page, round === 0 ? 'Data' : 'Plan');
  }
}

// Extensions and in-app browsers run scripts of their own in the page.
async function errors_of_others(ctx) {
  ctx.watcher.allow(/^uncaught: .*not ours/s);
  const page = await open_app(ctx, '#/week/1');
  await page.evaluate(() => { setTimeout(() => { throw new Error('not ours'); }); });
  await ctx.eventually(() => page.evaluate(() => new Promise((resolve) => { setTimeout(() => resolve(true), 50); })), 'it was thrown');
  await region(page, 'Topics').getByRole('checkbox').first().click();
  await is_checked(region(page, 'Topics').getByRole('checkbox').first(), true);
  // One of our own is not passed over.
  ctx.watcher.allow(/matches is not a function/);
  await page.evaluate(() => {
    Element.prototype.matches = 0;
    document.querySelector('#mirror main input').focus();
    document.querySelector('#mirror nav a').focus();
  });
  await shown(page.getByRole('heading', { name: 'Cairn stopped unexpectedly' }));
}

export const journeys = [
  { name: 'page: an error of another script is not ours', run: errors_of_others },
  { name: 'page: works without a network, under a sub-path', run: offline_under_a_sub_path },
  { name: 'page: an update is offered and does not disturb', run: update_is_offered },
  { name: 'page: two tabs', run: two_tabs },
  { name: 'page: on a phone', run: phone, phone: true },
  { name: 'page: themes', run: themes },
  { name: 'page: nothing moves when idle', run: still_when_idle },
  { name: 'page: no WebGL still gives the backup', run: no_webgl },
  { name: 'page: the program cannot be loaded', run: no_program },
  { name: 'page: a network that is slow', run: slow_network },
  { name: 'page: a storage that does not answer', run: silent_storage },
  { name: 'page: a lost graphics context comes back', run: context_loss },
];
