// Links, history and find-in-page, as anywhere on the web.
import assert from 'node:assert/strict';
import { go, heading, open_app, reload, resize, shown } from '../lib/app.mjs';
import { frames, ink_in } from '../lib/ink.mjs';

const main = (page) => page.getByRole('main');
const top_of = (page) => main(page).evaluate((element) => element.scrollTop);
const nav = (page, name) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });

async function scroll_by(ctx, page, distance) {
  const before = await top_of(page);
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, distance);
  await ctx.equals(() => top_of(page), before + distance, 'the wheel scrolls');
  await page.mouse.move(2, 2);
}

async function new_tab_by(ctx, act) {
  const [tab] = await Promise.all([ctx.context.waitForEvent('page'), act()]);
  await tab.waitForLoadState('domcontentloaded');
  return tab;
}

async function real_links(ctx) {
  const page = await open_app(ctx, '#/week/12');
  const links = await page.getByRole('link').evaluateAll((all) => all.map((a) => ({ tag: a.tagName, href: a.href, target: a.target, rel: a.rel })));
  assert.ok(links.length > 10);
  for (const { tag, href, target, rel } of links) {
    assert.equal(tag, 'A');
    const inside = href.startsWith(`${new URL(ctx.url).origin}/#/`);
    assert.ok(inside || href.startsWith('https://'), href);
    assert.deepEqual([target, rel], inside ? ['', ''] : ['_blank', 'noopener noreferrer'], href);
  }
  await page.evaluate(() => { window.same_document = true; });
  const middle = await new_tab_by(ctx, () => nav(page, 'Plan').click({ button: 'middle' }));
  await shown(heading(middle, 'Plan'));
  assert.equal(new URL(middle.url()).hash, '#/plan');
  await middle.close();
  const held = await new_tab_by(ctx, () => page.getByRole('link', { name: 'Week 11', exact: true }).first().click({ modifiers: ['Control'] }));
  assert.equal(new URL(held.url()).hash, '#/week/11');
  await held.close();
  // Outside is somewhere without a network here: the link itself stays, only its address is one that can be reached.
  const outside = page.getByRole('link', { name: 'PyJWT' });
  assert.equal(await outside.getAttribute('href'), 'https://pyjwt.readthedocs.io/');
  const instead = new URL('?elsewhere', ctx.url).href;
  await outside.evaluate((element, href) => { element.href = href; }, instead);
  for (const options of [{}, { button: 'middle' }, { modifiers: ['Control'] }]) {
    const tab = await new_tab_by(ctx, () => outside.click(options));
    assert.deepEqual([tab.url(), await tab.evaluate(() => window.opener)], [instead, null]);
    await tab.close();
  }
  await shown(heading(page, /^Week 12: /)); // all that left this tab where it was
  await go(page, 'Plan');
  assert.equal(await page.evaluate(() => window.same_document), true, 'a plain click does not load the page again');
}

async function link_can_be_dragged(ctx) {
  const page = await open_app(ctx, '#/week/12');
  await page.evaluate(() => {
    addEventListener('dragstart', (event) => { window.dragged = [event.dataTransfer.getData('text/uri-list'), event.defaultPrevented]; });
  });
  const link = page.getByRole('link', { name: 'PyJWT' });
  await link.scrollIntoViewIfNeeded();
  await link.hover();
  await page.mouse.down();
  await page.mouse.move(900, 300, { steps: 4 });
  await page.mouse.up();
  await ctx.equals(() => page.evaluate(() => window.dragged), ['https://pyjwt.readthedocs.io/', false], 'its address travels');
}

const picture_of_main = async (page) => {
  await frames(page);
  return (await page.screenshot({ clip: { x: 260, y: 0, width: 1100, height: 600 } })).toString('base64');
};

async function history_keeps_the_place(ctx) {
  await ctx.page.setViewportSize({ width: 1440, height: 600 });
  const page = await open_app(ctx, '#/week/12');
  await scroll_by(ctx, page, 700);
  const before = await picture_of_main(page);
  await go(page, 'Roadmap');
  assert.equal(await top_of(page), 0);
  await scroll_by(ctx, page, 300);
  await nav(page, 'Plan').click();
  await shown(heading(page, 'Plan'));
  await page.goBack();
  await shown(heading(page, 'Roadmap'));
  await ctx.equals(() => top_of(page), 300, 'back to where the roadmap was left');
  await page.goBack();
  await shown(heading(page, /^Week 12: /));
  await ctx.equals(() => top_of(page), 700, 'back to where the week was left');
  await page.mouse.move(2, 2);
  await ctx.equals(() => picture_of_main(page), before, 'and the canvas shows that place');
  await page.goForward();
  await shown(heading(page, 'Roadmap'));
  await ctx.equals(() => top_of(page), 300, 'forward too');
  // A link is a new visit: it begins at the top, for the mirror and for the canvas.
  await page.getByRole('link', { name: /^Week 12: / }).click();
  await shown(heading(page, /^Week 12: /));
  await ctx.equals(() => top_of(page), 0, 'a link begins at the top');
  await title_lies_on_its_letters(page);
  await scroll_by(ctx, page, 500);
  await reload(page);
  await shown(heading(page, /^Week 12: /));
  await ctx.equals(() => top_of(page), 500, 'reloading keeps the place');
}

// The browser may have scrolled to what it found before it says that the address has changed.
async function a_search_keeps_its_place(ctx) {
  const page = await open_app(ctx, '#/week/12');
  const changed = () => page.evaluate(() => new Promise((resolve) => {
    addEventListener('hashchange', () => resolve(location.hash), { once: true });
    history.pushState(null, '', location.hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }));
  await scroll_by(ctx, page, 700);
  await changed();
  assert.equal(await top_of(page), 700, 'the place that was found stays');
  await go(page, 'Plan');
  assert.equal(await top_of(page), 0, 'another page begins at its top');
  await page.goBack();
  await shown(heading(page, /^Week 12: /));
  await ctx.equals(() => top_of(page), 700, 'and going back finds the place');
}

async function title_lies_on_its_letters(page) {
  const box = await heading(page, /^Week 12: /).boundingBox();
  const ink = await ink_in(page, { ...box, width: 500 });
  assert.ok(ink.count > 300 && ink.left < 4 && ink.top > 1 && ink.bottom < box.height, JSON.stringify(ink));
}

async function titles(ctx) {
  const page = await open_app(ctx);
  for (const name of ['Roadmap', 'Plan', 'Portfolio', 'Data', 'Settings', 'Today']) {
    await go(page, name);
    await ctx.equals(() => page.title(), `${name} · Cairn`);
  }
  await page.goto(new URL('#/nowhere', ctx.url).href);
  await shown(heading(page, 'There is no such page'));
  await ctx.equals(() => page.title(), 'Not found · Cairn');
}

// A text fragment in the address makes the browser search and reveal as Ctrl+F does, which no program can press here.
async function find_by_address(ctx, page, hash, text) {
  await page.goto(new URL(`${hash}:~:text=${encodeURIComponent(text).replaceAll('-', '%2D')}`, ctx.url).href);
}

// The drawn letters of an element, without the mirror's highlight over them.
async function drawn_at(ctx, page, text) {
  const place = await page.getByText(text).first().evaluate((element, words) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.data.includes(words)) range.selectNodeContents(node);
    const { x, y, width, height } = range.getBoundingClientRect();
    document.getElementById('mirror').style.opacity = 0;
    return { x, y, width, height };
  }, text);
  const clip = { x: place.x - 6, y: place.y, width: place.width + 12, height: place.height };
  const ink = await ink_in(page, clip);
  await page.evaluate(() => { document.getElementById('mirror').style.opacity = ''; });
  return { place, ink };
}

async function found_is_drawn(ctx, page, text) {
  const { place, ink } = await drawn_at(ctx, page, text);
  assert.ok(place.y > 0 && place.y + place.height < page.viewportSize().height, 'it is in view');
  assert.ok(ink.count > 60, 'something is drawn there');
  assert.ok(Math.abs(ink.left - 6) <= 2 && Math.abs(ink.right - (place.width + 6)) <= 3, `the text, from its first letter to its last: ${JSON.stringify({ place, ink })}`);
}

async function find_in_page(ctx) {
  const page = await open_app(ctx, '#/week/12');
  // One that begins at the left, and one that is centred.
  for (const text of ['Sign-in and protected routes', 'Write down what you will want to remember in a month.']) {
    await page.getByRole('main').evaluate((main) => { main.scrollTop = 0; });
    assert.ok((await page.getByText(text).boundingBox()).y > 900, 'it is far below');
    await find_by_address(ctx, page, '#/week/12', text);
    await ctx.eventually(async () => await top_of(page) > 500, 'the browser scrolls to it');
    await found_is_drawn(ctx, page, text);
  }
  await resize(page, { width: 1100, height: 500 });
  await open_app(ctx, '#/roadmap');
  assert.ok((await page.getByText('Full-stack scaling and capstone').boundingBox()).y > 500);
  await find_by_address(ctx, page, '#/roadmap', 'Full-stack scaling and capstone');
  await ctx.eventually(async () => await top_of(page) > 200, 'the roadmap scrolls');
  await found_is_drawn(ctx, page, 'Full-stack scaling and capstone');
}

async function find_in_a_dialog(ctx) {
  const page = await open_app(ctx);
  await resize(page, { width: 1000, height: 260 });
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await shown(dialog);
  const last = dialog.getByText('Close what lies on top');
  await ctx.eventually(async () => (await last.boundingBox()).y > 240, 'the dialog begins at its top, and the end of the list lies below');
  await find_by_address(ctx, page, '#/today', 'Close what lies on top');
  await ctx.eventually(async () => (await last.boundingBox()).y < 220, 'the dialog scrolls');
  await found_is_drawn(ctx, page, 'Close what lies on top');
}

export const journeys = [
  { name: 'citizen: links are links', run: real_links },
  { name: 'citizen: a link can be dragged', run: link_can_be_dragged },
  { name: 'citizen: the history keeps the place', run: history_keeps_the_place },
  { name: 'citizen: a new entry for the same page keeps its place', run: a_search_keeps_its_place },
  { name: 'citizen: the title follows the screen', run: titles },
  { name: 'citizen: what the browser finds is scrolled to and drawn', run: find_in_page },
  { name: 'citizen: what the browser finds in a dialog is drawn', run: find_in_a_dialog },
];
