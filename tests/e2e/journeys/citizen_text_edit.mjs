// Editing as in any text field: the clipboard, taking back, moving, leaving; and what the keyboard is told about a field.
import assert from 'node:assert/strict';
import { action, button, gone, has_value, open_app, region, reload, saved, shown, write_note } from '../lib/app.mjs';
import { make_hand } from '../lib/hand.mjs';

const editor = (page) => page.getByRole('form', { name: 'New note' }).getByRole('textbox');
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const put_on_clipboard = (page, text) => page.evaluate((words) => navigator.clipboard.writeText(words), text);

async function begin_note(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await button(region(page, 'Notes'), 'Write a note').click();
  return page;
}

async function paste_a_lot(ctx) {
  await ctx.claim_clipboard();
  const page = await begin_note(ctx);
  const field = editor(page);
  const lines = Array.from({ length: 1700 }, (_, line) => `Line ${line} of a long note, with words enough to wrap: naïve, größer.`);
  const text = lines.join('\n');
  assert.ok(Buffer.byteLength(text) > 100_000);
  await put_on_clipboard(page, text);
  // The ear is there before the key is pressed: the two reach the page by ways of their own.
  await page.evaluate(() => {
    window.pasted = new Promise((resolve) => {
      addEventListener('paste', () => {
        const began = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
      }, { capture: true, once: true });
    });
  });
  await page.keyboard.press('Control+v');
  ctx.note = `100 kB pasted and drawn in ${Math.round(await page.evaluate(() => window.pasted))} ms`;
  await has_value(field, text);
  await page.keyboard.type(' The end.'); // the page is as usable as before
  await has_value(field, `${text} The end.`);
  await button(page, 'Done').click();
  await gone(field);
  await reload(page);
  await action(page, 'Edit note').click();
  await has_value(page.getByRole('form', { name: 'Note' }).getByRole('textbox'), `${text} The end.`);
}

async function clipboard_by_key(ctx) {
  await ctx.claim_clipboard();
  const page = await begin_note(ctx);
  const field = editor(page);
  await page.keyboard.type('one two three');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+c');
  await ctx.equals(() => clipboard(page), 'three');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  await has_value(field, '');
  await ctx.equals(() => clipboard(page), 'one two three');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+v');
  await has_value(field, 'one two threeone two three');
  await put_on_clipboard(page, 'from elsewhere\r\nin two lines');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await has_value(field, 'from elsewhere\nin two lines');
  await button(page, 'Done').click();
  await shown(page.getByRole('list', { name: 'Notes' }).getByText(/from elsewhere/));
}

// A browser takes back what was typed in pieces of its own, smaller ones when the keys came slowly.
async function press_until(field, key, wanted) {
  for (let times = 0; times < 'second'.length && (await field.inputValue()) !== wanted; times += 1) await field.press(key);
  await has_value(field, wanted);
}

async function undo_in_the_field_and_outside(ctx) {
  const page = await begin_note(ctx);
  const field = editor(page);
  await page.keyboard.type('first');
  await has_value(field, 'first');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('second');
  await has_value(field, 'second');
  await shown(page.getByText('Saved', { exact: true })); // the program has something to undo, and must not
  await press_until(field, 'Control+z', 'first');
  await press_until(field, 'Control+Shift+z', 'second');
  assert.equal(await page.getByText('Undone').count(), 0);
  await button(page, 'Done').click();
  await gone(field);
  const note = page.getByRole('list', { name: 'Notes' }).getByText('second');
  await shown(note);
  await page.keyboard.press('Control+z');
  await gone(note);
  await shown(page.getByText('Undone', { exact: false }));
  await page.keyboard.press('Control+Shift+z');
  await shown(note);
}

async function moving_and_leaving(ctx) {
  const page = await begin_note(ctx);
  const field = editor(page);
  const selection = () => field.evaluate((element) => [element.selectionStart, element.selectionEnd]);
  await page.keyboard.type('one two\nthree four');
  for (const [key, wanted] of [['Home', [8, 8]], ['End', [18, 18]], ['Control+ArrowLeft', [14, 14]], ['Shift+Home', [8, 14]], ['ArrowUp', [0, 0]],
    ['Shift+End', [0, 7]], ['Control+End', [18, 18]], ['Control+Home', [0, 0]], ['Control+Shift+ArrowRight', [0, 3]], ['Control+a', [0, 18]]]) {
    await page.keyboard.press(key);
    assert.deepEqual(await selection(), wanted, key);
  }
  await page.keyboard.press('Tab');
  assert.equal(await button(page, 'Done').evaluate((element) => element === document.activeElement), true, 'Tab leaves the field');
  await has_value(field, 'one two\nthree four');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.press('Control+Enter');
  await saved(page);
  await has_value(field, 'one two\nthree four'); // kept, and no new line
}

async function enter_submits(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await action(region(page, 'Goals'), 'Add evidence').first().click();
  const form = page.getByRole('form', { name: 'New evidence' });
  await form.getByRole('textbox', { name: 'What it shows' }).fill('A recording');
  await page.keyboard.press('Enter');
  await gone(form);
  await shown(region(page, 'Goals').getByText('A recording'));
}

// Writing into a field takes its caret and its undo away.
async function left_alone(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await write_note(page, 'kept');
  await action(page, 'Edit note').click();
  const field = page.getByRole('form', { name: 'Note' }).getByRole('textbox');
  const hand = await make_hand(ctx, page);
  await field.evaluate((element) => {
    window.written = 0;
    const { set, get } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    Object.defineProperty(element, 'value', { get, set(text) { window.written += 1; set.call(this, text); } });
  });
  await hand.insert('\nand\n');
  await page.keyboard.type('more');
  await shown(page.getByText('Saved', { exact: true }));
  assert.equal(await page.evaluate(() => window.written), 0, 'the program leaves the field alone');
}

async function told_to_the_keyboard(ctx) {
  const page = await open_app(ctx, '#/settings');
  const told = (field) => field.evaluate((element) => ['type', 'inputmode', 'enterkeyhint', 'autocapitalize', 'spellcheck', 'dir'].map((name) => element.getAttribute(name) ?? ''));
  assert.deepEqual(await told(page.getByRole('textbox', { name: 'Name' })), ['text', '', 'done', 'sentences', 'true', 'auto']);
  assert.deepEqual(await told(page.getByRole('textbox', { name: 'Hours a week' })), ['text', 'decimal', 'done', 'none', 'false', '']);
  await open_app(ctx, '#/roadmap');
  assert.deepEqual(await told(page.getByRole('searchbox', { name: 'Search the weeks' })), ['search', '', 'search', 'none', 'false', 'auto']);
  await open_app(ctx, '#/week/3');
  await action(region(page, 'Goals'), 'Add evidence').first().click();
  assert.deepEqual(await told(page.getByRole('textbox', { name: 'Link' })), ['url', 'url', 'done', 'none', 'false', '']);
  await button(region(page, 'Notes'), 'Write a note').click();
  assert.deepEqual(await told(editor(page)), ['', '', '', 'sentences', 'true', 'auto']);
}

export const journeys = [
  { name: 'citizen: 100 kB pasted into a note', run: paste_a_lot },
  { name: 'citizen: the clipboard by key', run: clipboard_by_key },
  { name: 'citizen: undo belongs to the field while it is edited', run: undo_in_the_field_and_outside },
  { name: 'citizen: moving, selecting and leaving by key', run: moving_and_leaving },
  { name: 'citizen: Enter in a form of one line', run: enter_submits },
  { name: 'citizen: the program does not write into a field that is edited', run: left_alone },
  { name: 'citizen: the keyboard is told what a field is for', run: told_to_the_keyboard },
];
