// The task tracker as a person uses it: one line in, the list, the editor, the views, files. All of it is there after a
// reload.
import assert from 'node:assert/strict';
import { eventually } from '../lib/context.mjs';
import { button, downloaded, gone, go, has_value, open_app, region, reload, said, saved, shown, undo_button } from '../lib/app.mjs';

const field = (page, name) => page.getByLabel(name, { exact: true }).and(page.locator('input'));
const list = (page) => page.getByRole('list', { name: 'Tasks', exact: true });
const rows = (page) => list(page).getByRole('button');
const row = (page, title) => list(page).getByRole('button', { name: new RegExp(`^${title}`) });

async function add(page, line) {
  await field(page, 'Add a task').fill(line);
  await field(page, 'Add a task').press('Enter');
  await has_value(field(page, 'Add a task'), '');
}

const titles = (page) => rows(page).evaluateAll((all) => all.map((one) => one.textContent));

async function first_tasks(ctx) {
  const page = await open_app(ctx, '#/today');
  await go(page, 'Tasks');
  await shown(page.getByText('Nothing to do yet'));
  await add(page, 'Pay rent tomorrow !high @Home #bills ~15m');
  await add(page, 'Call the dentist #phone');
  await reload(page);
  await eventually(async () => (await titles(page)).length === 2, 'both tasks are there');
  const [first] = await titles(page);
  assert.match(first, /^Pay rent.*Tomorrow.*High priority.*Home.*#bills.*15 min/s);
  await page.getByRole('checkbox', { name: 'Done: Pay rent' }).click();
  await gone(row(page, 'Pay rent'));
  await shown(said(page, 'Done: “Pay rent”'));
  await undo_button(page).click();
  await shown(row(page, 'Pay rent'));
}

async function edited_in_place(ctx) {
  const page = await open_app(ctx, '#/tasks');
  await add(page, 'Call the bank');
  await row(page, 'Call the bank').click();
  // The editor takes the focus, and gives it back to the row.
  await eventually(() => field(page, 'Title').evaluate((element) => element === document.activeElement), 'the title has the focus');
  await field(page, 'Due').fill('fri 15:00');
  await field(page, 'Takes about').fill('45m');
  await field(page, 'Project').fill('Money');
  await page.getByRole('radio', { name: 'Medium' }).check();
  await page.getByLabel('Note').fill('Ask for **Ms Gray**');
  await field(page, 'Add a part').fill('Find the card');
  await field(page, 'Add a part').press('Enter');
  await shown(page.getByRole('checkbox', { name: 'Find the card' }));
  await page.keyboard.press('Escape');
  await gone(field(page, 'Title'));
  await eventually(() => row(page, 'Call the bank').evaluate((element) => element === document.activeElement), 'the row has the focus again');
  await reload(page);
  const words = await row(page, 'Call the bank').textContent();
  for (const part of ['15:00', 'Medium priority', 'Money', '0 of 1 part', '45 min', 'note']) assert.ok(words.includes(part), `${part} in ${words}`);
}

async function keys_of_the_list(ctx) {
  const page = await open_app(ctx, '#/tasks');
  for (const title of ['One', 'Two', 'Three']) await add(page, title);
  const names = await titles(page);
  await row(page, names[0]).focus();
  await page.keyboard.press('ArrowDown');
  await eventually(() => rows(page).nth(1).evaluate((element) => element === document.activeElement), 'the second row has the focus');
  await page.keyboard.press('1');
  await shown(said(page, 'High priority'));
  await page.keyboard.press('c');
  await shown(said(page, 'Done:'));
  await eventually(async () => (await titles(page)).length === 2, 'two are left');
}

async function filters(ctx) {
  const page = await open_app(ctx, '#/tasks');
  await add(page, 'Pay rent @Home');
  await add(page, 'Write the report @Work');
  const filter = field(page, 'Filter the tasks');
  await filter.fill('@Ho');
  await page.getByRole('listbox').getByRole('option', { name: /Home/ }).first().click();
  await eventually(async () => (await titles(page)).length === 1, 'one task is at home');
  await button(page, 'Save this filter').click();
  await field(page, 'Name of the filter').fill('At home');
  await field(page, 'Name of the filter').press('Enter');
  await reload(page);
  await eventually(async () => (await titles(page)).length === 1, 'the filter is still in force: the address says it');
  await go(page, 'Tasks');
  await eventually(async () => (await titles(page)).length === 2, 'an address without a filter shows the open tasks');
  await button(page, 'At home').click();
  await eventually(async () => (await titles(page)).length === 1, 'the saved filter');
  await filter.fill('is:opne');
  await shown(page.getByText(/is:open/));
}

async function dragged_over_the_board(ctx) {
  const page = await open_app(ctx, '#/tasks');
  await add(page, 'Write the report');
  await page.getByRole('link', { name: 'Board' }).click();
  const card = region(page, 'To do').getByRole('button', { name: 'Write the report', exact: true });
  const from = await card.boundingBox();
  const to = await region(page, 'Doing').boundingBox();
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 60, { steps: 8 });
  await page.mouse.up();
  await shown(region(page, 'Doing').getByRole('button', { name: 'Write the report', exact: true }));
  await reload(page);
  await shown(region(page, 'Doing').getByRole('button', { name: 'Write the report', exact: true }));
  await region(page, 'Doing').getByRole('button', { name: 'Write the report', exact: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await shown(region(page, 'To do').getByRole('button', { name: 'Write the report', exact: true }));
}

// At the edge of the screen a finger has nowhere to go: the page scrolls on under it all the same.
async function held_still_at_the_edge(ctx) {
  const page = await open_app(ctx, '#/tasks');
  for (let i = 1; i <= 16; i += 1) await add(page, `Task ${i}`);
  await page.getByRole('link', { name: 'Board' }).click();
  const from = await page.locator('[data-drags]').first().boundingBox();
  const { height } = page.viewportSize();
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, height - 4, { steps: 4 });
  const left = () => page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight - main.scrollTop);
  await eventually(async () => (await left()) < 1, 'the page scrolls to its end while nothing moves');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await ctx.equals(() => region(page, 'To do').getByRole('checkbox').count(), 16, 'nothing was moved');
}

// Without dragging: by finger, keys or reader.
async function moved_by_the_menu(ctx) {
  const page = await open_app(ctx, '#/tasks');
  await add(page, 'Write the report');
  await page.getByRole('link', { name: 'Board' }).click();
  await button(page, 'Move “Write the report”').press('Enter');
  await button(page, 'Waiting: move “Write the report”').press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement.textContent.includes('Defer until tomorrow')), 'it is asked what for');
  await button(page, 'Defer until tomorrow').press('Enter');
  const card = region(page, 'Waiting').getByRole('button', { name: /^Write the report/ });
  await shown(card);
  await eventually(() => card.evaluate((element) => element === document.activeElement), 'the card has the focus');
}

async function files_in_and_out(ctx) {
  const page = await open_app(ctx, '#/tasks/files');
  const csv = 'title,due,project\nPay rent,2026-12-01,Home\nBroken,2026-02-31,Home\n=1+1,2026-12-02,Work\n';
  await button(page, 'Choose a file').setInputFiles({ name: 'tasks.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await shown(page.getByText(/2 tasks to add/));
  await shown(page.getByRole('table', { name: 'Rows kept aside' }));
  await button(page, 'Add 2 tasks').click();
  await shown(said(page, '2 tasks added'));
  const out = await downloaded(page, () => button(page, 'CSV').click());
  assert.match(out.text, /'=1\+1/);
  // The same file again adds nothing.
  await button(page, 'Choose a file').setInputFiles({ name: 'tasks.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await shown(page.getByText(/2 tasks are already there/));
  await button(page, 'Cancel').click();
  const ics = await downloaded(page, () => button(page, 'Calendar (.ics)').click());
  assert.match(ics.text, /BEGIN:VTODO/);
  await saved(page);
}

async function the_week_and_its_tasks(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await page.getByRole('button', { name: /^Send \d+ items to Tasks/ }).click();
  await shown(said(page, 'added to Tasks'));
  const step = page.getByRole('list', { name: 'Steps' }).getByRole('checkbox').first();
  const name = await step.evaluate((element) => element.closest('label').innerText.split('\n')[0].trim());
  await go(page, 'Tasks');
  await page.getByRole('checkbox', { name: `Done: ${name}` }).click();
  await shown(said(page, 'Done:'));
  await reload(page);
  await page.goto(new URL('#/week/1', ctx.url).href);
  await eventually(() => page.getByRole('list', { name: 'Steps' }).getByRole('checkbox').first().isChecked(), 'the step is ticked');
}

async function twenty_thousand(ctx) {
  const page = await open_app(ctx, '#/tasks/files');
  const lines = Array.from({ length: 20_000 }, (_, at) => `- [ ] Task ${at} of many`).join('\n');
  await button(page, 'Choose a file').setInputFiles({ name: 'list.md', mimeType: 'text/markdown', buffer: Buffer.from(lines) });
  await button(page, 'Add 20000 tasks').click();
  await shown(said(page, '20000 tasks added'));
  await reload(page);
  await go(page, 'Tasks');
  await shown(page.getByText(/^20000 tasks/));
  assert.ok((await rows(page).count()) < 150, 'only what is near is described');
  await field(page, 'Filter the tasks').fill('19999');
  await eventually(async () => (await titles(page)).length === 1, 'one is found');
}

export const journeys = [
  { name: 'tasks: added, done, undone, there after a reload', run: first_tasks },
  { name: 'tasks: edited in place', run: edited_in_place },
  { name: 'tasks: the list by keys', run: keys_of_the_list },
  { name: 'tasks: filters, proposed, saved, mistaken', run: filters },
  { name: 'tasks: a card dragged over the board', run: dragged_over_the_board },
  { name: 'tasks: a card held still at the edge scrolls on', run: held_still_at_the_edge },
  { name: 'tasks: a card moved by its menu', run: moved_by_the_menu },
  { name: 'tasks: files in and out', run: files_in_and_out },
  { name: 'tasks: the week of the roadmap and its tasks', run: the_week_and_its_tasks },
  { name: 'tasks: twenty thousand', run: twenty_thousand },
];
