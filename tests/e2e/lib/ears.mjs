// What assistive technology is told by live regions.
import assert from 'node:assert/strict';

/**
 * Collects what is announced from now on. A region counts only when it was there before its words changed, and when it
 * is not switched off; words count as often as they are put there, also where the same ones stood before.
 */
export const listen = (page) => page.evaluate(() => {
  window.heard = [];
  const live = ':is([role=status], [role=alert]):not([aria-live=off])';
  const before = new Set(document.querySelectorAll(live));
  new MutationObserver((records) => {
    const places = new Set();
    for (const { target, addedNodes, type } of records) {
      if (type === 'childList' && addedNodes.length === 0) continue;
      const place = (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest(live);
      if (place && before.has(place) && place.textContent) places.add(place);
    }
    for (const place of places) window.heard.push(`${place.getAttribute('role')}: ${place.textContent}`);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});

export const all_heard = (page) => page.evaluate(() => window.heard);

/** Until something that fits was announced, `times` times in all. */
export const heard = (ctx, page, pattern, times = 1) => ctx.eventually(async () => (await all_heard(page)).filter((words) => pattern.test(words)).length >= times, `${pattern} is announced`)
  .catch(async (error) => assert.fail(`${error.message} Heard: ${JSON.stringify(await all_heard(page))}`));
