// The page as assistive technology is given it: structure and names in every state, dialogs, live regions, mistakes.
import assert from 'node:assert/strict';
import { button, gone, heading, open_app, region, said, saved, shown } from '../lib/app.mjs';
import { focused, nameless, structure_problems } from '../lib/tree.mjs';
import { walk } from '../lib/walk.mjs';

async function structure_of_every_state(ctx) {
  const titles = new Map();
  await walk(ctx, async (page) => {
    const problems = [...await structure_problems(page), ...await nameless(page)];
    titles.set(new URL(page.url()).hash, await page.title());
    if (problems.length > 0) throw new Error([...new Set(problems)].join('\n  '));
  });
  const own = [...titles.entries()].filter(([hash]) => !hash.startsWith('#/search')).map(([, title]) => title);
  assert.equal(new Set(own).size, own.length, `a title of its own for every page: ${own.join(', ')}`);
}

const inside = (page, name) => page.getByRole('dialog', { name }).evaluate((dialog) => dialog.contains(document.activeElement));

/** Tab cannot leave the dialog for the page, in either direction; the browser's own bar may come in between. */
async function is_a_trap(page, name) {
  const dialog = page.getByRole('dialog', { name });
  assert.equal(await dialog.getAttribute('aria-modal'), 'true');
  assert.equal(await inside(page, name), true, `${name}: the focus moves in`);
  for (const key of ['Tab', 'Shift+Tab']) {
    const met = new Set();
    for (let presses = 0; presses < 24; presses += 1) {
      await page.keyboard.press(key);
      const here = await focused(page);
      assert.ok(here === 'nothing' || await inside(page, name), `${name}: ${key} reaches "${here}" behind it`);
      met.add(here);
    }
    assert.ok(met.size > 1, `${name}: ${key} goes round in it`);
  }
  // What lies behind takes no focus from a script either, as a screen reader's cursor would ask for it.
  assert.equal(await page.evaluate(() => {
    const behind = document.querySelector('#mirror > :not([aria-modal]) a, #mirror > :not([aria-modal]) button');
    behind.focus();
    return document.activeElement === behind;
  }), false, `${name}: nothing behind takes the focus`);
}

async function dialogs(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await page.goto(new URL('#/data', ctx.url).href);
  const openers = [
    ['Wipe everything', button(region(page, 'Start over'), 'Wipe everything')],
    ['Command palette', button(page.getByRole('navigation', { name: 'Main' }), 'Search')],
    ['Keyboard shortcuts', button(page.getByRole('navigation', { name: 'Main' }), 'Keyboard shortcuts')],
  ];
  for (const [name, opener] of openers) {
    await opener.focus();
    await page.keyboard.press('Enter');
    await shown(page.getByRole('dialog', { name }));
    await is_a_trap(page, name);
    await page.getByRole('dialog', { name }).locator('input, button').first().focus();
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog', { name }));
    assert.equal(await opener.evaluate((element) => element === document.activeElement), true, `${name}: the focus returns`);
  }
}

async function more_sheet(ctx) {
  const page = await open_app(ctx);
  const opener = button(page.getByRole('navigation', { name: 'Main' }), 'More');
  assert.equal(await opener.getAttribute('aria-expanded'), 'false');
  await opener.focus();
  await page.keyboard.press('Enter');
  await shown(page.getByRole('dialog', { name: 'More' }));
  await is_a_trap(page, 'More');
  await page.keyboard.press('Escape');
  await gone(page.getByRole('dialog', { name: 'More' }));
  assert.equal(await focused(page), 'More');
}

/** Collects what live regions say from now on; a region counts only when it was there before its words changed. */
const listen = (page) => page.evaluate(() => {
  window.heard = [];
  const live = '[role=status], [role=alert]';
  const before = new Set(document.querySelectorAll(live));
  new MutationObserver((records) => {
    for (const { target } of records) {
      const place = (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest(live);
      if (place && before.has(place) && place.textContent) window.heard.push(`${place.getAttribute('role')}: ${place.textContent}`);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});
const heard = (ctx, page, pattern) => ctx.eventually(async () => (await page.evaluate(() => window.heard)).some((words) => pattern.test(words)), `${pattern} is announced`)
  .catch(async (error) => assert.fail(`${error.message} Heard: ${JSON.stringify(await page.evaluate(() => window.heard))}`));

async function results_are_announced(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await region(page, 'Topics').getByRole('checkbox').nth(1).check();
  await saved(page);
  await listen(page);
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await heard(ctx, page, /^status: Saved on this device/);
  await page.keyboard.press('Control+z');
  await heard(ctx, page, /^status: Undone/);
  await page.keyboard.press('Control+y');
  await heard(ctx, page, /^status: Done again/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click();
  await heard(ctx, page, /^status: Data · Cairn/);
  const [download] = await Promise.all([page.waitForEvent('download'), button(region(page, 'Backup'), 'Export everything').click()]);
  await heard(ctx, page, /^status: .*(backup|export)/i);
  await page.keyboard.press('Control+z');
  await shown(said(page, 'Undone'));
  await button(page, 'Choose a backup file').setInputFiles(await download.path());
  await heard(ctx, page, /^status: The backup is sound/);
  await button(region(page, 'Import a backup'), 'Replace mine').click();
  await heard(ctx, page, /^status: Yours is replaced by the backup/);
  await button(page, 'Choose a backup file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await heard(ctx, page, /^status: This file cannot be imported/);
}

async function the_chosen_line_is_announced(ctx) {
  const page = await open_app(ctx);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await shown(palette.getByRole('searchbox'));
  await listen(page);
  await page.keyboard.press('ArrowDown');
  const chosen = palette.locator('[aria-current=true]');
  await heard(ctx, page, new RegExp(`^status: ${await chosen.textContent()}$`));
  await page.keyboard.type('go to portf');
  await heard(ctx, page, /^status: Go to Portfolio$/);
}

async function mistakes(ctx) {
  const page = await open_app(ctx);
  const hours = page.getByRole('textbox', { name: 'Hours a week' });
  await hours.fill('300');
  await button(page, 'Begin with this').focus();
  await page.keyboard.press('Enter');
  await shown(page.getByText('Give whole hours, from 1 to 80.'));
  assert.equal(await hours.getAttribute('aria-invalid'), 'true');
  assert.match(await hours.getAttribute('aria-description'), /whole hours, from 1 to 80/);
  assert.equal(await hours.evaluate((field) => field === document.activeElement), true, 'the focus is in the first field that is wrong');
  await hours.fill('20');
  await button(page, 'Begin with this').click();
  await shown(said(page, /Your roadmap starts/));
  // Enter in the field itself: the focus stays where it is, and the mistake is said.
  await open_app(ctx, '#/settings');
  const weekly = page.getByRole('textbox', { name: 'Hours a week' });
  await weekly.fill('999');
  await listen(page);
  await weekly.press('Enter');
  await heard(ctx, page, /^alert: .*whole hours/i);
  assert.equal(await weekly.evaluate((field) => field === document.activeElement), true);
}

async function radios_move_by_arrows(ctx) {
  const page = await open_app(ctx, '#/settings');
  const system = page.getByRole('radio', { name: 'System' });
  await system.focus();
  await page.keyboard.press('ArrowRight');
  await ctx.eventually(() => page.getByRole('radio', { name: 'Light' }).isChecked(), 'the next one is chosen');
  assert.equal(await page.getByRole('radio', { name: 'Light' }).evaluate((radio) => radio === document.activeElement), true);
  await ctx.equals(() => page.evaluate(() => document.documentElement.dataset.theme), 'light');
  await page.keyboard.press('ArrowLeft');
  await ctx.eventually(() => system.isChecked(), 'and back');
}

// What was activated is gone with its page: the next Tab must go on in the main part, not at the top of everything.
async function focus_survives_a_new_page(ctx) {
  const page = await open_app(ctx, '#/roadmap');
  await page.getByRole('link', { name: /^Week 2: / }).focus();
  await page.keyboard.press('Enter');
  await shown(heading(page, /^Week 2: /));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
}

export const journeys = [
  { name: 'citizen: headings, landmarks, names, lists and tables in every state', run: structure_of_every_state },
  { name: 'citizen: headings, landmarks, names, lists and tables on a phone', run: structure_of_every_state, phone: true },
  { name: 'citizen: dialogs hold the focus and give it back', run: dialogs },
  { name: 'citizen: the More sheet holds the focus and gives it back', run: more_sheet, phone: true },
  { name: 'citizen: results are announced', run: results_are_announced },
  { name: 'citizen: the chosen line of the palette is announced', run: the_chosen_line_is_announced },
  { name: 'citizen: a mistake is announced and takes the focus', run: mistakes },
  { name: 'citizen: radios move by arrows', run: radios_move_by_arrows },
  { name: 'citizen: the focus survives a new page', run: focus_survives_a_new_page },
];
