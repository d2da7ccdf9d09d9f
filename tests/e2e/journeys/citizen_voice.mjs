// What happened out of sight is said, each time, and nothing else is.
import assert from 'node:assert/strict';
import { action, button, gone, heading, open_app, region, said, saved, shown } from '../lib/app.mjs';
import { all_heard, heard, listen } from '../lib/ears.mjs';

const not_a_backup = { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
const choose = (page, file) => button(page, 'Choose a backup file').setInputFiles(file);

async function results(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await region(page, 'Topics').getByRole('checkbox').nth(1).check();
  await saved(page);
  await listen(page);
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await page.keyboard.press('Control+z');
  await heard(ctx, page, /^status: Undone/);
  await page.keyboard.press('Control+y');
  await heard(ctx, page, /^status: Done again/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click();
  await heard(ctx, page, /^status: Data · Cairn/);
  const [download] = await Promise.all([page.waitForEvent('download'), button(region(page, 'Backup'), 'Export everything').click()]);
  await heard(ctx, page, /^status: Exported/);
  await page.keyboard.press('Control+z');
  await shown(said(page, 'Undone'));
  await choose(page, await download.path());
  await heard(ctx, page, /^status: The backup is sound/);
  await button(region(page, 'Import a backup'), 'Replace mine').click();
  await heard(ctx, page, /^status: Yours is replaced by the backup/);
}

// A tick says itself what it is now: that it is kept as well, at every one of them, would only be in the way.
async function keeping_is_quiet(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await listen(page);
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await saved(page);
  await button(region(page, 'Time'), 'Learn').click();
  await heard(ctx, page, /^status: The timer runs/);
  assert.deepEqual((await all_heard(page)).filter((words) => /sav/i.test(words)), []);
}

async function the_same_again(ctx) {
  const page = await open_app(ctx, '#/data');
  await listen(page);
  for (const times of [1, 2, 3]) {
    await choose(page, not_a_backup);
    await heard(ctx, page, /^alert: This file cannot be imported\. .*not a Cairn backup/, times);
  }
  await open_app(ctx, '#/week/1');
  await listen(page);
  for (const times of [1, 2]) {
    await button(region(page, 'Time'), 'Add time').click();
    const form = page.getByRole('form', { name: 'Add time' });
    await form.getByRole('textbox', { name: 'Minutes' }).fill('20');
    await button(form, 'Save time').click();
    await heard(ctx, page, /^status: Time added/, times);
  }
}

// The second press finds the field wrong as the first one did: the focus goes there again.
async function the_same_mistake_again(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Time'), 'Add time').click();
  const form = page.getByRole('form', { name: 'Add time' });
  const minutes = form.getByRole('textbox', { name: 'Minutes' });
  for (let time = 0; time < 2; time += 1) {
    await button(form, 'Save time').focus();
    await page.keyboard.press('Enter');
    await ctx.eventually(() => minutes.evaluate((field) => field === document.activeElement), 'the wrong field has the focus');
  }
  await listen(page);
  await minutes.press('Enter');
  await heard(ctx, page, /^alert: Give whole minutes/);
  await minutes.press('Enter');
  await heard(ctx, page, /^alert: Give whole minutes/, 2);
}

async function how_much_is_found(ctx) {
  const page = await open_app(ctx, '#/roadmap');
  await listen(page);
  const search = page.getByRole('searchbox', { name: 'Search the weeks' });
  await search.fill('docker');
  await heard(ctx, page, /^status: \d+ weeks? of 36/);
  await search.fill('qqqq');
  await heard(ctx, page, /^status: 0 weeks of 36/);
  await search.press('Escape');
  await heard(ctx, page, /^status: All 36 weeks/);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Search commands and content' });
  await shown(palette);
  await listen(page); // its own place is there now
  await palette.fill('kubern');
  await heard(ctx, page, /^status: \d+ to choose from/);
}

async function the_palette_is_a_combobox(ctx) {
  const page = await open_app(ctx);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search commands and content', expanded: true });
  await shown(field);
  const list = page.getByRole('listbox', { name: 'Results' });
  assert.equal(await field.getAttribute('aria-controls'), await list.getAttribute('id'));
  const chosen = list.getByRole('option', { selected: true });
  const is_active = async () => assert.equal(await field.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
  await is_active();
  const first = await chosen.getAttribute('id');
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await chosen.getAttribute('id'), first);
  await is_active();
  for (let presses = 0; presses < 20; presses += 1) await page.keyboard.press('ArrowDown');
  await is_active();
  await page.keyboard.type('go to portf');
  await shown(list.getByRole('option', { name: 'Go to Portfolio', selected: true }));
  await is_active();
  await page.keyboard.press('Enter');
  await shown(heading(page, 'Portfolio'));
}

// Who reads on to the end of the page must not meet what was true a while ago.
async function nothing_stays_behind(ctx) {
  await ctx.page.clock.install();  // before the page says anything, so that all of it goes by this clock
  const page = await open_app(ctx, '#/data');
  await shown(region(page, 'Models'));  // a part of the page: should it be slow, that is said too
  await listen(page);
  await choose(page, not_a_backup);
  await heard(ctx, page, /^alert: This file/);
  await page.clock.runFor(10_000);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.voice')].map((place) => place.textContent)), ['', '']);
}

async function single_keys(ctx) {
  const page = await open_app(ctx, '#/settings');
  const choice = page.getByRole('switch', { name: 'Single keys as well' });
  await choice.click();
  await ctx.equals(() => choice.getAttribute('aria-checked'), 'false');
  await page.evaluate(() => {
    window.taken = [];
    addEventListener('keydown', (event) => { if (event.defaultPrevented) window.taken.push(event.key); });
  });
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await shown(page.getByRole('dialog', { name: 'Command palette' }));
  assert.deepEqual(await page.evaluate(() => window.taken), ['k']);
  await page.keyboard.press('Escape');
  await saved(page);
  await page.reload();
  await shown(choice);
  assert.equal(await choice.getAttribute('aria-checked'), 'false', 'it stays so');
  await choice.click();
  await ctx.equals(() => choice.getAttribute('aria-checked'), 'true');
  await page.keyboard.press('/');
  await shown(page.getByRole('dialog', { name: 'Command palette' }));
}

async function more_results(ctx) {
  const page = await open_app(ctx, '#/settings');
  await listen(page);
  await page.getByRole('textbox', { name: 'Day off' }).fill('2026-12-24');
  await button(page, 'Add day off').click();
  await heard(ctx, page, /^status: Thu 24 Dec.* is a day off now/);
  await open_app(ctx, '#/week/1');
  await listen(page);
  await button(region(page, 'Notes'), 'Write a note').click();
  await page.keyboard.type('kept by a key');
  await page.keyboard.press('Control+Enter');
  await heard(ctx, page, /^status: The note is kept/);
}

async function a_notice_waits(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Time'), 'Add time').click();
  const form = page.getByRole('form', { name: 'Add time' });
  await form.getByRole('textbox', { name: 'Minutes' }).fill('20');
  await page.clock.install();
  await button(form, 'Save time').click();
  await shown(said(page, 'Time added'));
  const undo = page.locator('#mirror > button', { hasText: 'Undo' });
  await undo.focus();
  await page.clock.runFor(60_000);
  assert.equal(await undo.isVisible(), true, 'it stays while the focus is on it');
  await action(region(page, 'Time'), 'Edit time').focus();
  await page.clock.runFor(60_000);
  await gone(undo);
}

export const journeys = [
  { name: 'citizen: results are announced', run: results },
  { name: 'citizen: that everything is kept is not announced at every change', run: keeping_is_quiet },
  { name: 'citizen: the same result is announced again', run: the_same_again },
  { name: 'citizen: the same mistake takes the focus again', run: the_same_mistake_again },
  { name: 'citizen: how much a search finds is announced', run: how_much_is_found },
  { name: 'citizen: the palette is a combobox', run: the_palette_is_a_combobox },
  { name: 'citizen: what was announced does not stay behind', run: nothing_stays_behind },
  { name: 'citizen: single keys can be switched off', run: single_keys },
  { name: 'citizen: what adds and what keeps is announced', run: more_results },
  { name: 'citizen: a notice waits for who is at it', run: a_notice_waits },
];
