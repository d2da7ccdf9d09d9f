// Keys: the browser's stay the browser's, whatever has the focus, and no modifier stays held that was let go elsewhere.
import assert from 'node:assert/strict';
import { button, gone, go, heading, open_app, region, shown } from '../lib/app.mjs';
import { make_hand } from '../lib/hand.mjs';
import { frames } from '../lib/ink.mjs';

const browser_keys = ['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'Control+r', 'Control+Shift+r', 'Control+f', 'Control+g', 'Control+Shift+g', 'Control+l', 'Control+t',
  'Control+Shift+t', 'Control+n', 'Control+Shift+n', 'Control+w', 'Control+Tab', 'Control+p', 'Control+s', 'Control+o', 'Control+d', 'Control+h', 'Control+j',
  'Control+u', 'Control+e', 'Control+b', 'Control+Shift+i', 'Control+Shift+j', 'Control+Shift+k', 'Control+Shift+y', 'Control+Shift+Delete', 'Control+Equal', 'Control+Minus', 'Control+0',
  'Control+1', 'Control+9', 'Control+PageDown', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+d', 'Alt+F4', 'Control+a', 'Control+c', 'Meta+r', 'Meta+l', 'Tab',
  'Shift+Tab', 'PageDown', 'PageUp', 'Control+Home', 'Control+End'];

const palette = (page) => page.getByRole('dialog', { name: 'Command palette' });

// Runs after every listener of the page, and hears whether one of them took the key.
const listen = (page) => page.evaluate(() => {
  window.swallowed = [];
  window.heard = 0;
  addEventListener('keydown', (event) => {
    window.heard += 1;
    if (event.defaultPrevented) window.swallowed.push(`${event.ctrlKey ? 'Control+' : ''}${event.altKey ? 'Alt+' : ''}${event.metaKey ? 'Meta+' : ''}${event.key}`);
  });
});

async function press_all(page, keys, target) {
  await page.evaluate(() => { window.heard = 0; });
  for (const key of keys) {
    if (target) await target.evaluate((element) => element.focus({ preventScroll: true }));
    else await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press(key);
  }
  const [heard, swallowed] = await page.evaluate(() => [window.heard, window.swallowed]);
  assert.ok(heard >= keys.length, `${heard} of ${keys.length} keys were heard`);
  assert.deepEqual(swallowed, []);
}

async function browser_keeps_its_keys(ctx) {
  const page = await open_app(ctx);
  await button(page, 'Look around with a sample learner').click();
  await listen(page);
  assert.ok(browser_keys.length >= 30);
  // From where nothing scrolls, these two scroll the main area: citizen_focus.mjs.
  const but_pages = browser_keys.filter((key) => !key.startsWith('Page'));
  await press_all(page, but_pages);
  await press_all(page, but_pages, page.getByRole('link', { name: 'Plan', exact: true }));
  await press_all(page, browser_keys, button(page, 'Leave the sample'));
  await go(page, 'Plan');
  // A chart takes arrow keys, Home and End of its own; with a modifier they are the browser's.
  await press_all(page, browser_keys.filter((key) => key.includes('+')), page.getByRole('img').first());
  await go(page, 'Settings');
  await press_all(page, browser_keys, page.getByRole('textbox', { name: 'Name' }));
  await go(page, 'Roadmap');
  await page.keyboard.press('Control+k');
  await shown(palette(page));
  await page.evaluate(() => { window.swallowed.length = 0; }); // that one is ours
  // Arrows and pages move through the palette's rows; the rest is free there too.
  await press_all(page, but_pages, palette(page).getByRole('combobox'));
}

async function no_modifier_stays(ctx) {
  const page = await open_app(ctx, '#/week/12');
  const other = await ctx.context.newPage();
  await page.bringToFront();
  const hand = await make_hand(ctx, page);
  await page.evaluate(() => document.activeElement?.blur());
  for (const held of ['Control', 'Meta', 'Alt']) {
    await hand.down(held, [held]);
    await other.bringToFront(); // it is let go there
    await page.evaluate(() => dispatchEvent(new Event('blur')));
    await page.bringToFront();
    await hand.down('k', [], { text: 'k' });
    await hand.up('k');
    await frames(page);
    assert.equal(await palette(page).count(), 0, `${held}: a plain k opens nothing`);
    await hand.down('/', [], { text: '/' });
    await hand.up('/');
    await shown(palette(page));
    await page.keyboard.type('k');
    assert.equal(await palette(page).getByRole('combobox').inputValue(), 'k', 'the key that opened it is not typed, the next one is');
    await hand.down('Escape');
    await hand.up('Escape');
    await gone(palette(page));
    const tabs = ctx.context.pages().length;
    const box = await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan', exact: true }).boundingBox();
    const at = { x: box.x + 30, y: box.y + 10, button: 'left', clickCount: 1, modifiers: 0 };
    for (const type of ['mousePressed', 'mouseReleased']) await hand.protocol.send('Input.dispatchMouseEvent', { type, ...at });
    await shown(heading(page, 'Plan'));
    assert.equal(ctx.context.pages().length, tabs, 'a click is a plain click');
    await page.goBack();
    await shown(heading(page, /^Week 12: /));
    const before = await page.getByRole('main').evaluate((main) => main.scrollTop);
    await hand.protocol.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 700, y: 500, deltaX: 0, deltaY: 100, modifiers: 0 });
    await ctx.equals(() => page.getByRole('main').evaluate((main) => main.scrollTop), before + 100, 'the wheel scrolls');
  }
}

// AltGr writes. Some systems report it as Control and Alt together, and write the character themselves (this Chromium does
// not, so it is inserted as they would); the others report the character alone.
async function characters_by_altgr(ctx) {
  const page = await open_app(ctx, '#/week/3');
  const hand = await make_hand(ctx, page);
  await listen(page);
  const write = async (field, letters) => {
    for (const letter of letters) {
      await hand.down(letter, ['Control', 'Alt']);
      await hand.insert(letter);
      await hand.up(letter, ['Control', 'Alt']);
    }
    await hand.down('AltGraph');
    for (const letter of letters) await hand.down(letter, [], { text: letter });
    await hand.up('AltGraph');
    await ctx.equals(() => field.inputValue(), letters + letters);
    assert.deepEqual(await page.evaluate(() => window.swallowed), []);
  };
  await button(region(page, 'Notes'), 'Write a note').click();
  await write(page.getByRole('form', { name: 'New note' }).getByRole('textbox'), '@{[]}\\|~€ż');
  await button(page, 'Done').click();
  await go(page, 'Roadmap');
  const search = page.getByRole('searchbox', { name: 'Search the weeks' });
  await search.focus();
  await write(search, '@{/?');
  // Outside of a field they are nothing of ours.
  await page.evaluate(() => document.activeElement.blur());
  for (const letter of ['/', '?', 'k', 'z', 'y']) await hand.down(letter, ['Control', 'Alt']);
  await frames(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await page.getByText('Undone').count(), 0);
}

async function own_keys_work(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await page.evaluate(() => document.activeElement.blur());
  for (const [key, name] of [['Control+k', 'Command palette'], ['/', 'Command palette'], ['?', 'Keyboard shortcuts']]) {
    await page.keyboard.press(key);
    await shown(page.getByRole('dialog', { name }));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
  }
  const box = region(page, 'Topics').getByRole('checkbox').first();
  for (const [key, ticked] of [['Control+z', false], ['Control+y', true], ['Control+z', false], ['Control+Shift+z', true]]) {
    await page.keyboard.press(key);
    await ctx.equals(() => box.isChecked(), ticked, key);
  }
}

export const journeys = [
  { name: 'citizen: the browser keeps its keys, wherever the focus is', run: browser_keeps_its_keys },
  { name: 'citizen: no modifier stays held after a blur', run: no_modifier_stays },
  { name: 'citizen: characters by AltGr', run: characters_by_altgr },
  { name: 'citizen: our own keys', run: own_keys_work },
];
