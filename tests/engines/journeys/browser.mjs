// What belongs to the browser stays the browser's: keys, wheel, find in page, links, history, tabs.
import assert from 'node:assert/strict';
import { ink } from '../lib/pictures.mjs';

const main = (tab) => tab.find('main');
const scroll_of = (tab) => tab.evaluate(() => document.querySelector('main').scrollTop);

async function tab_order(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  const seen = [];
  const wanted = ['link Today', 'link Roadmap', 'link Plan', 'link Portfolio', 'link Data', 'link Settings'];
  const topic = tab.region('Topics').find('checkbox').nth(0);
  for (let step = 0; step < 60 && !(await topic.state()).focused; step += 1) {
    await tab.press('Tab');
    const place = await tab.ask('focused');
    if (place) seen.push(`${place.role} ${place.name}`);
  }
  await topic.focused();
  assert.deepEqual(seen.filter((name) => wanted.includes(name)), wanted);
  // What the key does must not take the focus away.
  await tab.press(' ');
  await topic.ticked();
  await topic.focused();
  await tab.press('Tab');
  await tab.region('Topics').find('checkbox').nth(1).focused();
  await tab.press('Shift', 'Tab');
  await topic.focused();
}

async function dialog(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  await tab.region('Topics').find('checkbox').nth(0).click();
  await tab.region('Topics').says(/1 of \d/);
  await tab.go('Data');
  const opener = tab.region('Start over').button('Wipe everything');
  await opener.click();
  const box = tab.find('dialog', 'Wipe everything');
  await box.shown();
  await box.find('textbox').focused();
  assert.equal(await opener.count(), 0, 'what lies behind is out of reach');
  assert.equal(await tab.evaluate(() => document.querySelector('main').matches('[inert]')), true);
  for (let step = 0; step < 6; step += 1) {
    await tab.press('Tab');
    const inside = await tab.evaluate(() => document.activeElement === document.body || document.activeElement.closest('[role=dialog]') !== null);
    assert.ok(inside, 'the focus stays in the dialog');
  }
  await box.find('textbox').click();
  await tab.press('Escape');
  await box.gone();
  await opener.focused();
}

// Deep down the page, out of sight: the browser finds it, the mirror scrolls there, and the canvas shows it.
async function find_in_page(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  const words = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('main p')].filter((p) => p.textContent.length > 30);
    const text = (p) => p.textContent.trim();
    const last = all.reverse().find((p) => p.getBoundingClientRect().top > innerHeight * 2 && all.filter((q) => text(q) === text(p)).length === 1);
    return text(last);
  });
  assert.equal(await scroll_of(tab), 0);
  assert.equal(await tab.find_in_page(words.slice(0, 60).replace(/\s\S*$/, '')), true, `the browser finds "${words}"`);
  await ctx.eventually(async () => await scroll_of(tab) > 0, 'the mirror has scrolled');
  await tab.evaluate(() => getSelection().removeAllRanges()); // its colour is not ink
  const place = tab.text(new RegExp(`^${words.slice(0, 40).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)).nth(0);
  const { box } = await place.state();
  const height = await tab.evaluate(() => innerHeight);
  assert.ok(box.y >= 0 && box.y + box.height <= height + 1, 'the words are in sight');
  await ctx.eventually(async () => ink(await ctx.picture(), box).inked > words.length, 'the canvas shows the words where the mirror has them');
}

/** How far one notch over a box goes. What was put there a moment ago may not be under the wheel yet: then once more. */
async function notch(ctx, place, selector) {
  const scrolled = () => ctx.tab.evaluate((name) => document.querySelector(name).scrollTop, selector);
  await place.wheel(0, 120);
  await ctx.eventually(async () => await scrolled() > 0, 'the wheel scrolls', 5000).catch(() => place.wheel(0, 120));
  let last = -1;
  let same = 0;
  await ctx.eventually(async () => {
    const now = await scrolled();
    same = now === last && now > 0 ? same + 1 : 0;
    last = now;
    return same >= 8;
  }, 'the scrolling comes to rest');
  return last;
}

// A box of the page's own, beside ours.
const put_probe = () => {
  const probe = document.createElement('div');
  probe.id = 'probe';
  probe.setAttribute('role', 'img');
  probe.setAttribute('aria-label', 'Probe');
  probe.style.cssText = 'position:fixed;right:20px;top:20px;width:200px;height:300px;overflow:auto;background:white';
  probe.append(document.createElement('div'));
  probe.firstChild.style.height = '5000px';
  document.body.append(probe);
};

// The same notch over a plain scrolling box of this engine, and over ours.
async function wheel(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  await tab.evaluate(put_probe);
  await tab.screenshot(); // the box is drawn
  const plain = await notch(ctx, tab.find('img', 'Probe'), '#probe');
  await tab.evaluate(() => { document.querySelector('main').scrollTop = 0; });
  const ours = await notch(ctx, tab.region('Topics'), 'main');
  assert.ok(Math.abs(ours - plain) <= 1, `a notch is ${plain} px in a plain box and ${ours} px here`);
  const zoom = await tab.evaluate(() => {
    const event = new WheelEvent('wheel', { deltaY: 120, ctrlKey: true, bubbles: true, cancelable: true });
    document.elementFromPoint(innerWidth / 2, innerHeight / 2).dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.equal(zoom, false, 'the wheel with Control zooms the page');
}

const BROWSER_KEYS = [
  'F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'Tab', 'Shift+Tab', 'PageDown', ' ', 'Control+r', 'Control+Shift+R', 'Control+f', 'Control+g', 'Control+l',
  'Control+t', 'Control+n', 'Control+w', 'Control+Shift+T', 'Control+Tab', 'Control+PageDown', 'Control+1', 'Control+9', 'Control+Shift+I', 'Control+u',
  'Control+s', 'Control+p', 'Control+d', 'Control+h', 'Control+j', 'Control+a', 'Control+c', 'Control+x', 'Control+v', 'Control++', 'Control+-', 'Control+0',
  'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+d', 'Meta+r', 'Meta+l', 'Meta+f', 'Meta+t', 'Meta+w', 'Meta+[',
];
const OURS = ['Control+k', '/', '?', 'Control+z'];

async function keys(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  await tab.region('Notes').button('Write a note').click();
  await tab.find('form', 'New note').find('textbox').focused();
  const prevented = (list, selectors) => tab.evaluate((names, places) => {
    const parse = (name) => {
      const parts = name.endsWith('++') ? [...name.slice(0, -2).split('+'), '+'] : name.split('+');
      const key = parts.pop();
      const has = (modifier) => parts.includes(modifier);
      return { key, ctrlKey: has('Control'), shiftKey: has('Shift'), altKey: has('Alt'), metaKey: has('Meta'), bubbles: true, cancelable: true };
    };
    return places.flatMap((place) => names.filter((name) => {
      const event = new KeyboardEvent('keydown', parse(name));
      document.querySelector(place).dispatchEvent(event);
      return event.defaultPrevented;
    }).map((name) => `${name} on ${place}`));
  }, list, selectors);
  assert.ok(BROWSER_KEYS.length >= 30);
  assert.deepEqual(await prevented(BROWSER_KEYS, ['main button', 'main textarea', 'main input[type=checkbox]']), []);
  // Where nothing scrolls by itself, the keys that scroll a page scroll the main area, and no others are taken.
  const scroll_keys = ['PageDown', ' '];
  assert.deepEqual(await prevented(BROWSER_KEYS.filter((key) => !scroll_keys.includes(key)), ['body', 'nav a']), []);
  const before = await scroll_of(tab);
  await tab.evaluate(() => document.activeElement.blur());
  await tab.press('PageDown');
  await ctx.eventually(async () => await scroll_of(tab) > before, 'PageDown scrolls');
  // The watch is not blind: our own few keys are seen.
  for (const key of OURS) {
    assert.deepEqual(await prevented([key], ['body']), [`${key} on body`]);
    await tab.press('Escape');
    await tab.find('dialog').gone();
  }
}

async function links(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  const outside = (await tab.region('Resources').find('link').states()).map(({ tag, attributes }) => ({ tag, ...attributes }));
  assert.ok(outside.length > 2);
  for (const link of outside) {
    assert.equal(link.tag, 'A');
    assert.match(link.href, /^https:\/\//);
    assert.equal(link.target, '_blank');
    assert.match(link.rel, /\bnoopener\b/);
  }
  await tab.go('Plan');
  assert.equal(await tab.evaluate(() => location.hash), '#/plan');
  await tab.go('Data');
  await tab.back();
  await tab.heading('Plan').shown();
  await tab.back();
  await tab.heading(/^Week 1: /).shown();
  await tab.forward();
  await tab.heading('Plan').shown();
}

async function middle_click(ctx) {
  const { tab } = ctx;
  if (ctx.engine.cannot.middle) ctx.skip(ctx.engine.cannot.middle);
  await tab.open('#/today');
  await tab.find('link', 'Plan', { within: { role: 'navigation', name: 'Main' } }).click({ button: 'middle' });
  const tabs = await ctx.eventually(async () => {
    const all = await ctx.tabs();
    return all.length === 2 && all;
  }, 'a second tab is open');
  await tabs.find((one) => one !== tab).heading('Plan').shown();
  assert.equal(await tab.evaluate(() => location.hash), '#/today', 'the first tab stays where it was');
  await tab.heading('Today').shown();
}

async function structure(ctx) {
  const { tab } = ctx;
  for (const hash of ['#/today', '#/roadmap', '#/week/1', '#/plan', '#/portfolio', '#/data', '#/settings', '#/search?q=react']) {
    await tab.open(hash);
    assert.equal(await tab.find('heading', undefined, { level: 1 }).count(), 1, `${hash}: one heading of the first level`);
    assert.equal(await tab.find('navigation', 'Main').count(), 1, `${hash}: the navigation`);
    assert.equal(await main(tab).count(), 1, `${hash}: one main part`);
    assert.ok(await tab.find('status').count() >= 1, `${hash}: a live region`);
    const levels = (await tab.find('heading').states()).map(({ tag }) => Number(tag.slice(1)));
    const jumps = levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1);
    assert.deepEqual(jumps, [], `${hash}: no level of headings is left out: ${levels}`);
  }
  await tab.press('Control', 'k');
  await tab.find('dialog', /./).shown();
  assert.equal((await tab.find('dialog').state()).attributes['aria-modal'], 'true');
  await tab.press('Escape');
  await tab.find('dialog').gone();
}

export const journeys = [
  { name: 'browser: Tab goes through the controls in order', run: tab_order },
  { name: 'browser: a dialog keeps the focus and gives it back', run: dialog },
  { name: 'browser: find in page reaches what is drawn far below', run: find_in_page },
  { name: 'browser: a notch of the wheel scrolls as anywhere', run: wheel },
  { name: 'browser: its keys stay its own', run: keys },
  { name: 'browser: links are links, back and forward go', run: links },
  { name: 'browser: the middle button opens a tab', run: middle_click },
  { name: 'browser: headings, landmarks, a live region, dialogs', run: structure },
];
