// The mirror alone: what is in use stays in its place while a list around it is sorted anew.
import assert from 'node:assert/strict';
import { make_random } from '../lib/random.mjs';

async function open_mirror(ctx, rows) {
  const { page } = ctx;
  await page.goto(new URL('tests/e2e/pages/mirror.html', ctx.url).href);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await show(page, rows);
  return page;
}

const show = (page, rows) => page.evaluate((wanted) => window.alone.show(wanted), rows);
const box = (page, row) => page.getByRole('checkbox', { name: `Row ${row}`, exact: true });
const rows_of = (page) => page.getByRole('listitem').allInnerTexts();
const named = (rows) => rows.map((row) => `Row ${row}`);
const ticks = (page) => page.evaluate(() => window.alone.ticks());
const forget = (page) => page.evaluate(() => window.alone.sent.splice(0));

// A browser ticks a box when the key is released, and only if the box has not moved in the document since it was pressed.
async function a_key_is_held(ctx) {
  const page = await open_mirror(ctx, [0, 1, 2, 3]);
  for (const order of [[2, 0, 1, 3], [3, 1, 0, 2], [1, 0, 2, 3], [0, 2, 3, 1]]) {
    await box(page, 1).focus();
    await page.keyboard.down('Space');
    await show(page, order);
    await page.keyboard.up('Space');
    assert.deepEqual(await rows_of(page), named(order));
    assert.deepEqual(await ticks(page), ['1: true']);
    await forget(page);
  }
}

async function a_button_of_the_mouse_is_held(ctx) {
  const page = await open_mirror(ctx, [0, 1, 2, 3]);
  const { x, y } = await box(page, 2).boundingBox();
  await page.mouse.move(x + 8, y + 10);
  await page.mouse.down();
  await show(page, [3, 1, 2, 0]); // its place in the list is the same, under the pointer
  await page.mouse.up();
  assert.deepEqual(await rows_of(page), named([3, 1, 2, 0]));
  assert.deepEqual(await ticks(page), ['2: true']);
}

async function the_focus_stays(ctx) {
  const page = await open_mirror(ctx, [0, 1, 2, 3, 4, 5, 6, 7]);
  await box(page, 4).focus();
  await forget(page);
  const random = make_random(20261128);
  for (let turn = 0; turn < 60; turn += 1) {
    const left = [0, 1, 2, 3, 5, 6, 7, 8, 9].filter(() => random.below(5) > 0);
    const order = [4];
    for (const row of left) order.splice(random.below(order.length + 1), 0, row);
    await show(page, order);
    assert.deepEqual(await rows_of(page), named(order));
    assert.equal(await box(page, 4).evaluate((control) => control === document.activeElement), true);
  }
  assert.deepEqual(await page.evaluate(() => window.alone.sent.filter(({ e }) => e === 'focus')), [], 'it never was anywhere else');
}

export const journeys = [
  { name: 'mirror: a key that is held while its list is sorted', run: a_key_is_held, site: 'parts' },
  { name: 'mirror: a mouse button that is held while the list is sorted', run: a_button_of_the_mouse_is_held, site: 'parts' },
  { name: 'mirror: the focus stays while its list is sorted', run: the_focus_stays, site: 'parts' },
];
