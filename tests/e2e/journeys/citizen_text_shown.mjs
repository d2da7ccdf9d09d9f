// A field is drawn by the canvas while it rests and by the browser while it is edited: the letters must not move.
import assert from 'node:assert/strict';
import { button, go, has_value, open_app, region, shown, write_note } from '../lib/app.mjs';
import { ink_in } from '../lib/ink.mjs';

const SAMPLE = 'Hxgjp 2026 Wavy';

// Inside the border, which shows the focus.
async function letters_of(page, field) {
  const { x, y, width, height } = await field.boundingBox();
  const pad = parseFloat(await field.evaluate((element) => getComputedStyle(element).paddingLeft));
  const ink = await ink_in(page, { x: x + pad - 4, y: y + 4, width: Math.min(300, width - pad - 4), height: Math.min(60, height - 8) });
  assert.ok(ink.count > 100, 'letters are drawn');
  return ink;
}

async function stays_in_place(page, field, what) {
  await field.fill(SAMPLE);
  const edited = await letters_of(page, field);
  await field.evaluate((element) => element.blur());
  await page.mouse.move(1, 1);
  const rested = await letters_of(page, field);
  // Up and down by all of the ink: at their lowest row letters are so faint that each renderer draws another end.
  for (const side of ['left', 'middle', 'right']) {
    assert.ok(Math.abs(edited[side] - rested[side]) <= 1, `${what}: the letters' ${side} moves from ${rested[side]} to ${edited[side]}`);
  }
}

async function letters_do_not_move(ctx) {
  const { page } = ctx;
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await open_app(ctx, '#/settings');
    await ctx.equals(() => page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
    await stays_in_place(page, page.getByRole('textbox', { name: 'Name' }), `${colorScheme}, one line`);
    await open_app(ctx, '#/roadmap');
    await stays_in_place(page, page.getByRole('searchbox', { name: 'Search the weeks' }), `${colorScheme}, search`);
    await open_app(ctx, '#/week/3');
    await button(region(page, 'Notes'), 'Write a note').click();
    await stays_in_place(page, page.getByRole('form', { name: 'New note' }).getByRole('textbox'), `${colorScheme}, several lines`);
    await button(page, 'Done').click();
  }
}

const direction = (locator) => locator.evaluate((element) => getComputedStyle(element).direction);

async function right_to_left(ctx) {
  const page = await open_app(ctx, '#/settings');
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.fill('Ada');
  assert.equal(await direction(field), 'ltr');
  await field.fill('שלום עולם');
  assert.equal(await direction(field), 'rtl', 'the field follows what is written');
  // From the right edge, whole words in their order, also when the field rests.
  const { x, y, width, height } = await field.boundingBox();
  const right_end = { x: x + width - 200, y: y + 4, width: 196, height: height - 8 };
  const edited = await ink_in(page, right_end);
  await field.evaluate((element) => element.blur());
  const rested = await ink_in(page, right_end);
  assert.ok(edited.count > 100, 'it is written at the right');
  for (const side of ['left', 'top', 'right', 'bottom']) assert.ok(Math.abs(edited[side] - rested[side]) <= 1, `${side}: ${edited[side]}, at rest ${rested[side]}`);
  await go(page, 'Today');
  await open_app(ctx, '#/week/3');
  await write_note(page, 'مرحبا بالعالم');
  const paragraph = page.getByRole('list', { name: 'Notes' }).getByText('مرحبا بالعالم');
  await shown(paragraph);
  assert.equal(await paragraph.getAttribute('dir'), 'auto');
  assert.equal(await direction(paragraph), 'rtl');
  assert.equal(await direction(page.getByRole('heading', { level: 1 })), 'ltr');
  await open_app(ctx, '#/settings');
  await has_value(field, 'שלום עולם');
}

export const journeys = [
  { name: 'citizen: letters stay in place when a field is edited', run: letters_do_not_move },
  { name: 'citizen: letters stay in place when a field is edited, on a phone', run: letters_do_not_move, phone: true },
  { name: 'citizen: right-to-left text', run: right_to_left },
];
