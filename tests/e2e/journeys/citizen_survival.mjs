// What happens to a page in a long life: the graphics context goes, the tab is frozen, the machine sleeps over midnight, the
// window loses the focus in the middle of a press, the disk is full. Nothing is lost and nothing sticks.
import assert from 'node:assert/strict';
import { button, gone, has_value, is_checked, open_app, region, reload, said, saved, says, shown, undo_button } from '../lib/app.mjs';
import { difference, picture } from '../lib/png.mjs';

// --- the graphics context ---

const lose = (page) => page.evaluate(() => {
  const canvas = document.querySelector('canvas');
  window.loss ??= canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
  const gone_now = new Promise((resolve) => { canvas.addEventListener('webglcontextlost', resolve, { once: true }); });
  window.loss.loseContext();
  return gone_now.then(() => true);
});
const restore = (page) => page.evaluate(() => {
  const back = new Promise((resolve) => { document.querySelector('canvas').addEventListener('webglcontextrestored', resolve, { once: true }); });
  window.loss.restoreContext();
  return back.then(() => true);
});
/** In the handler of the restoration itself, before or after the page's own, the context goes again. */
const restore_and_lose_at_once = (page, first) => page.evaluate((capture) => {
  const canvas = document.querySelector('canvas');
  const again = new Promise((resolve) => { canvas.addEventListener('webglcontextlost', resolve, { once: true }); });
  canvas.addEventListener('webglcontextrestored', () => window.loss.loseContext(), { once: true, capture });
  window.loss.restoreContext();
  return again.then(() => true);
}, first);

async function half_a_note(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await field.fill('Half a thought, with the caret in it');
  await shown(said(page, 'Saving')); // else "saved" would be that of the page before
  await saved(page);
  await field.evaluate((element) => element.setSelectionRange(4, 11));
  await page.mouse.move(1, 1);
  return { page, field };
}

async function is_as_before(ctx, page, field, before) {
  await ctx.eventually(async () => difference(await picture(page), before) === 0, 'every pixel is as it was')
    .catch(async (error) => assert.fail(`${error.message} ${difference(await picture(page), before)} pixels differ`));
  assert.deepEqual(await field.evaluate((element) => [element.value, element.selectionStart, element.selectionEnd, element === document.activeElement]),
    ['Half a thought, with the caret in it', 4, 11, true]);
}

async function context_lost_again_and_again(ctx) {
  const { page, field } = await half_a_note(ctx);
  const before = await picture(page);
  await lose(page);
  await restore(page);
  await is_as_before(ctx, page, field, before);
  await lose(page);
  await restore(page);
  await is_as_before(ctx, page, field, before);
  await lose(page);
  await restore_and_lose_at_once(page, true);
  await restore(page);
  await is_as_before(ctx, page, field, before);
  await lose(page);
  await restore_and_lose_at_once(page, false);
  await restore(page);
  await is_as_before(ctx, page, field, before);
}

// The picture matters: it must be one that a loss takes away.
async function typing_without_a_context(ctx) {
  const { page, field } = await half_a_note(ctx);
  await lose(page);
  await field.press('End');
  await page.keyboard.type(', and more');
  await restore(page);
  await has_value(field, 'Half a thought, with the caret in it, and more');
  await saved(page);
  await reload(page);
  await says(page.getByRole('list', { name: 'Notes' }), /with the caret in it, and more/);
}

// --- hidden, frozen ---

async function can_be_hidden(ctx) {
  await ctx.context.addInitScript(() => {
    let hidden = false;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    window.hide = (value) => {
      hidden = value;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
  });
  return (value) => ctx.page.evaluate((now) => window.hide(now), value);
}

async function context_lost_while_hidden(ctx) {
  const hide = await can_be_hidden(ctx);
  const { page, field } = await half_a_note(ctx);
  const before = await picture(page);
  await hide(true);
  await lose(page);
  await restore(page);
  await hide(false);
  await is_as_before(ctx, page, field, before);
  await hide(true);
  await lose(page);
  await hide(false);
  await restore(page);
  await is_as_before(ctx, page, field, before);
}

/** A clock that the test moves. It runs on by itself from where it was set. */
async function own_clock(ctx, start) {
  await ctx.context.addInitScript((from) => {
    const Real = Date;
    let ahead = Real.parse(from) - Real.now();
    const kept = sessionStorage.getItem('ahead');
    if (kept) ahead = Number(kept);
    const now = () => Real.now() + ahead;
    window.Date = class extends Real {
      constructor(...words) {
        super(...(words.length > 0 ? words : [now()]));
      }

      static now() {
        return now();
      }
    };
    window.sleep = (ms) => {
      ahead += ms;
      sessionStorage.setItem('ahead', ahead);
    };
  }, start);
  return (ms) => ctx.page.evaluate((slept) => window.sleep(slept), ms);
}

const hour_ms = 3_600_000;
const wake_up = (page) => page.evaluate(() => {
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  dispatchEvent(new Event('focus'));
});

async function frozen_and_resumed(ctx) {
  const sleep = await own_clock(ctx, '2026-03-10T10:00:10');
  const page = await open_app(ctx, '#/week/1');
  await button(page, 'Learn').click();
  await shown(button(page, 'Stop and log'));
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await field.pressSequentially('written and frozen');
  const session = await ctx.context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await sleep(42 * 60_000);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await wake_up(page);
  await says(page.getByRole('group', { name: 'Timer' }), /Learning · 42 min/);
  assert.equal(await field.inputValue(), 'written and frozen');
  await field.press('End');
  await page.keyboard.type(', then thawed');
  await saved(page);
  await button(page, 'Stop and log').click();
  await says(page.getByRole('list', { name: 'Time entries' }), /42 min/);
  await reload(page);
  await says(page.getByRole('list', { name: 'Notes' }), /written and frozen, then thawed/);
  await says(page.getByRole('list', { name: 'Time entries' }), /42 min/);
}

// --- sleep ---

async function asleep_over_midnight(ctx) {
  const sleep = await own_clock(ctx, '2026-03-10T23:00:10');
  const page = await open_app(ctx);
  await button(page, 'Not now').click();
  await says(page.getByRole('main'), /10 Mar/);
  await button(page, 'Learn').click();
  await shown(button(page, 'Stop and log'));
  await saved(page);
  await sleep(9 * hour_ms);
  await wake_up(page);
  await says(page.getByRole('main'), /11 Mar/);
  await says(page.getByRole('group', { name: 'Timer' }), /Learning · 9 h.*since/);
  await button(page, 'Stop and log').click();
  await saved(page);
  await open_app(ctx, '#/week/1');
  const entries = page.getByRole('list', { name: 'Time entries' });
  await says(entries, /11 Mar · 8 h/); // what was before midnight belongs to the day before
  await says(entries, /10 Mar · 1 h/);
  await reload(page);
  await says(entries, /11 Mar · 8 h/);
}

async function a_timer_left_running_for_days(ctx) {
  const sleep = await own_clock(ctx, '2026-03-10T18:00:10');
  const page = await open_app(ctx, '#/week/1');
  await button(page, 'Build').click();
  await shown(button(page, 'Stop and log'));
  await sleep(40 * hour_ms);
  await wake_up(page);
  await button(page, 'Stop and log').click();
  await shown(said(page, 'The timer has run for more than 16 hours'));
  await button(page, 'Discard').click();
  await shown(button(page, 'Build'));
}

async function midnight_passes(ctx) {
  await own_clock(ctx, '2026-03-10T23:59:55');
  const page = await open_app(ctx);
  await says(page.getByRole('main'), /1[01] Mar/);
  await says(page.getByRole('main'), /11 Mar/);
}

async function leaves_and_comes_back(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await field.pressSequentially('kept when the page went');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await has_value(field, 'kept when the page went');
  await page.keyboard.type(', and when it came back');
  await saved(page);
  await page.goto('about:blank');
  await page.goBack();
  await says(page.getByRole('list', { name: 'Notes' }), /kept when the page went, and when it came back/);
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await reload(page);
  await is_checked(region(page, 'Topics').getByRole('checkbox').first(), true);
}

// --- a press that is never let go ---

async function blur_during_a_press(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const skip = button(region(page, 'Status'), 'Skip');
  await skip.scrollIntoViewIfNeeded();
  const box = await skip.boundingBox();
  await page.mouse.move(box.x - 40, box.y - 10);
  const at_rest = await picture(page, { clip: box });
  await page.mouse.move(box.x + 8, box.y + 8);
  await page.mouse.down();
  await ctx.eventually(async () => difference(await picture(page, { clip: box }), at_rest) > 0, 'the press can be seen');
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await ctx.eventually(async () => difference(await picture(page, { clip: box }), at_rest) === 0, 'it looks as it did at rest');
  await page.mouse.move(box.x - 40, box.y - 10);
  await page.mouse.up();
  await gone(page.getByRole('form', { name: 'Skip this week' }));
  await page.keyboard.down('Control');
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await skip.click();
  await shown(page.getByRole('form', { name: 'Skip this week' }));
  await page.keyboard.up('Control');
}

// --- a full disk ---

async function storage_is_full(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const topic = region(page, 'Topics').getByRole('checkbox').first();
  await topic.check();
  await saved(page);
  // A quota counts what has reached the disk, which small writes have not for long: the refusal itself is played here.
  await page.evaluate(() => {
    for (const name of ['add', 'put']) {
      const original = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function refused(...values) {
        if (window.disk_has_room) return original.apply(this, values);
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
    }
  });
  ctx.watcher.allow(/console error/);
  await button(region(page, 'Notes'), 'Write a note').click();
  const form = page.getByRole('form', { name: 'New note' });
  await form.getByRole('textbox').fill(`Too much for this disk. ${'All of it matters. '.repeat(400)}`);
  await button(form, 'Done').click();
  await says(page.getByRole('main'), /Your last change is not saved yet/);
  await says(page.getByRole('main'), /(space|full|room)/i);
  await shown(said(page, 'Not saved'));
  await says(page.getByRole('list', { name: 'Notes' }), /Too much for this disk/);
  await page.evaluate(() => { window.disk_has_room = true; });
  await button(page, 'Try again').click();
  await saved(page);
  await reload(page);
  await says(page.getByRole('list', { name: 'Notes' }), /Too much for this disk/);
  await is_checked(topic, true);
  await undo_button(page).click();
}

export const journeys = [
  { name: 'citizen: the graphics context is lost again and again', run: context_lost_again_and_again },
  { name: 'citizen: the graphics context is lost while typing', run: typing_without_a_context },
  { name: 'citizen: the graphics context is lost while hidden', run: context_lost_while_hidden },
  { name: 'citizen: frozen with a timer and half a note', run: frozen_and_resumed },
  { name: 'citizen: asleep over midnight', run: asleep_over_midnight },
  { name: 'citizen: a timer left running for days', run: a_timer_left_running_for_days },
  { name: 'citizen: midnight passes over an untouched page', run: midnight_passes },
  { name: 'citizen: the page leaves and comes back', run: leaves_and_comes_back },
  { name: 'citizen: blur during a press', run: blur_during_a_press },
  { name: 'citizen: the storage is full', run: storage_is_full },
];
