// One whole journey by role and name alone, with three pairs of hands: a keyboard only; assistive technology, which clicks
// elements without a pointer; and fingers.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { button, gone, heading, is_checked, open_app, region, said, saved, says, shown, undo_button } from '../lib/app.mjs';
import { eventually } from '../lib/context.mjs';

/** There, and not dimmed: a person waits for that too. */
async function usable(locator) {
  await shown(locator);
  await eventually(() => locator.first().evaluate((element) => element.ariaDisabled !== 'true' && !element.disabled), `${locator} can be used`);
}
const has_focus = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Tab by Tab, as far as it takes. */
async function tab_to(page, locator) {
  await shown(locator);
  for (let presses = 0; presses < 260; presses += 1) {
    if (await has_focus(locator.first())) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${locator}`);
}

const keyboard = (page) => ({
  async press(locator) {
    await usable(locator);
    await tab_to(page, locator);
    const ticks = await locator.first().evaluate((element) => ['checkbox', 'radio'].includes(element.type));
    await page.keyboard.press(ticks ? 'Space' : 'Enter');
  },
  async write(locator, text) {
    await tab_to(page, locator);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  },
  async undo() {
    await page.keyboard.press('Control+z');
  },
});

// What a screen reader or a switch does: it asks the element itself. No pointer event ever happens.
const assistant = (page) => ({
  async press(locator) {
    await usable(locator);
    await locator.first().evaluate((element) => element.click());
  },
  async write(locator, text) {
    await shown(locator);
    await locator.first().evaluate((element) => {
      element.focus();
      element.select();
    });
    await page.keyboard.insertText(text);
  },
  undo: () => undo_button(page).evaluate((element) => element.click()),
});

const fingers = (page) => ({
  press: (locator) => locator.first().tap(),
  async write(locator, text) {
    await locator.first().tap();
    await locator.first().fill(text);
  },
  undo: () => button(page.getByRole('banner'), 'Undo').tap(),
});

const nav = (page, name) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });

async function set_up(page, hand) {
  const change = button(page, 'Change these');
  if (await change.count() > 0) await hand.press(change);
  await hand.write(page.getByRole('textbox', { name: 'Hours a week' }), '18');
  await hand.press(button(page, 'Begin with this'));
  await shown(said(page, 'Your roadmap starts'));
  await gone(region(page, 'Welcome to Cairn'));
}

async function work_on_week_1(page, hand) {
  await hand.press(nav(page, 'Roadmap'));
  await shown(heading(page, 'Roadmap'));
  await hand.press(page.getByRole('link', { name: /^Week 1: / }));
  await shown(heading(page, /^Week 1: /));
  const topic = region(page, 'Topics').getByRole('checkbox').first();
  await hand.press(topic);
  await is_checked(topic, true);
  await hand.press(button(region(page, 'Notes'), 'Write a note'));
  const form = page.getByRole('form', { name: 'New note' });
  await hand.write(form.getByRole('textbox'), 'Written by other hands');
  await hand.press(button(form, 'Done'));
  await says(page.getByRole('list', { name: 'Notes' }), /Written by other hands/);
  await hand.press(button(region(page, 'Status'), 'Mark week done'));
  await says(region(page, 'Status'), /Done on/);
}

async function undo_and_again(page, hand) {
  await hand.undo();
  await shown(said(page, 'Undone'));
  await shown(button(region(page, 'Status'), 'Mark week done'));
  await hand.press(button(region(page, 'Status'), 'Mark week done'));
  await says(region(page, 'Status'), /Done on/);
  await saved(page);
}

async function out_and_in(page, hand) {
  await hand.press(nav(page, 'Data'));
  await shown(heading(page, 'Data'));
  const [download] = await Promise.all([page.waitForEvent('download'), hand.press(button(region(page, 'Backup'), 'Export everything'))]);
  const file = { name: 'cairn-backup.json', mimeType: 'application/json', buffer: fs.readFileSync(await download.path()) };
  await hand.press(button(region(page, 'Start over'), 'Wipe everything'));
  const dialog = page.getByRole('dialog', { name: 'Wipe everything' });
  await hand.write(dialog.getByRole('textbox', { name: 'Type wipe to confirm' }), 'wipe');
  await hand.press(button(dialog, 'Wipe now'));
  await shown(said(page, 'Everything is wiped'));
  await hand.press(nav(page, 'Data'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hand.press(button(page, 'Choose a backup file'))]);
  await chooser.setFiles(file);
  await hand.press(button(region(page, 'Import a backup'), 'Import'));
  await shown(said(page, 'Backup imported'));
  await hand.press(nav(page, 'Roadmap'));
  await hand.press(page.getByRole('link', { name: /^Week 1: / }));
  await says(page.getByRole('list', { name: 'Notes' }), /Written by other hands/);
  await says(region(page, 'Status'), /Done on/);
}

const journey = (make_hand) => async (ctx) => {
  await ctx.context.addInitScript(() => {
    window.pointers = 0;
    for (const type of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(type, () => { window.pointers += 1; }, { capture: true });
  });
  const page = await open_app(ctx);
  const hand = make_hand(page);
  await set_up(page, hand);
  await work_on_week_1(page, hand);
  await undo_and_again(page, hand);
  await out_and_in(page, hand);
  const pointers = await page.evaluate(() => window.pointers);
  assert.equal(pointers > 0, make_hand === fingers, `${pointers} presses of a pointer`);
};

export const journeys = [
  { name: 'citizen: set up, a week, a note, undo, export, import with a keyboard only', run: journey(keyboard) },
  { name: 'citizen: set up, a week, a note, undo, export, import by clicks without a pointer', run: journey(assistant) },
  { name: 'citizen: set up, a week, a note, undo, export, import with fingers', run: journey(fingers), phone: true },
];
