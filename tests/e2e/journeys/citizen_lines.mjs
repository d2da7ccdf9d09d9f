// What is selected or found lies on the letters that the canvas draws: same lines, same places, and it can be selected.
import assert from 'node:assert/strict';
import { heading, open_app, region, resize, shown, write_note } from '../lib/app.mjs';
import { ink_in } from '../lib/ink.mjs';
import { other_lines } from '../lib/lines.mjs';

const SCREENS = ['#/today', '#/roadmap', '#/week/1', '#/week/14', '#/week/36', '#/tasks', '#/tasks/board', '#/tasks/matrix', '#/tasks/calendar', '#/tasks/insights', '#/tasks/order', '#/tasks/files', '#/shop', '#/shop/customers', '#/shop/together', '#/shop/products', '#/shop/product', '#/shop/store', '#/shop/cart', '#/shop/lines', '#/shop/recommend', '#/shop/files', '#/sentiment', '#/sentiment/texts', '#/sentiment/evaluate', '#/sentiment/teach', '#/sentiment/feed', '#/plants', '#/plants/sees', '#/plants/journal', '#/plants/species', '#/plants/species/94', '#/plan', '#/portfolio', '#/data', '#/settings'];

async function lines_agree(ctx) {
  const { page } = ctx;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    let turns = 0;
    for (const hash of SCREENS) {
      await open_app(ctx, hash);
      const found = await page.evaluate(other_lines);
      assert.deepEqual(found.wrong, [], `${hash}, ${width} px`);
      turns += found.turns;
    }
    assert.ok(turns > 20, `there are texts of several lines: ${turns} turns`);
  }
}

/** The box of some words in the page, as a find or a selection would mark them. */
const box_of = (place, words) => place.evaluate((element, wanted) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(wanted);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }
  return null;
}, words);

async function lies_on(page, place, words) {
  await place.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.mouse.move(1, 1);
  const box = await box_of(place, words);
  assert.ok(box, `"${words}" is there`);
  const ink = await ink_in(page, { x: box.x - 3, y: box.y, width: box.width + 6, height: box.height });
  assert.ok(ink.count > 30, `"${words}" is drawn`);
  // Relative to the clip, which is 3 px wider at either side.
  const left = ink.left - 3;
  const right = box.width + 3 - ink.right;
  assert.ok(left > -2 && left < 3 && right > -2 && right < 3, `"${words}" is drawn ${left} px inside its mark at the left and ${right} px at the right`);
}

const last_word = (place) => place.evaluate((element) => element.textContent.trim().split(/\s+/).at(-1));

async function marks_lie_on_letters(ctx) {
  const { page } = ctx;
  await page.setViewportSize({ width: 390, height: 800 });
  await open_app(ctx, '#/week/1');
  const title = heading(page, /^Week 1: /);
  await lies_on(page, title, await last_word(title));
  const topic = region(page, 'Topics').locator('.m-name').first();
  await lies_on(page, topic, await last_word(topic));
  const bar = region(page, 'Goals').locator('.m-detail').first();
  await lies_on(page, bar, await last_word(bar));
  await write_note(page, 'Some **strong words** lead to [a place with a long name](https://example.org/there) and `code` to the end of it');
  const note = region(page, 'Notes').locator('p', { hasText: 'Some strong words' });
  for (const words of ['strong words', 'name', 'code', 'the end of it']) await lies_on(page, note, words);
}

// A press, a drag over the words, a release: as anywhere, they are selected, and nothing is ticked.
async function labels_can_be_selected(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const topic = region(page, 'Topics').locator('.m-name').first();
  const box = await topic.boundingBox();
  await page.mouse.move(box.x + 1, box.y + 11);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 11, { steps: 4 });
  await page.mouse.up();
  const selected = await page.evaluate(() => getSelection().toString());
  assert.ok(selected.length > 3 && (await topic.textContent()).startsWith(selected), `"${selected}" is selected`);
  const tick = region(page, 'Topics').getByRole('checkbox').first();
  assert.equal(await tick.isChecked(), false);
  await page.mouse.click(box.x + 30, box.y + 11);
  assert.equal(await tick.isChecked(), true, 'a click on the words ticks');
}

// Read line by line, as with a screen reader's own cursor: nothing that is drawn is passed over.
async function details_are_in_the_tree(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const goal = region(page, 'Goals').getByRole('checkbox').first();
  const words = await page.evaluate(() => document.querySelector('section[aria-label=Goals] .m-detail').textContent);
  assert.equal(await page.locator('#mirror [aria-hidden=true] >> text=/^Reached when/').count(), 0);
  assert.equal(await goal.evaluate((box) => document.getElementById(box.getAttribute('aria-describedby')).textContent), words);
  // What is not drawn is not there to be found either: an icon's name.
  const undo = page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Undo' });
  assert.equal(await undo.evaluate((button) => button.textContent), '');
  assert.ok(!(await goal.evaluate((box) => box.computedName ?? '')).includes('Reached when'));
}

async function markdown_keeps_its_meaning(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await write_note(page, 'A **strong** and *leaning* word, `code`, [one link](https://example.org/a) in one paragraph\n\n> said by another\n\n    a block\n    of code');
  const notes = region(page, 'Notes');
  const paragraph = notes.getByRole('paragraph').filter({ hasText: 'A strong' });
  assert.equal(await paragraph.textContent(), 'A strong and leaning word, code, one link in one paragraph');
  await shown(paragraph.getByRole('strong').filter({ hasText: 'strong' }));
  await shown(paragraph.getByRole('emphasis').filter({ hasText: 'leaning' }));
  await shown(paragraph.getByRole('code').filter({ hasText: 'code' }));
  const link = paragraph.getByRole('link', { name: 'one link' });
  assert.equal(await link.getAttribute('href'), 'https://example.org/a');
  await shown(notes.getByRole('blockquote').getByText('said by another'));
  assert.equal(await notes.locator('pre').textContent(), 'a block\nof code');
  assert.equal(await link.getAttribute('target'), '_blank');
  // A pointer over its letters is over the link.
  await lies_on(page, paragraph, 'one link');
  assert.equal(await link.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
  }), true);
}

// A text whose place changes keeps its words as they are: a selection in them would be lost with them.
async function words_that_stay(ctx) {
  const { page } = ctx;
  await page.setViewportSize({ width: 390, height: 800 });
  await open_app(ctx, '#/week/1');
  await write_note(page, 'Some **strong words** here');
  const note = region(page, 'Notes').locator('p', { hasText: 'Some strong words' });
  const { width } = await note.boundingBox();
  await note.evaluate((paragraph) => { window.kept = [...paragraph.childNodes]; });
  await resize(page, { width: 400, height: 800 });
  await ctx.eventually(async () => (await note.boundingBox()).width === width + 10, 'it has another place');
  assert.equal(await note.evaluate((paragraph) => [...paragraph.childNodes].every((node, at) => node === window.kept[at])), true);
}

export const journeys = [
  { name: 'citizen: the mirror has the lines that are drawn', run: lines_agree, limit_ms: 120_000 },
  { name: 'citizen: what is marked lies on its letters', run: marks_lie_on_letters },
  { name: 'citizen: the words of a check box can be selected', run: labels_can_be_selected },
  { name: 'citizen: details are read in their place', run: details_are_in_the_tree },
  { name: 'citizen: words stay as they are when their place changes', run: words_that_stay },
  { name: 'citizen: a note keeps its emphasis, links, code and quotes', run: markdown_keeps_its_meaning },
];
