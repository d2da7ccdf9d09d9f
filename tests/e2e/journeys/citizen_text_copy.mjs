// Text on the page is text: it can be selected, copied and looked at with the right mouse button.
import assert from 'node:assert/strict';
import { open_app, region } from '../lib/app.mjs';

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

async function week_with_clipboard(ctx) {
  await ctx.claim_clipboard();
  return open_app(ctx, '#/week/12');
}

async function copy_a_paragraph(ctx) {
  const page = await week_with_clipboard(ctx);
  const paragraph = page.getByText(/^A shop holds other people’s data/);
  const text = await paragraph.textContent();
  await paragraph.click({ clickCount: 3, position: { x: 20, y: 10 } });
  assert.equal(await page.evaluate(() => getSelection().toString()), text);
  await page.keyboard.press('Control+c');
  await ctx.equals(() => clipboard(page), text);
  await paragraph.click({ clickCount: 2, position: { x: 20, y: 10 } });
  await page.keyboard.press('Control+c');
  await ctx.equals(() => clipboard(page), 'shop');
}

async function copy_across(ctx) {
  const page = await week_with_clipboard(ctx);
  const from = await page.getByRole('heading', { level: 1 }).boundingBox();
  const to = await region(page, 'Topics').getByText('1 h 15 min').first().boundingBox();
  await page.mouse.move(from.x + 1, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width - 1, to.y + 10, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  const lines = (await ctx.eventually(() => clipboard(page), 'something is copied')).split('\n');
  const order = ['Week 12: Only for those who may', 'Authentication and security: JWT and OAuth', /^A shop holds/, /^Planned .* Month 3 Builds on week 6 week 11$/, /^Topics 0 of 6$/,
    /^What can go wrong: .* 1 h 15 min$/];
  const places = order.map((wanted) => lines.findIndex((line) => (wanted instanceof RegExp ? wanted.test(line) : line === wanted)));
  assert.ok(!places.includes(-1), `each on a line of its own: ${JSON.stringify({ places, lines })}`);
  assert.deepEqual(places, [...places].sort((one, other) => one - other), 'in reading order');
  const html = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text());
  assert.match(html, /<h1>Week 12: Only for those who may<\/h1>/);
  assert.match(html, /<a href="[^"]*#\/week\/6">week 6<\/a>/);
  assert.doesNotMatch(html, /transparent|position/, 'the ink and the places of the mirror stay here');
}

async function select_all(ctx) {
  const page = await week_with_clipboard(ctx);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const text = await ctx.eventually(() => clipboard(page), 'something is copied');
  const lines = text.split('\n');
  assert.deepEqual(lines.filter((line) => line.trim() === ''), [], 'no spacers, no empty lines');
  const said = await page.getByRole('main').evaluate((main) => [...main.querySelectorAll('h1, h2, h3, p')].map((element) => element.textContent));
  for (const words of said) assert.ok(text.includes(words), `"${words}" is copied`);
  for (const words of ['Write a note', 'Keyboard shortcuts', 'Portfolio']) assert.equal(text.includes(words), false, `"${words}" is pressed, not read`);
}

async function context_menu(ctx) {
  const page = await open_app(ctx, '#/week/12');
  await page.evaluate(() => {
    window.menus = [];
    addEventListener('contextmenu', (event) => { window.menus.push(event.defaultPrevented); });
  });
  const main = page.getByRole('main');
  const places = [main.getByRole('heading', { level: 1 }), main.getByText(/^A shop holds/), main.getByRole('link').first(),
    main.getByRole('button').first(), region(page, 'Topics').getByRole('checkbox').first()];
  for (const place of places) {
    await place.click({ button: 'right' });
    await page.keyboard.press('Escape');
  }
  await page.mouse.click(3, 600, { button: 'right' });
  assert.deepEqual(await page.evaluate(() => window.menus), Array(places.length + 1).fill(false));
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await region(page, 'Topics').getByRole('checkbox').first().isChecked(), false, 'the right button ticks nothing');
}

export const journeys = [
  { name: 'citizen: a paragraph can be copied', run: copy_a_paragraph },
  { name: 'citizen: a selection over several texts', run: copy_across },
  { name: 'citizen: select all is what can be read', run: select_all },
  { name: 'citizen: the context menu stays the browser\'s', run: context_menu },
];
