// What is selected lies on what is drawn, in every engine: their own line breaking has no say in it.
import assert from 'node:assert/strict';
import { other_lines } from '../../e2e/lib/lines.mjs';
import { margins } from '../lib/pictures.mjs';

async function lines(ctx) {
  const { tab } = ctx;
  let turns = 0;
  for (const hash of ['#/today', '#/roadmap', '#/week/1', '#/plan', '#/data', '#/settings']) {
    await tab.open(hash);
    const found = await tab.evaluate(other_lines);
    assert.deepEqual(found.wrong, [], hash);
    turns += found.turns;
  }
  assert.ok(turns > 10, `there are texts of several lines: ${turns} turns`);
}

// The engine's letters are as wide as the canvas's: where words end in the mirror, they end in the picture.
async function widths(ctx) {
  if (ctx.engine.cannot.fractions) ctx.skip(ctx.engine.cannot.fractions);
  const { tab } = ctx;
  await tab.open('#/week/1');
  const boxes = await tab.evaluate(() => {
    const places = [document.querySelector('main h1'), ...document.querySelectorAll('section[aria-label=Topics] .m-name'), document.querySelector('section[aria-label=Project] p')];
    return places.filter(Boolean).map((place) => {
      const first = document.createTreeWalker(place, NodeFilter.SHOW_TEXT).nextNode();
      const range = document.createRange();
      range.selectNodeContents(first);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { text: first.data, x, y, width, height };
    }).filter(({ y, height }) => y > 0 && y + height < innerHeight);
  });
  assert.ok(boxes.length > 3, `${boxes.length} texts are in sight`);
  const picture = await ctx.picture();
  for (const { text, ...box } of boxes) {
    const reach = margins(picture, { ...box, x: box.x - 6, width: box.width + 12 });
    assert.ok(Math.abs(reach.left - 6) < 3 && Math.abs(reach.right - 6) < 3, `"${text}" is drawn from ${reach.left - 6} px inside its place to ${reach.right - 6} px`);
  }
}

// Over the ground between the texts a selection stays with the text that it reached last, and goes on from there.
async function over_the_ground(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  const { from, to, title, last } = await tab.evaluate(() => {
    const heading = document.querySelector('main h1');
    const texts = [...document.querySelectorAll('main > p, main > section p')].map((p) => ({ p, box: p.getBoundingClientRect() }));
    const below = texts.filter(({ p, box }) => box.top > heading.getBoundingClientRect().bottom - 1 && p.textContent.length > 60)[0];
    const start = heading.getBoundingClientRect();
    return {
      title: heading.textContent,
      last: below.p.textContent,
      from: { x: start.left + 1, y: start.top + start.height / 2 },
      // Along its first line, and on over the ground at its right.
      to: [{ x: below.box.left + 200, y: below.box.top + 10 }, { x: below.box.right + 60, y: below.box.top + 12 }],
    };
  });
  await tab.hand.drag(from, ...to);
  const selected = (await tab.evaluate(() => getSelection().toString())).replace(/\s+/g, ' ');
  assert.ok(selected.startsWith(title), `from the title on: "${selected}"`);
  assert.ok(selected.includes(last.slice(0, 15)), `as far as the text that was reached last: "${selected}"`);
  assert.equal(await tab.evaluate(() => document.querySelectorAll('.m-ground').length), 0, 'nothing is left behind');
}

// A drag over the words of a check box selects them, as on any page, and ticks nothing; a click on them ticks.
async function words_of_a_check_box(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  const topic = tab.region('Topics').find('checkbox').nth(0);
  const box = await tab.evaluate(() => {
    const name = document.querySelector('section[aria-label=Topics] .m-name');
    const { x, y } = name.getBoundingClientRect();
    return { x, y, text: name.textContent };
  });
  await tab.hand.drag({ x: box.x + 1, y: box.y + 11 }, { x: box.x + 70, y: box.y + 11 });
  const selected = await tab.evaluate(() => getSelection().toString());
  assert.ok(selected.length > 3 && box.text.startsWith(selected), `"${selected}" is selected`);
  await topic.ticked(false);
  await tab.hand.click(box.x + 30, box.y + 11);
  await topic.ticked();
}

export const journeys = [
  { name: 'lines: the mirror has those that are drawn', run: lines },
  { name: 'lines: words are as wide as they are drawn', run: widths },
  { name: 'lines: a selection does not jump over the ground', run: over_the_ground },
  { name: 'lines: the words of a check box are selected by a drag', run: words_of_a_check_box },
];
