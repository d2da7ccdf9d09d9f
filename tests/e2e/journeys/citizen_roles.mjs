// The page as assistive technology is given it: structure and names in every state, dialogs, live regions, mistakes.
import assert from 'node:assert/strict';
import { button, gone, heading, open_app, region, said, saved, shown } from '../lib/app.mjs';
import { heard, listen } from '../lib/ears.mjs';
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

export const journeys = [
  { name: 'citizen: headings, landmarks, names, lists and tables in every state', run: structure_of_every_state },
  { name: 'citizen: headings, landmarks, names, lists and tables on a phone', run: structure_of_every_state, phone: true },
  { name: 'citizen: dialogs hold the focus and give it back', run: dialogs },
  { name: 'citizen: the More sheet holds the focus and gives it back', run: more_sheet, phone: true },
  { name: 'citizen: a mistake is announced and takes the focus', run: mistakes },
  { name: 'citizen: radios move by arrows', run: radios_move_by_arrows },
];
