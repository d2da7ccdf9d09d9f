// The page as a learner drives it: by role and name, nothing else.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './context.mjs';

export const heading = (page, name) => page.getByRole('heading', { level: 1, name });
export const region = (page, name) => page.getByRole('region', { name, exact: true });
export const button = (place, name) => place.getByRole('button', { name, exact: true });
/** A button that also says of which thing it is: "Edit note of 3 Mar", "Add evidence: The first release". */
export const action = (place, name) => place.getByRole('button', { name: new RegExp(`^${name}( of |: )`) });
export const said = (page, words) => page.getByRole('status').filter({ hasText: words });
export const shown = (locator) => locator.first().waitFor({ state: 'visible' });
export const gone = (locator) => locator.first().waitFor({ state: 'detached' });

const title_of = { today: 'Today', roadmap: 'Roadmap', tasks: 'Tasks', shop: 'Shop', sentiment: 'Sentiment', plants: 'Plants', plan: 'Plan', portfolio: 'Portfolio', data: 'Data', settings: 'Settings', profiles: 'Profiles', search: 'Search' };

export async function open_app(ctx, hash = '#/today', page = ctx.page) {
  await page.goto(new URL(hash, ctx.url).href);
  const screen = /^#\/([a-z]+)(?:\/(\d+))?/.exec(hash);
  await shown(heading(page, screen[1] === 'week' ? new RegExp(`^Week ${screen[2]}: `) : title_of[screen[1]]));
  return page;
}

/** The window of an open page gets another size, and the page is laid out for it. */
export async function resize(page, { width, height }) {
  await page.setViewportSize({ width, height });
  await eventually(() => page.evaluate((wanted) => {
    const canvas = document.querySelector('canvas');
    return canvas.style.height === `${wanted.height}px` && canvas.width === Math.round(wanted.width * window.devicePixelRatio);
  }, { width, height }), `the page is laid out for ${width} by ${height}`);
}

export async function go(page, name) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
  await shown(heading(page, name));
}

/** Everything done so far lies on the device. */
export const saved = (page) => shown(said(page, 'Saved on this device'));

export async function reload(page) {
  await saved(page);
  await reload_now(page);
}

// Without waiting for anything to be saved.
export async function reload_now(page) {
  await page.reload();
  await shown(page.getByRole('heading', { level: 1 }));
}

export const undo_button = (page) => button(page.getByRole('navigation', { name: 'Main' }), 'Undo');
export const redo_button = (page) => button(page.getByRole('navigation', { name: 'Main' }), 'Redo');

export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), 'utf8') };
}

export const is_checked = (box, wanted) => eventually(async () => (await box.isChecked()) === wanted, `the box is ${wanted ? 'ticked' : 'open'}`);
export async function has_value(field, wanted) {
  let held = '';
  try {
    await eventually(async () => (held = await field.inputValue()) === wanted, `the field holds "${wanted}"`);
  } catch (error) {
    throw new Error(`${error.message} It holds "${held}".`, { cause: error });
  }
}

export async function write_note(page, text) {
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await field.fill(text);
  await button(page.getByRole('form', { name: 'New note' }), 'Done').click();
  await gone(page.getByRole('form', { name: 'New note' }));
}

/** The words of a place, as assistive technology gets them. */
export const words_of = async (place) => (await place.allInnerTexts()).join(' ').replace(/\s+/g, ' ');

export async function says(place, pattern) {
  await eventually(async () => pattern.test(await words_of(place)), `${pattern} is said`).catch(async (error) => {
    assert.match(await words_of(place), pattern, error.message);
  });
}
