// On paper: the mirror flows as a plain document, and nothing of the screen's furniture goes along.
import assert from 'node:assert/strict';
import { button, go, heading, open_app, region, resize, shown, write_note } from '../lib/app.mjs';

const long_note = `# Read twice\n\n${Array.from({ length: 40 }, (_, line) => `Paragraph ${line + 1} of the long note.`).join('\n\n')}`;

const pages_of = async (page) => ((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

const look = (locator) => locator.evaluate((element) => {
  const { position, color, overflow, display, textDecorationLine } = getComputedStyle(element);
  return { position, color, overflow, display, textDecorationLine };
});

// Everything the mirror says in main, in order, that has a place on the paper.
const on_paper = (page) => page.getByRole('main').evaluate((main) => [...main.querySelectorAll('h1, h2, h3, h4, p, label > span, a')]
  .map((element) => ({ text: element.textContent.trim(), box: element.getBoundingClientRect() }))
  .filter(({ text, box }) => text && box.height > 0)
  .map(({ text, box }) => ({ text, top: box.top, left: box.left, right: box.right, bottom: box.bottom })));

async function print_a_week(ctx) {
  const page = await open_app(ctx, '#/week/12');
  await region(page, 'Topics').getByRole('checkbox').first().check();
  const short = await pages_of(page);
  await write_note(page, long_note);
  await resize(page, { width: 720, height: 900 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const title = heading(page, /^Week 12: /);
  assert.deepEqual(await look(title), { position: 'static', color: 'rgb(0, 0, 0)', overflow: 'visible', display: 'block', textDecorationLine: 'none' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)', 'white paper in the dark theme too');
  assert.equal((await look(page.locator('canvas'))).display, 'none');
  assert.equal((await look(page.getByRole('main').getByRole('link', { name: 'PyJWT' }))).textDecorationLine, 'underline');
  assert.equal(await page.getByRole('button').count(), 0, 'nothing to press');
  assert.equal(await page.getByRole('navigation').count(), 0);
  for (const box of await region(page, 'Topics').getByRole('checkbox').all()) {
    const { width, height } = await box.boundingBox();
    assert.ok(width > 8 && height > 8, 'a box stands on the paper');
    assert.equal(await box.evaluate((element) => getComputedStyle(element).opacity), '1');
  }
  await nothing_lost(page);
  await page.emulateMedia({ media: null });
  await resize(page, { width: 1440, height: 900 });
  const long = await pages_of(page);
  assert.ok(short > 1, 'a week does not fit on one page, and is not cut');
  assert.ok(long > short, 'a long note goes on over the pages');
  ctx.note = `${short} pages, with a long note ${long}`;
}

async function nothing_lost(page) {
  const texts = await on_paper(page);
  for (const wanted of ['Topics', 'Resources', 'Project', 'Goals', 'Notes', 'Read twice', 'Paragraph 1 of the long note.', 'Paragraph 40 of the long note.']) {
    assert.ok(texts.some(({ text }) => text === wanted), `"${wanted}" is on the paper`);
  }
  const at = (wanted) => texts.find(({ text }) => text === wanted).top;
  const order = ['Topics', 'Resources', 'Project', 'Goals', 'Notes', 'Paragraph 1 of the long note.', 'Paragraph 40 of the long note.', 'Time'].map(at);
  assert.deepEqual(order, [...order].sort((one, other) => one - other), 'in reading order');
  for (const { text, left, right } of texts) assert.ok(left >= 0 && right <= 721, `"${text}" is not cut at the side`);
  for (const [index, one] of texts.entries()) {
    const over = texts.slice(index + 1).find((other) => other.text !== one.text && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6
      && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 6);
    assert.equal(over, undefined, `"${one.text}" and "${over?.text}" do not lie on each other`);
  }
}

async function print_other_screens(ctx) {
  const page = await open_app(ctx);
  await button(page, 'Look around with a sample learner').click();
  await shown(button(page, 'Leave the sample'));
  await go(page, 'Plan');
  await page.emulateMedia({ media: 'print' });
  const chart = page.getByRole('img', { name: /^Weeks done against the plan/ });
  const words = await chart.evaluate((element) => [getComputedStyle(element, '::after').content, element.getAttribute('aria-label')]);
  assert.equal(words[0], JSON.stringify(words[1]), 'a chart is its description');
  assert.ok((await chart.boundingBox()).height > 12);
  assert.equal(await chart.locator('[data-i]:visible').count(), 0, 'the words of its axes mean nothing without it');
  await page.emulateMedia({ media: null });
  await go(page, 'Settings');
  await page.emulateMedia({ media: 'print' });
  await shown(page.getByText('The first day of week 1'));
  assert.equal(await page.getByRole('radio', { name: 'System' }).evaluate((radio) => radio.checked && getComputedStyle(radio).opacity === '1'), true);
  const days = page.getByRole('list', { name: 'Days off' });
  assert.ok(await days.getByRole('button').first().isVisible(), 'what only a button says is on the paper');
  await page.emulateMedia({ media: null });
  await go(page, 'Roadmap');
  assert.ok(await pages_of(page) > 1);
}

export const journeys = [
  { name: 'citizen: a week on paper', run: print_a_week },
  { name: 'citizen: the other screens on paper', run: print_other_screens },
];
