// Writing on a phone: the keyboard opens with the tap, nothing zooms in, and the page makes room for it.
import assert from 'node:assert/strict';
import { action, button, gone, open_app, region, resize, shown } from '../lib/app.mjs';
import { frames, ink_in } from '../lib/ink.mjs';

// What has the focus when the page's own handlers of the tap are through. Later is too late: a keyboard opens in a gesture only.
async function focus_after_tap(page, target) {
  await target.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    window.focused = null;
    addEventListener('click', () => { window.focused = document.activeElement.tagName; }, { once: true });
  });
  await target.tap();
  return page.waitForFunction(() => window.focused).then((handle) => handle.jsonValue());
}

async function focus_in_the_gesture(ctx) {
  const page = await open_app(ctx, '#/settings');
  assert.equal(await focus_after_tap(page, page.getByRole('textbox', { name: 'Name' })), 'INPUT');
  assert.notEqual(await focus_after_tap(page, page.getByRole('heading', { level: 1 })), 'INPUT', 'a tap beside it leaves the field');
  assert.equal(await focus_after_tap(page, page.getByRole('button', { name: 'Search', exact: true })), 'INPUT', 'the palette\'s field');
  await page.touchscreen.tap(195, 830);
  await gone(page.getByRole('dialog'));
  await open_app(ctx, '#/week/3');
  assert.equal(await focus_after_tap(page, button(region(page, 'Notes'), 'Write a note')), 'TEXTAREA');
  await button(page, 'Done').tap();
  assert.equal(await focus_after_tap(page, action(region(page, 'Goals'), 'Add evidence').first()), 'INPUT');
}

async function nothing_zooms_in(ctx) {
  const page = await open_app(ctx);
  const sizes = () => page.locator('#mirror').evaluate((root) => [...root.querySelectorAll('input, textarea, select')]
    .filter((field) => !['checkbox', 'radio', 'range', 'file'].includes(field.type))
    .map((field) => ({ name: field.getAttribute('aria-label'), px: parseFloat(getComputedStyle(field).fontSize) })));
  const seen = new Set();
  const look = async () => {
    await frames(page);
    for (const { name, px } of await sizes()) {
      seen.add(name);
      assert.ok(px >= 16, `"${name}": ${px} px; a phone zooms into letters below 16`);
    }
  };
  for (const hash of ['#/today', '#/roadmap', '#/tasks', '#/tasks/board', '#/tasks/matrix', '#/tasks/calendar', '#/tasks/insights', '#/tasks/order', '#/tasks/files', '#/shop', '#/shop/customers', '#/shop/together', '#/shop/products', '#/shop/product', '#/shop/store', '#/shop/cart', '#/shop/lines', '#/shop/recommend', '#/shop/files', '#/sentiment', '#/sentiment/texts', '#/sentiment/evaluate', '#/sentiment/teach', '#/sentiment/feed', '#/plants', '#/plants/sees', '#/plants/journal', '#/plants/species', '#/plants/species/94', '#/plan', '#/portfolio', '#/data', '#/settings', '#/search?q=docker', '#/week/3']) {
    await open_app(ctx, hash);
    await look();
  }
  await button(region(page, 'Notes'), 'Write a note').tap();
  await action(region(page, 'Goals'), 'Add evidence').first().tap();
  await button(page, 'Add time').first().tap();
  await look();
  await page.getByRole('button', { name: 'Search', exact: true }).tap();
  await shown(page.getByRole('dialog'));
  await look();
  assert.ok(seen.size >= 10, `fields seen: ${[...seen].join(', ')}`);
}

// The part of the page that can be seen, as a phone reports it; there is no keyboard to open here.
const view = (page, change) => page.evaluate((values) => {
  for (const [name, value] of Object.entries(values)) Object.defineProperty(visualViewport, name, { configurable: true, get: () => value });
  visualViewport.dispatchEvent(new Event('resize'));
  visualViewport.dispatchEvent(new Event('scroll'));
}, change);

const place = (page, selector) => page.locator(selector).evaluate((element) => {
  const { top, height } = element.getBoundingClientRect();
  return { top, height };
});

async function room_for_the_keyboard(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await button(region(page, 'Notes'), 'Write a note').tap();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await page.keyboard.type('Hxgjp');
  // The field stands low, where the keyboard comes.
  await field.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  assert.ok((await field.boundingBox()).y > 440);
  await view(page, { height: 440 });
  await ctx.equals(() => place(page, 'canvas'), { top: 0, height: 440 }, 'the canvas has the height that is left');
  await ctx.equals(() => place(page, '#mirror'), { top: 0, height: 440 });
  await ctx.eventually(async () => {
    const { y, height } = await field.boundingBox();
    return y >= 0 && y + height <= 440;
  }, 'the field is in sight');
  const bar = page.getByRole('navigation', { name: 'Main' });
  await gone(bar); // it would take a third of the room that is left
  // Pushed down over the page, as phones do that keep the page's height.
  await view(page, { offsetTop: 120 });
  await ctx.equals(() => place(page, 'canvas'), { top: 120, height: 440 });
  await ctx.equals(() => place(page, '#mirror'), { top: 120, height: 440 });
  await view(page, { height: 844, offsetTop: 0 });
  await ctx.equals(() => place(page, '#mirror'), { top: 0, height: 844 });
  await shown(bar);
  assert.equal(await field.evaluate((element) => element === document.activeElement), true, 'and the writing goes on');
}

async function pushed_page_is_drawn_in_place(ctx) {
  const page = await open_app(ctx, '#/settings');
  await view(page, { height: 500, offsetTop: 90 });
  await ctx.equals(() => place(page, '#mirror'), { top: 90, height: 500 });
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  const ink = await ink_in(page, { ...title, width: 200 });
  assert.ok(ink.count > 300 && ink.left < 4 && ink.top > 1 && ink.bottom < title.height, `the title is drawn where it can be selected: ${JSON.stringify(ink)}`);
  const box = page.getByRole('checkbox', { name: 'Monday' });
  await box.tap();
  await ctx.eventually(() => box.isChecked(), 'a tap meets what is drawn there');
}

async function zoomed_in_stays(ctx) {
  const page = await open_app(ctx, '#/settings');
  const before = await page.getByRole('main').evaluate((main) => main.innerHTML);
  await view(page, { scale: 2.5, height: 337, offsetTop: 200 });
  await frames(page);
  assert.deepEqual(await place(page, '#mirror'), { top: 0, height: 844 }, 'a closer look at the same page');
  assert.equal(await page.getByRole('main').evaluate((main) => main.innerHTML), before);
}

// The navigation changes sides, and what lay under the finger still does.
async function turned_in_the_middle(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const main = page.getByRole('main');
  await main.evaluate((element) => { element.scrollTop = 900; });
  for (const size of [{ width: 844, height: 390 }, { width: 390, height: 844 }]) {
    await resize(page, size);
    await frames(page);
    assert.ok(await main.evaluate((element) => element.scrollTop) > 400, 'the place is kept');
    // The canvas shows that place too: hearing of it once more changes nothing.
    const turned = await page.screenshot();
    for (const by of [1, -1]) {
      await main.evaluate((element, px) => { element.scrollTop += px; }, by);
      await frames(page);
    }
    assert.ok(turned.equals(await page.screenshot()), 'what is drawn lies where it can be touched');
  }
}

// At rest the canvas shows a note from its beginning; a finger on it must find the line that it sees, and move the page.
async function a_long_note_at_rest(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await field.fill(Array.from({ length: 60 }, (_, line) => `Line ${line}`).join('\n'));
  await field.evaluate((element) => { element.scrollTop = 400; });
  await field.evaluate((element) => element.blur());
  assert.deepEqual(await field.evaluate((element) => [element.scrollTop, getComputedStyle(element).overflowY, getComputedStyle(element).overscrollBehaviorY]), [0, 'hidden', 'auto']);
}

export const journeys = [
  { name: 'citizen: the phone is turned in the middle of a page', run: turned_in_the_middle, phone: true },
  { name: 'citizen: a long note at rest lies as it is drawn', run: a_long_note_at_rest, phone: true },
  { name: 'citizen: a tap gives a field the focus within the gesture', run: focus_in_the_gesture, phone: true },
  { name: 'citizen: no field makes a phone zoom in', run: nothing_zooms_in, phone: true },
  { name: 'citizen: the page makes room for the keyboard', run: room_for_the_keyboard, phone: true },
  { name: 'citizen: a page that the keyboard pushes is drawn in its place', run: pushed_page_is_drawn_in_place, phone: true },
  { name: 'citizen: zooming in by two fingers leaves the layout', run: zoomed_in_stays, phone: true },
];
