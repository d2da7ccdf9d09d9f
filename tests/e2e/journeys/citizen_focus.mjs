// Where the focus goes: after an action to what replaced its control, or to the next one; the keys that scroll a page
// scroll it from anywhere.
import assert from 'node:assert/strict';
import { action, button, gone, heading, open_app, region, saved, shown, write_note } from '../lib/app.mjs';
import { heard, listen } from '../lib/ears.mjs';
import { focused } from '../lib/tree.mjs';

const press = async (page, control) => {
  await control.focus();
  await page.keyboard.press('Enter');
};
const focus_is = (ctx, page, pattern) => ctx.eventually(async () => pattern.test(await focused(page)), `the focus is on ${pattern}`)
  .catch(async (error) => assert.fail(`${error.message}, not on "${await focused(page)}"`));

async function a_tick_on_today(ctx) {
  const page = await open_app(ctx);
  await button(page, 'Begin with this').click();
  const boxes = region(page, 'What to do now').getByRole('checkbox');
  await shown(boxes);
  const [first, second] = await Promise.all([0, 1].map((nth) => boxes.nth(nth).evaluate((box) => box.labels[0].querySelector('.m-name').textContent)));
  await boxes.first().focus();
  await page.keyboard.press('Space');
  await ctx.eventually(async () => !(await region(page, 'What to do now').getByText(first, { exact: true }).count()), 'what is ticked has left the list');
  assert.equal(await page.evaluate(() => document.activeElement.labels?.[0].querySelector('.m-name').textContent), second, 'the next of the list');
}

async function the_timer(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await press(page, button(region(page, 'Time'), 'Build'));
  await focus_is(ctx, page, /^Stop and log$/);
  await page.keyboard.press('Enter');
  await focus_is(ctx, page, /^Learn$/);
}

async function a_note(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await press(page, button(region(page, 'Notes'), 'Write a note'));
  await page.keyboard.type('Written once');
  const form = page.getByRole('form', { name: 'New note' });
  await press(page, button(form, 'Preview'));
  await focus_is(ctx, page, /^Edit$/);
  await press(page, button(form, 'Done'));
  await gone(form);
  await focus_is(ctx, page, /^Write a note$/);
  await write_note(page, 'Written twice');
  await press(page, action(region(page, 'Notes'), 'Remove note').first());
  await focus_is(ctx, page, /^Edit note of/);
}

async function evidence(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const goals = region(page, 'Goals');
  await press(page, action(goals, 'Add evidence').first());
  const form = page.getByRole('form', { name: 'New evidence' });
  await press(page, button(form, 'Cancel'));
  await gone(form);
  await focus_is(ctx, page, /^Add evidence: /);
  await press(page, action(goals, 'Add evidence').first());
  await page.keyboard.type('Version one');
  await page.keyboard.press('Enter');
  await gone(form);
  await focus_is(ctx, page, /^Add evidence: /);
  await press(page, action(goals, 'Edit evidence'));
  await page.keyboard.press('Escape');
  await focus_is(ctx, page, /^Edit evidence: Version one$/);
  await press(page, action(goals, 'Remove evidence'));
  await focus_is(ctx, page, /^Add evidence: /);
}

async function the_week(ctx) {
  const page = await open_app(ctx, '#/week/1');
  for (const name of ['Skip', 'Defer']) {
    await press(page, button(page, name));
    await page.keyboard.press('Escape');
    await focus_is(ctx, page, new RegExp(`^${name}$`));
  }
  await press(page, button(page, 'Mark week done'));
  await shown(page.getByText('Done', { exact: true }));
  await focus_is(ctx, page, /week/);
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null && document.activeElement.localName !== 'main'), true);
}

async function an_import(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await saved(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(region(page, 'Backup'), 'Export everything').click()]);
  const file = button(page, 'Choose a backup file');
  await file.focus();
  await file.setInputFiles(await download.path());
  await focus_is(ctx, page, /^Close$/);
  await page.keyboard.press('Enter');
  await focus_is(ctx, page, /^Choose a backup file$/);
}

// The last one of a list has no neighbour: what adds the next one stands there, not what belongs to another part of the page.
async function the_last_of_a_list(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Time'), 'Add time').click();
  await page.keyboard.type('45');
  await page.keyboard.press('Enter');
  await press(page, action(region(page, 'Time'), 'Remove time'));
  await focus_is(ctx, page, /^Add time$/);
  await open_app(ctx, '#/settings');
  await page.getByRole('textbox', { name: 'Day off' }).fill('2026-12-24');
  await button(page, 'Add day off').click();
  await press(page, page.getByRole('button', { name: /^Remove .*24 Dec/ }));
  await focus_is(ctx, page, /^Add day off$/);
}

async function a_form_begins_with_a_field(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Time'), 'Add time').click();
  await page.keyboard.type('45');
  await page.keyboard.press('Enter');
  await press(page, action(region(page, 'Time'), 'Edit time'));
  await ctx.eventually(() => page.getByRole('textbox', { name: 'Minutes' }).evaluate((field) => field === document.activeElement), 'its minutes can be written at once');
  await page.keyboard.press('Escape');
  await focus_is(ctx, page, /^Edit time: /);
}

// A mistake that leaving a field brings to light is said, and who went on goes on.
async function a_mistake_behind_one(ctx) {
  const page = await open_app(ctx, '#/settings');
  await page.getByRole('textbox', { name: 'Hours a week' }).fill('99');
  await listen(page);
  await page.keyboard.press('Tab');
  await heard(ctx, page, /^alert: Give whole hours/);
  await focus_is(ctx, page, /^Monday$/);
}

async function behind_a_dialog(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const topic = region(page, 'Topics').getByRole('checkbox').first();
  await topic.check();
  await saved(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click();
  const opener = button(region(page, 'Start over'), 'Wipe everything');
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Wipe everything' });
  await button(dialog, 'Keep my data').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+k');
  await focus_is(ctx, page, /^Keep my data$/);
  assert.equal(await page.getByRole('dialog').count(), 1, 'nothing opens over it');
  await page.goBack();
  await shown(heading(page, /^Week 1: /));
  assert.equal(await page.getByRole('dialog').count(), 0, 'it goes with its page');
  assert.equal(await topic.isChecked(), true, 'nothing behind it was undone');
}

async function a_new_plan(ctx) {
  const page = await open_app(ctx);
  await button(page, 'Look around with a sample learner').click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan', exact: true }).click();
  await shown(heading(page, 'Plan'));
  await listen(page);
  await press(page, button(page, 'Preview a new plan'));
  await heard(ctx, page, /^status: A new plan\. \d+ weeks? moves?/);
  await focus_is(ctx, page, /^Accept the new plan$/);
  await page.keyboard.press('Enter');
  await heard(ctx, page, /^status: New plan accepted/);
  await focus_is(ctx, page, /./);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'main', 'the page as a whole has changed');
}

// What an undone notice leaves behind is where the reader was before.
async function the_offer_to_undo(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Time'), 'Add time').click();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await shown(action(region(page, 'Time'), 'Edit time'));
  await action(region(page, 'Time'), 'Edit time').focus();
  await press(page, page.locator('#mirror > button', { hasText: 'Undo' }));
  await ctx.eventually(() => page.evaluate(() => document.activeElement.closest('main') !== null), 'the focus is in the page again');
}

const top = (page) => page.getByRole('main').evaluate((main) => main.scrollTop);

async function scroll_keys(ctx) {
  const page = await open_app(ctx, '#/week/1');
  assert.equal(await focused(page), 'nothing');
  const lower = async (key, wanted) => {
    const before = await top(page);
    await page.keyboard.press(key);
    await ctx.eventually(async () => Math.sign(await top(page) - before) === wanted, `${key} scrolls`);
  };
  await lower('PageDown', 1);
  await ctx.eventually(async () => {
    const before = await top(page);
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    return await top(page) === before;
  }, 'the scrolling has ended');
  await lower('Home', -1);
  await ctx.eventually(async () => await top(page) === 0, 'at the top');
  await lower('Space', 1);
  await lower('End', 1);
  await lower('Home', -1);
  await ctx.eventually(async () => await top(page) === 0, 'at the top');
  await lower('ArrowDown', 1);
  // The same from the navigation, which does not scroll.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan', exact: true }).focus();
  await lower('End', 1);
  assert.equal(await focused(page), 'Plan', 'the focus stays where it is');
  // A button takes the space bar.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Search' }).focus();
  await page.keyboard.press('Space');
  await shown(page.getByRole('dialog', { name: 'Command palette' }));
}

async function skip_link(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the content' });
  assert.equal(await skip.evaluate((element) => element === document.activeElement), true, 'the first stop');
  assert.equal(await skip.evaluate((element) => document.elementFromPoint(element.offsetLeft + 10, element.offsetTop + 10) === element), true, 'it is seen');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
  // Out of sight it takes nothing away from what lies there.
  assert.equal(await page.evaluate(() => document.elementFromPoint(30, 30).className === 'skip'), false);
}

async function a_new_page(ctx) {
  const page = await open_app(ctx, '#/roadmap');
  await page.getByRole('link', { name: /^Week 2: / }).focus();
  await page.keyboard.press('Enter');
  await shown(heading(page, /^Week 2: /));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
}

export const journeys = [
  { name: 'citizen: after a tick on Today the next one has the focus', run: a_tick_on_today },
  { name: 'citizen: starting and stopping the timer keeps the focus there', run: the_timer },
  { name: 'citizen: writing, previewing and removing a note keeps the focus there', run: a_note },
  { name: 'citizen: adding, changing and removing evidence keeps the focus there', run: evidence },
  { name: 'citizen: closing a week keeps the focus there', run: the_week },
  { name: 'citizen: removing the last of a list keeps the focus there', run: the_last_of_a_list },
  { name: 'citizen: a form begins with a field and gives the focus back', run: a_form_begins_with_a_field },
  { name: 'citizen: a mistake in a field that was left is said, and Tab goes on', run: a_mistake_behind_one },
  { name: 'citizen: what lies behind a dialog does not hear', run: behind_a_dialog },
  { name: 'citizen: a new plan is said and has the focus', run: a_new_plan },
  { name: 'citizen: an import keeps the focus there', run: an_import },
  { name: 'citizen: the offer to undo gives the focus back', run: the_offer_to_undo },
  { name: 'citizen: the keys that scroll a page scroll it from anywhere', run: scroll_keys },
  { name: 'citizen: the navigation can be skipped', run: skip_link },
  { name: 'citizen: the focus survives a new page', run: a_new_page },
];
