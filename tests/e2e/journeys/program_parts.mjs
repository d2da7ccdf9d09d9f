// The parts of the program that are fetched apart: after the first load, without a network, and when fetching one fails.
import assert from 'node:assert/strict';
import { in_root } from '../../../src/tools/lib/run.mjs';
import { serve } from '../../../src/tools/serve.mjs';
import { button, heading, open_app, shown } from '../lib/app.mjs';

const is_part = (url) => /\/parts\/\w+\.[0-9a-f]+\.wasm$/.test(url.href ?? url);
const insights = (page) => page.getByText('Nothing to tell yet');
const paste = (page) => page.getByRole('textbox', { name: 'Or paste a list' });
const quick_add = (page) => page.getByRole('textbox', { name: 'Add a task' });
const view = (page, name) => page.getByRole('navigation', { name: 'Views of the tasks' }).getByRole('link', { name, exact: true });

async function offline(ctx) {
  const server = await serve({ dir: in_root('dist'), base: '/some/where/' });
  ctx.later(() => server.close());
  ctx.watcher.allow(new RegExp(`^request to another origin: ${server.url}`));
  const { page } = ctx;
  await page.goto(server.url);
  await shown(heading(page, 'Today'));
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await server.close();
  await page.reload();
  await open_app({ url: server.url, page }, '#/tasks/files');
  await paste(page).fill('- [ ] Read without a network\n');
  await button(page, 'Read the list').click();
  await button(page, 'Add 1 task').click();
  await view(page, 'List').click();
  await shown(page.getByRole('checkbox', { name: 'Read without a network' }));
  await view(page, 'Insights').click();
  await shown(page.getByRole('region', { name: 'Came and went' }));
}

async function not_in_the_first_load(ctx) {
  const { page } = ctx;
  const asked = [];
  page.on('request', (request) => { if (is_part(request.url())) asked.push(request.url()); });
  await open_app(ctx, '#/today');
  assert.deepEqual(asked, []);
  await open_app(ctx, '#/tasks');
  await shown(quick_add(page));
  assert.equal(asked.length, 1);
  await view(page, 'Insights').click();
  await shown(insights(page));
  await view(page, 'List').click();
  await view(page, 'Insights').click();
  await shown(insights(page));
  assert.equal(asked.length, 2);
}

async function tried_again(ctx) {
  const { page } = ctx;
  ctx.watcher.allow(/Failed to load resource: net::ERR_FAILED/);
  await open_app(ctx, '#/tasks');
  await shown(quick_add(page));
  let failures = 1;
  await ctx.context.route(is_part, (route) => (failures-- > 0 ? route.abort() : route.continue()));
  await open_app(ctx, '#/tasks/insights');
  await shown(page.getByText('This part of Cairn could not be fetched'));
  await shown(page.getByText('The network did not answer.'));
  await view(page, 'List').click();
  await view(page, 'Insights').click();
  await button(page, 'Try again').click();
  await shown(insights(page));
}

async function slow(ctx) {
  const { page } = ctx;
  let let_go;
  const held = new Promise((resolve) => { let_go = resolve; });
  await ctx.context.route(is_part, async (route) => {
    await held;
    await route.continue();
  });
  await open_app(ctx, '#/tasks/files');
  await shown(page.getByText('Fetching this part of Cairn…'));
  await shown(page.getByText(/^0 of \d+ kB$/));
  let_go();
  await shown(paste(page));
}

const without_worker = { serviceWorkers: 'block' };
export const journeys = [
  { name: 'parts of the program: open without a network after the first visit', run: offline },
  { name: 'parts of the program: are fetched when they are needed, once', run: not_in_the_first_load, context: without_worker },
  { name: 'parts of the program: a failure is told and tried again', run: tried_again, context: without_worker },
  { name: 'parts of the program: a slow network shows how far it is', run: slow, context: without_worker },
];
