// The learner's data: out as one file, back in by merge or replace, wiped; a broken file changes nothing.
import assert from 'node:assert/strict';
import { button, downloaded, gone, go, heading, is_checked, open_app, region, said, saved, says, shown, write_note } from '../lib/app.mjs';

const choose = (page, name, text) => button(page, 'Choose a backup file')
  .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

async function some_work(ctx, page) {
  await open_app(ctx, '#/week/1', page);
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await write_note(page, 'Mine, and to be kept');
  await saved(page);
}

async function export_all(page) {
  await go(page, 'Data');
  const file = await downloaded(page, () => button(region(page, 'Backup'), 'Export everything').click());
  assert.match(file.name, /^cairn-backup-\d{4}-\d\d-\d\d\.json$/);
  return file;
}

async function wipe(page) {
  await go(page, 'Data');
  await button(region(page, 'Start over'), 'Wipe everything').click();
  const dialog = page.getByRole('dialog', { name: 'Wipe everything' });
  await dialog.getByRole('textbox', { name: 'Type wipe to confirm' }).fill('wipe');
  await button(dialog, 'Wipe now').click();
  await shown(said(page, 'Everything is wiped'));
  await shown(heading(page, 'Today'));
}

async function round_trip(ctx) {
  const { page } = ctx;
  await some_work(ctx, page);
  const file = await export_all(page);
  assert.equal(JSON.parse(file.text).format, 'cairn-backup');
  await says(region(page, 'Backup'), /Up to date/);
  await wipe(page);
  await open_app(ctx, '#/week/1');
  assert.equal(await region(page, 'Topics').getByRole('checkbox', { checked: true }).count(), 0);
  await go(page, 'Data');
  await choose(page, file.name, file.text);
  await button(region(page, 'Import a backup'), 'Import').click();
  await shown(said(page, 'Backup imported'));
  await saved(page);
  await page.reload();
  await shown(heading(page, 'Data'));
  await open_app(ctx, '#/week/1');
  await is_checked(region(page, 'Topics').getByRole('checkbox').first(), true);
  await says(page.getByRole('list', { name: 'Notes' }), /Mine, and to be kept/);
}

async function to_another_device(ctx) {
  const { page } = ctx;
  await some_work(ctx, page);
  const file = await export_all(page);
  const other = await (await ctx.open_context()).newPage();
  await open_app(ctx, '#/week/2', other);
  await region(other, 'Topics').getByRole('checkbox').first().check();
  await go(other, 'Data');
  await choose(other, file.name, file.text);
  const panel = region(other, 'Import a backup');
  await says(panel, /Adds/);
  await button(panel, 'Merge into mine').click();
  await shown(said(other, 'Backup merged into yours'));
  for (const week of [1, 2]) {
    await open_app(ctx, `#/week/${week}`, other);
    await is_checked(region(other, 'Topics').getByRole('checkbox').first(), true);
  }
  // A second time there is nothing to add.
  await go(other, 'Data');
  await choose(other, file.name, file.text);
  await button(panel, 'Replace mine').click();
  await shown(said(other, 'Yours is replaced by the backup'));
  await open_app(ctx, '#/week/2', other);
  await is_checked(region(other, 'Topics').getByRole('checkbox').first(), false);
  await other.keyboard.press('Control+z');
  await is_checked(region(other, 'Topics').getByRole('checkbox').first(), true);
}

async function broken_files(ctx) {
  const { page } = ctx;
  await some_work(ctx, page);
  const { text } = await export_all(page);
  const changed = (edit) => {
    const json = JSON.parse(text);
    edit(json);
    return JSON.stringify(json);
  };
  const files = [
    ['truncated', text.slice(0, text.length / 2), /cut short.*line \d+, column \d+/],
    ['foreign', '{"format":"other","version":1}', /not a Cairn backup/],
    ['a table', 'week,hours\n1,20\n', /not a Cairn backup/],
    ['empty', '', /empty/],
    ['newer', changed((json) => { json.version = 99; }), /newer/],
    ['edited by hand', text.replace('Mine, and', 'Theirs, and'), /record \d+/],
    ['a record taken out', changed((json) => { json.records.splice(0, 1); }), /damaged|not in the backup|says that it holds/],
  ];
  const panel = region(page, 'Import a backup');
  for (const [name, content, pattern] of files) {
    await choose(page, `${name}.json`, content);
    await says(panel, pattern);
    assert.equal(await button(panel, 'Merge into mine').count() + await button(panel, 'Import').count(), 0, `${name}: nothing is offered`);
  }
  await open_app(ctx, '#/week/1');
  await says(page.getByRole('list', { name: 'Notes' }), /Mine, and to be kept/);
  await page.reload();
  await shown(heading(page, /^Week 1: /));
  await says(page.getByRole('list', { name: 'Notes' }), /Mine, and to be kept/);
}

async function wiping_can_be_left(ctx) {
  const { page } = ctx;
  await some_work(ctx, page);
  await go(page, 'Data');
  const open = button(region(page, 'Start over'), 'Wipe everything');
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Wipe everything' });
  await shown(dialog);
  assert.equal(await button(dialog, 'Wipe now').getAttribute('aria-disabled'), 'true');
  await page.keyboard.press('Escape');
  await gone(dialog);
  assert.equal(await open.evaluate((element) => element === document.activeElement), true, 'the focus is back on the button');
  await open_app(ctx, '#/week/1');
  await says(page.getByRole('list', { name: 'Notes' }), /Mine, and to be kept/);
}

async function exports(ctx) {
  const page = await open_app(ctx, '#/settings');
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada <b>Example</b>');
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await go(page, 'Portfolio');
  const panel = region(page, 'Take it with you');
  const html = await downloaded(page, () => button(panel, 'Save as a web page').click());
  assert.match(html.name, /\.html$/);
  assert.ok(html.text.includes('Ada &lt;b&gt;Example&lt;/b&gt;'));
  assert.equal(/<script|src=|url\(|<link/.test(html.text), false, 'self-contained, without script');
  const markdown = await downloaded(page, () => button(panel, 'Save as Markdown').click());
  assert.match(markdown.text, /^# /m);
  const calendar = await downloaded(page, () => button(panel, 'Calendar (.ics)').click());
  assert.match(calendar.text, /^BEGIN:VCALENDAR\r\n/);
  assert.ok(calendar.text.split('BEGIN:VEVENT').length > 36);
  const table = await downloaded(page, () => button(panel, 'Progress (CSV)').click());
  assert.equal(table.text.trim().split('\r\n').length, 37);
}

export const journeys = [
  { name: 'data: export, wipe, import', run: round_trip },
  { name: 'data: merge and replace on another device', run: to_another_device },
  { name: 'data: broken files change nothing and say why', run: broken_files },
  { name: 'data: wiping asks, and can be left', run: wiping_can_be_left },
  { name: 'data: portfolio, calendar and table', run: exports },
];
