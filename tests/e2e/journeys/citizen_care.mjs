// What a careless page would lose, hide or get in the way with: half-written words when another tab takes over or a link is
// followed at once, a caret that leaves the screen, words that do not fit, targets too small for a finger.
import assert from 'node:assert/strict';
import { action, button, gone, heading, open_app, region, resize, said, saved, says, shown, write_note } from '../lib/app.mjs';
import { frames, ink_in } from '../lib/ink.mjs';

async function another_tab_takes_over(ctx) {
  const first = await open_app(ctx, '#/week/1');
  const second = await ctx.context.newPage();
  await open_app(ctx, '#/week/1', second);
  await shown(second.getByText('Cairn is open in another tab'));
  await first.bringToFront();
  await button(region(first, 'Notes'), 'Write a note').click();
  const form = first.getByRole('form', { name: 'New note' });
  await form.getByRole('textbox').pressSequentially('half a thought');
  // At once, before the pause after which a note is kept.
  await button(second, 'Write here instead').evaluate((element) => element.click());
  await shown(said(first, 'Read only'));
  await says(second.getByRole('list', { name: 'Notes' }), /half a thought/);
  // All of it is kept, so it may be put away.
  await button(form, 'Done').click();
  await gone(form);
  await says(first.getByRole('list', { name: 'Notes' }), /half a thought/);
}

async function a_link_followed_at_once(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Notes'), 'Write a note').click();
  // Within one task: no frame comes between the last letter and the new address.
  await page.getByRole('form', { name: 'New note' }).getByRole('textbox').evaluate((field) => {
    field.value = 'the last letters too';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    location.hash = '#/plan';
  });
  await shown(heading(page, 'Plan'));
  await saved(page);
  await page.reload();
  await shown(heading(page, 'Plan'));
  await open_app(ctx, '#/week/1');
  await says(page.getByRole('list', { name: 'Notes' }), /the last letters too/);
}

async function the_caret_stays_in_sight(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  const lines = Array.from({ length: 14 }, (_, line) => `line ${line}`).join('\n');
  await field.evaluate((element, text) => {
    element.focus();
    document.execCommand('insertText', false, text);
  }, lines);
  await ctx.eventually(async () => {
    const { bottom, area } = await field.evaluate((element) => ({
      bottom: element.getBoundingClientRect().bottom,
      area: element.closest('.m-scrolls').getBoundingClientRect().bottom,
    }));
    return bottom <= area && (await field.boundingBox()).height > 300;
  }, 'the end of what was pasted is in sight');
}

async function enter_begins_and_escape_cancels(ctx) {
  const page = await open_app(ctx);
  await page.getByRole('textbox', { name: 'Hours a week' }).fill('12');
  await page.keyboard.press('Enter');
  await shown(said(page, 'Your roadmap starts'));
  await open_app(ctx, '#/week/2');
  await button(page, 'Defer').click();
  await page.keyboard.type('after the exams');
  await page.keyboard.press('Enter');
  await shown(said(page, 'Week 2 deferred'));
  await button(region(page, 'Time'), 'Add time').click();
  await page.keyboard.press('Escape');
  await gone(page.getByRole('form', { name: 'Add time' }));
}

// A date that is being typed goes through states that are none.
async function half_a_date(ctx) {
  const page = await open_app(ctx, '#/settings');
  const field = page.getByRole('textbox', { name: 'Start date' });
  await field.evaluate((element) => {
    element.focus();
    element.value = '';
    element.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await frames(page);
  assert.equal(await field.getAttribute('aria-invalid'), null, 'not while it has the focus');
  await field.evaluate((element) => element.blur());
  await shown(page.getByText('Choose a day.'));
}

async function the_dialog_warns(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await region(page, 'Topics').getByRole('checkbox').first().check();
  await saved(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Data' }).click();
  await button(region(page, 'Start over'), 'Wipe everything').click();
  assert.match(await page.getByRole('dialog', { name: 'Wipe everything' }).getAttribute('aria-description'), /^This removes 1 change .*cannot be undone/);
}

async function an_empty_bar_looks_empty(ctx) {
  const { page } = ctx;
  await page.emulateMedia({ forcedColors: 'active' });
  await open_app(ctx, '#/week/1');
  const bar = page.getByRole('progressbar').first();
  const box = await bar.boundingBox();
  // Between its two edges, with some of the page above and below.
  const ink = await ink_in(page, { x: box.x + 10, y: box.y - 4, width: box.width - 20, height: box.height + 8 });
  assert.ok(ink.count > box.width && ink.count < (box.width - 20) * box.height * 0.7, `an outline, not a stroke: ${ink.count} of ${box.width * box.height} points`);
}

const on_touch_too_small = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror :is(button, a, input, select, textarea)')]
  .filter((control) => !control.closest('[inert], p'))
  .map((control) => ({ control, target: control.closest('label') ?? control }))
  .filter(({ target }) => target.textContent || target.getAttribute('aria-label'))
  .map(({ control, target }) => ({ name: control.getAttribute('aria-label') ?? target.textContent, link: control.matches('a.m-link'), box: target.getBoundingClientRect() }))
  // A link among words may be as high as the words and their reach; everything else has a finger's size.
  .filter(({ link, box }) => box.height < (link ? 34 : 43.5))
  .map(({ name, box }) => `${name}: ${Math.round(box.height)} px`));

async function fingers(ctx) {
  const page = await open_app(ctx);
  await button(page, 'Look around with a sample learner').tap();
  for (const size of [{ width: 390, height: 844 }, { width: 844, height: 390 }]) {
    await resize(page, size);
    for (const hash of ['#/today', '#/roadmap', '#/week/14', '#/tasks', '#/tasks/board', '#/tasks/matrix', '#/tasks/calendar', '#/tasks/insights', '#/tasks/order', '#/tasks/files', '#/shop', '#/shop/customers', '#/shop/together', '#/shop/products', '#/shop/product', '#/shop/store', '#/shop/cart', '#/shop/lines', '#/shop/recommend', '#/shop/files', '#/sentiment', '#/sentiment/texts', '#/sentiment/evaluate', '#/sentiment/teach', '#/sentiment/feed', '#/plants', '#/plants/sees', '#/plants/journal', '#/plants/species', '#/plants/species/94', '#/plan', '#/portfolio', '#/data', '#/settings']) {
      await open_app(ctx, hash);
      assert.deepEqual(await on_touch_too_small(page), [], `${hash}, ${size.width} px wide`);
    }
  }
  // On its side there is no room for all of the navigation: it scrolls.
  const bar = page.getByRole('navigation', { name: 'Main' });
  const undo = button(bar, 'Undo');
  await undo.evaluate((element) => element.scrollIntoView());
  const { y, height } = await undo.boundingBox();
  assert.ok(y >= 0 && y + height <= 390, 'undo can be reached');
}

// At one and a half times the size nothing that must be read to be pressed is cut.
async function large_letters(ctx) {
  const page = await open_app(ctx, '#/settings');
  const slider = page.getByRole('slider');
  await slider.scrollIntoViewIfNeeded();
  const before = await slider.boundingBox();
  await slider.focus();
  await slider.evaluate((element) => {
    element.value = '150';
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await ctx.eventually(() => page.getByRole('heading', { level: 1 }).evaluate((title) => parseFloat(title.style.fontSize) > 38), 'the letters are larger');
  await frames(page);
  assert.ok(Math.abs((await slider.boundingBox()).y - before.y) <= 4, 'the slider stays under the finger');
  // Not beyond the edge of the page, and no word in two.
  await open_app(ctx, '#/week/14');
  const wide = await page.getByRole('main').evaluate((main) => [...main.querySelectorAll('p, h1')].filter((text) => text.getBoundingClientRect().right > innerWidth).map((text) => text.textContent));
  assert.deepEqual(wide, []);
  assert.equal(await heading(page, /^Week 14: /).locator('br').count(), 0);
  await open_app(ctx, '#/settings');
  const date = page.getByRole('textbox', { name: 'Day off' });
  assert.ok((await date.boundingBox()).width >= 200, 'a date has its room');
  await open_app(ctx);
  const sample = button(page, 'Look around with a sample learner');
  assert.ok((await sample.boundingBox()).height > 70, 'words that do not fit in one line go on in the next');
}

// Dates are the browser's own drawing: they must not shine through what the canvas draws over them.
async function nothing_shines_through(ctx) {
  const page = await open_app(ctx, '#/settings');
  const dates = page.locator('#mirror input[type=date]');
  await shown(dates);
  await page.keyboard.press('Control+k');
  await shown(page.getByRole('dialog', { name: 'Command palette' }));
  for (const date of await dates.all()) assert.equal(await date.evaluate((field) => getComputedStyle(field).visibility), 'hidden');
  await page.keyboard.press('Escape');
  await ctx.equals(() => dates.first().evaluate((field) => getComputedStyle(field).visibility), 'visible');
}

// A notice makes room for what is being written and for what is wrong with it.
async function a_notice_steps_aside(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await resize(page, { width: 390, height: 520 });
  const opener = button(region(page, 'Time'), 'Add time');
  await opener.click();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await shown(said(page, 'Time added'));
  await opener.click();
  const field = page.getByRole('textbox', { name: 'Minutes' });
  // Where the notice would stand.
  await field.evaluate((element) => { element.closest('main').scrollTop += element.getBoundingClientRect().bottom - 430; });
  await frames(page);
  const notice = await said(page.locator('#mirror'), 'Time added').boundingBox();
  const box = await field.boundingBox();
  assert.ok(box.y > 300, `the field stands low: ${box.y}`);
  assert.ok(notice.y + notice.height < box.y, `the notice at ${notice.y} is above the field at ${box.y}`);
}

// However little of its square an icon fills, it stands in the middle of its place.
async function icons_in_line(ctx) {
  const page = await open_app(ctx);
  const bar = page.getByRole('navigation', { name: 'Main' });
  for (const item of [bar.getByRole('link', { name: 'Roadmap' }), button(bar, 'More')]) {
    const box = await item.boundingBox();
    const ink = await ink_in(page, { x: box.x + 8, y: box.y + 4, width: box.width - 16, height: 30 });
    assert.ok(Math.abs((ink.top + ink.bottom) / 2 - 16) <= 1, `the middle lies at ${(ink.top + ink.bottom) / 2}, not at 16`);
    assert.ok(Math.abs((ink.left + ink.right) / 2 - (box.width - 16) / 2) <= 1.5, 'and between the sides');
  }
}

// A visitor who was far down begins at the top of what is new.
async function the_sample_begins_at_its_top(ctx) {
  const page = await open_app(ctx);
  await resize(page, { width: 844, height: 390 });
  const main = page.getByRole('main');
  await main.evaluate((element) => { element.scrollTop = 160; });
  await button(page, 'Look around with a sample learner').evaluate((element) => element.click());
  await shown(page.getByText('You are looking at a sample learner'));
  await ctx.eventually(() => main.evaluate((element) => element.scrollTop === 0), 'at the top');
}

async function links_from_right_to_left(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await action(region(page, 'Goals'), 'Add evidence').first().click();
  const form = page.getByRole('form', { name: 'New evidence' });
  await form.getByRole('textbox', { name: 'What it shows' }).fill('الإصدار الأول مع اختباراته');
  await form.getByRole('textbox', { name: 'Link' }).fill('https://example.org/v1');
  await page.keyboard.press('Enter');
  const link = region(page, 'Goals').getByRole('link', { name: 'الإصدار الأول مع اختباراته' });
  await shown(link);
  // The words lie beside the mark of a new tab, not under it.
  const { x } = await link.boundingBox();
  const left = await page.evaluate(() => [...document.querySelectorAll('.m-ink')].find((line) => line.dataset.ink.startsWith('الإ')).getBoundingClientRect().left);
  assert.ok(left >= x + 14, `the words begin ${left - x} px from the edge, behind the mark`);
}

async function copied_with_their_styles(ctx) {
  const page = await open_app(ctx, '#/week/1');
  await write_note(page, 'A **strong** word and [a link](https://example.org/a)');
  const copied = await region(page, 'Notes').locator('p', { hasText: 'A strong word' }).evaluate((paragraph) => {
    getSelection().selectAllChildren(paragraph);
    const data = new DataTransfer();
    paragraph.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData: data }));
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  });
  assert.equal(copied.text, 'A strong word and a link');
  assert.equal(copied.html, '<div>A <strong>strong</strong> word and <a href="https://example.org/a">a link</a></div>');
}

export const journeys = [
  { name: 'citizen: another tab takes over in the middle of a word', run: another_tab_takes_over },
  { name: 'citizen: the last letters before a link is followed are kept', run: a_link_followed_at_once },
  { name: 'citizen: the caret stays in sight after a paste', run: the_caret_stays_in_sight },
  { name: 'citizen: Enter does what a form is for, Escape cancels it', run: enter_begins_and_escape_cancels },
  { name: 'citizen: half a date is no mistake yet', run: half_a_date },
  { name: 'citizen: the dialog that wipes warns by itself', run: the_dialog_warns },
  { name: 'citizen: an empty bar looks empty in forced colours', run: an_empty_bar_looks_empty },
  { name: 'citizen: targets have the size of a finger', run: fingers, phone: true },
  { name: 'citizen: large letters fit', run: large_letters, phone: true },
  { name: 'citizen: a date does not shine through a dialog', run: nothing_shines_through },
  { name: 'citizen: a notice steps aside', run: a_notice_steps_aside },
  { name: 'citizen: icons stand in a line', run: icons_in_line, phone: true },
  { name: 'citizen: the sample begins at its top', run: the_sample_begins_at_its_top },
  { name: 'citizen: a link from right to left', run: links_from_right_to_left },
  { name: 'citizen: a note is copied with its styles', run: copied_with_their_styles },
];
