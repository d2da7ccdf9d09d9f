// What the mirror adds to a frame: finding the difference, sending it, changing the DOM. In a tick it is all that happens
// after the last draw call, so that is what is timed, from outside. The style and layout that the changed elements cause
// are forced at once and timed apart.

/** Runs in the page before anything else. */
export function watch_mirror() {
  const seen = { last_draw: 0, changed: [], layout: [], unchanged: [] };
  window.mirror_bench = seen;
  const { drawElements } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawElements = function timed(...values) {
    drawElements.apply(this, values);
    seen.last_draw = performance.now();
  };
  let observer = null;
  const end_of_tick = () => {
    if (!seen.last_draw) return;
    const cost = performance.now() - seen.last_draw;
    seen.last_draw = 0;
    observer ??= new MutationObserver(() => {});
    const root = document.getElementById('mirror');
    const changes = observer.takeRecords().length;
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    (changes > 0 ? seen.changed : seen.unchanged).push(cost);
    if (changes === 0) return;
    const started = performance.now();
    root.getBoundingClientRect();
    seen.layout.push(performance.now() - started);
  };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((time) => {
    callback(time);
    end_of_tick();
  });
  // Clicks, keys and addresses draw inside their handlers.
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function wrapped(type, listener, ...rest) {
    const timed = typeof listener !== 'function' ? listener : function handler(event) {
      listener.call(this, event);
      end_of_tick();
    };
    return addEventListener.call(this, type, timed, ...rest);
  };
}

const settle = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 60); }));

/** Small changes on the fullest screens, and going from one to the next. All in ms, every changed frame. */
export async function mirror_costs(page) {
  const reset = () => page.evaluate(() => Object.assign(window.mirror_bench, { changed: [], layout: [], unchanged: [] }));
  const read = () => page.evaluate(() => ({ ...window.mirror_bench }));
  const go = async (hash) => {
    await page.evaluate((next) => { location.hash = next; }, hash);
    await settle(page);
  };
  const small = { changed: [], layout: [] };
  const take = async () => {
    const seen = await read();
    small.changed.push(...seen.changed);
    small.layout.push(...seen.layout);
  };
  await go('#/week/7');
  await reset();
  const boxes = page.getByRole('region', { name: 'Topics' }).getByRole('checkbox');
  for (let round = 0; round < 30; round += 1) {
    await boxes.nth(round % 4).evaluate((box) => box.click());
    await settle(page);
  }
  await take();
  await go('#/roadmap');
  const field = page.getByRole('searchbox', { name: 'Search the weeks' });
  await field.focus();
  await reset();
  for (let round = 0; round < 8; round += 1) {
    await page.keyboard.type('api');
    await settle(page);
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('Backspace');
    await settle(page);
  }
  await take();
  await reset();
  for (let round = 0; round < 12; round += 1) await go(['#/week/7', '#/roadmap', '#/plan', '#/week/8'][round % 4]);
  const moves = await read();
  const nodes = await page.locator('#mirror [data-i]').count();
  return { small, moves, nodes };
}
