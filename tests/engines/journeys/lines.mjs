// What is selected lies on what is drawn, in every engine: their own line breaking has no say in it.
import assert from 'node:assert/strict';
import { other_lines } from '../../e2e/lib/lines.mjs';

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
  { name: 'lines: the words of a check box are selected by a drag', run: words_of_a_check_box },
];
