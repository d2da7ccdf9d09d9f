// Fingers and wheels: scrolling is the browser's own, and what scrolls does not press.
import assert from 'node:assert/strict';
import { is_checked, open_app, region } from '../lib/app.mjs';

const top_of = (page) => page.getByRole('main').evaluate((main) => main.scrollTop);

async function a_fling_presses_nothing(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await page.evaluate(() => {
    window.pressed = [];
    for (const type of ['click', 'change', 'input']) addEventListener(type, (event) => window.pressed.push(`${type} ${event.target.textContent}`), true);
  });
  const session = await ctx.context.newCDPSession(page);
  const boxes = region(page, 'Topics').getByRole('checkbox');
  const ticked = () => boxes.evaluateAll((all) => all.filter((box) => box.checked).length);
  for (const place of [boxes.nth(1), page.getByRole('main').getByRole('link').nth(2), page.getByRole('main').getByRole('button').nth(2)]) {
    await place.scrollIntoViewIfNeeded();
    const before = await top_of(page);
    const box = await place.boundingBox();
    const y = box.y + box.height / 2;
    const x = box.x + Math.min(12, box.width / 2);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let up = 15; up <= 240; up += 15) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - up }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await ctx.eventually(async () => await top_of(page) > before + 150, 'it glides');
  }
  assert.deepEqual(await page.evaluate(() => window.pressed), []);
  assert.equal(await ticked(), 0);
  await page.getByRole('main').evaluate((main) => { main.scrollTop = 0; });
  await boxes.first().tap();
  await is_checked(boxes.first(), true);
}

async function a_slider_is_not_moved_by_scrolling(ctx) {
  const page = await open_app(ctx, '#/settings');
  const session = await ctx.context.newCDPSession(page);
  const slider = page.getByRole('slider', { name: 'Text size' });
  await slider.scrollIntoViewIfNeeded();
  const value = () => slider.getAttribute('aria-valuetext');
  const { x, y, width, height } = await slider.boundingBox();
  const at = (share, down = 0) => ({ x: x + width * share, y: y + height / 2 + down });
  const finger = async (...points) => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [points[0]] });
    for (const point of points.slice(1)) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  assert.equal(await value(), '100 %');
  await finger(at(0.8), at(0.8, -12), at(0.8, -30), at(0.8, -60), at(0.8, -120));
  await page.getByRole('main').evaluate((main) => { main.scrollTop = 0; });
  assert.equal(await value(), '100 %');
  await slider.scrollIntoViewIfNeeded();
  await slider.press('ArrowRight');
  await ctx.eventually(async () => await value() === '105 %', 'keys move it after that');
  const here = await slider.boundingBox();
  const there = (share) => ({ x: here.x + here.width * share, y: here.y + here.height / 2 });
  await finger(there(0.3), there(0.35), there(0.4), there(0.45), there(0.52));
  await ctx.eventually(async () => Number.parseInt(await value(), 10) >= 115, 'it follows a finger that goes across');
  const again = await slider.boundingBox();
  await finger({ x: again.x + 10, y: again.y + again.height / 2 });
  await ctx.eventually(async () => await value() === '85 %', 'a tap moves it');
}

async function pinch_is_allowed(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const viewport = await page.evaluate(() => document.querySelector('meta[name=viewport]').content);
  assert.doesNotMatch(viewport, /maximum-scale|user-scalable/);
  const session = await ctx.context.newCDPSession(page);
  const fingers = (apart) => [{ x: 195, y: 400 - apart, id: 0 }, { x: 195, y: 400 + apart, id: 1 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(60) });
  for (let apart = 70; apart <= 200; apart += 10) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await ctx.eventually(() => page.evaluate(() => visualViewport.scale > 1.5), 'two fingers zoom in');
}

async function targets_are_large_enough(ctx) {
  const page = await open_app(ctx);
  for (const hash of ['#/today', '#/roadmap', '#/week/1', '#/tasks', '#/tasks/board', '#/tasks/matrix', '#/tasks/calendar', '#/tasks/insights', '#/tasks/order', '#/tasks/files', '#/shop', '#/shop/customers', '#/shop/together', '#/shop/products', '#/shop/product', '#/shop/store', '#/shop/cart', '#/shop/lines', '#/shop/recommend', '#/shop/files', '#/sentiment', '#/sentiment/texts', '#/sentiment/evaluate', '#/sentiment/teach', '#/sentiment/feed', '#/plants', '#/plants/sees', '#/plants/journal', '#/plants/species', '#/plants/species/94', '#/plan', '#/portfolio', '#/data', '#/settings']) {
    await open_app(ctx, hash);
    const small = await page.evaluate(() => [...document.querySelectorAll('#mirror :is(button, select, input:not([type=radio], [type=range])), #mirror nav a')]
      .map((element) => ({ box: (element.closest('label') ?? element).getBoundingClientRect(), name: element.getAttribute('aria-label') || element.textContent || element.closest('label')?.textContent || element.id }))
      .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 24)).map(({ box, name }) => `${name}: ${box.width} x ${box.height}`));
    assert.deepEqual(small, [], `${hash}: a finger hits everything`);
  }
}

async function one_notch(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await page.evaluate(() => {
    const plain = document.createElement('div');
    plain.id = 'plain';
    plain.style.cssText = 'position:fixed;right:0;top:0;width:80px;height:300px;overflow:auto;z-index:9';
    plain.append(document.createElement('div'));
    plain.firstChild.style.height = '5000px';
    plain.addEventListener('scrollend', () => { plain.dataset.ended = ''; });
    document.body.append(plain);
  });
  await page.mouse.move(1400, 150);
  await page.mouse.wheel(0, 120);
  const plain_top = () => page.evaluate(() => document.getElementById('plain').scrollTop);
  await ctx.equals(plain_top, 120);
  await page.locator('#plain[data-ended]').waitFor(); // until then the wheel belongs to what it has begun to scroll
  await page.mouse.move(700, 450);
  await page.mouse.wheel(0, 120);
  await ctx.equals(() => top_of(page), 120, 'as far as anywhere on the web');
  const kept = await page.evaluate(() => {
    const event = new WheelEvent('wheel', { deltaY: 120, ctrlKey: true, bubbles: true, cancelable: true });
    document.querySelector('#mirror main p').dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.equal(kept, false, 'Ctrl and wheel is the browser\'s zoom');
}

export const journeys = [
  { name: 'citizen: a fling presses nothing', run: a_fling_presses_nothing, phone: true },
  { name: 'citizen: a slider is not moved by scrolling over it', run: a_slider_is_not_moved_by_scrolling, phone: true },
  { name: 'citizen: two fingers may zoom', run: pinch_is_allowed, phone: true },
  { name: 'citizen: targets are large enough for fingers', run: targets_are_large_enough, phone: true },
  { name: 'citizen: a notch of the wheel', run: one_notch },
];
