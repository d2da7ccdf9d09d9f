// Writing: whatever way text comes into a field, the field, the program and what is saved hold the same.
import assert from 'node:assert/strict';
import { action, button, gone, has_value, open_app, region, reload, saved, shown } from '../lib/app.mjs';
import { make_hand } from '../lib/hand.mjs';
import { frames } from '../lib/ink.mjs';

const state = (field) => field.evaluate((element) => ({ value: element.value, caret: element.selectionStart, focused: document.activeElement === element }));

async function holds(page, field, value, caret, when) {
  await frames(page); // the program has had its pass
  assert.deepEqual(await state(field), { value, caret, focused: true }, when);
}

// Each way writes in the middle of "ab |cd" and answers what it has written; after every step the caret is behind it.
const ways = {
  async 'Japanese, step by step'(hand, stands) {
    for (const part of ['k', 'か', 'かn', 'かんj', 'かんじ', '漢字']) {
      await hand.taken('Process');
      await hand.compose(part);
      await stands(part);
    }
    await hand.insert('漢字');
    return '漢字';
  },
  async 'a composition that is given up'(hand, stands) {
    await hand.compose('xy');
    await stands('xy');
    await hand.compose('');
    return '';
  },
  async 'Hangul by its letters'(hand, stands) {
    let before = '';
    for (const steps of [['ㅎ', '하', '한'], ['ㄱ', '그', '글']]) {
      for (const part of steps) {
        await hand.compose(part);
        await stands(before + part);
      }
      await hand.insert(steps.at(-1));
      before += steps.at(-1);
    }
    return before;
  },
  async 'a dead key'(hand, stands) {
    await hand.taken('Dead');
    await hand.compose('´');
    await stands('´');
    await hand.insert('é');
    return 'é';
  },
  async 'a phone keyboard that composes each word and corrects it'(hand, stands) {
    for (const part of ['h', 'he', 'hel', 'helo']) {
      await hand.taken('Unidentified');
      await hand.compose(part);
      await stands(part);
    }
    await hand.insert('helo');
    await hand.compose('hello', { replacementStart: 3, replacementEnd: 7 });
    await stands('hello');
    await hand.insert('hello');
    return 'hello';
  },
  async 'emoji, flags and families'(hand) {
    for (const text of ['👩‍👩‍👧‍👦', '🇩🇪', '👍🏽']) await hand.insert(text);
    return '👩‍👩‍👧‍👦🇩🇪👍🏽';
  },
  async 'an autocorrection'(hand, stands, page) {
    await page.keyboard.type('teh');
    await stands('teh');
    // What a browser does when a correction is chosen: the word is replaced where it stands.
    await page.evaluate(() => {
      const field = document.activeElement;
      field.setSelectionRange(3, 6);
      document.execCommand('insertText', false, 'the');
    });
    return 'the';
  },
};

async function write_in_all_ways(ctx, page, field) {
  const hand = await make_hand(ctx, page);
  for (const [name, way] of Object.entries(ways)) {
    await field.fill('ab cd');
    await field.evaluate((element) => element.setSelectionRange(3, 3));
    const stands = (part) => holds(page, field, `ab ${part}cd`, 3 + part.length, `${name}: at "${part}"`);
    const written = await way(hand, stands, page);
    await holds(page, field, `ab ${written}cd`, 3 + written.length, name);
  }
}

const every_way = 'ab 漢字한글éhello 👩‍👩‍👧‍👦🇩🇪👍🏽 thecd';

async function one_line(ctx) {
  const page = await open_app(ctx, '#/settings');
  const field = page.getByRole('textbox', { name: 'Name' });
  await write_in_all_ways(ctx, page, field);
  await field.fill('');
  const hand = await make_hand(ctx, page);
  await hand.compose(every_way);
  await hand.insert(every_way);
  await page.keyboard.press('Enter');
  await reload(page);
  await has_value(field, every_way);
}

async function search_field(ctx) {
  const page = await open_app(ctx);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const field = palette.getByRole('combobox');
  await write_in_all_ways(ctx, page, field);
  // The program says what it has understood.
  await shown(palette.getByRole('option', { name: 'Search everything for “ab thecd”' }));
  const hand = await make_hand(ctx, page);
  await field.fill('');
  await hand.compose('かんじ');
  await shown(palette.getByRole('option', { name: 'Search everything for “かんじ”' }));
  // Keys of the input method choose among its candidates, not among the palette's rows.
  const chosen = await palette.getByRole('option', { selected: true }).getAttribute('data-i');
  for (const name of ['ArrowDown', 'Enter', '/', 'k']) await hand.taken(name);
  await frames(page);
  assert.equal(await palette.getByRole('option', { selected: true }).getAttribute('data-i'), chosen);
  await holds(page, field, 'かんじ', 3, 'the palette is open and the composition goes on');
  await hand.insert('漢字');
  await shown(palette.getByRole('option', { name: 'Search everything for “漢字”' }));
}

async function note(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await write_in_all_ways(ctx, page, field);
  await field.fill(`${every_way}\nsecond line`);
  await button(page, 'Done').click();
  await gone(field);
  await shown(page.getByText('ab 漢字한글éhello')); // read out of the saved note, not out of a field
  await reload(page);
  await action(page, 'Edit note').click();
  await has_value(page.getByRole('form', { name: 'Note' }).getByRole('textbox'), `${every_way}\nsecond line`);
}

// Nothing may rewrite the field while someone composes in it, not even a save that finishes meanwhile.
async function composing_over_a_save(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await page.keyboard.type('half ');
  const hand = await make_hand(ctx, page);
  await hand.compose('にほ');
  await shown(page.getByText('Saved', { exact: true }));
  await saved(page);
  await holds(page, field, 'half にほ', 7, 'after the pause in which it was saved');
  await hand.compose('日本');
  await hand.insert('日本');
  await holds(page, field, 'half 日本', 7, 'the composition went on');
}

export const journeys = [
  { name: 'citizen: every way to write, in a field of one line', run: one_line },
  { name: 'citizen: every way to write, in a search field', run: search_field },
  { name: 'citizen: every way to write, in a note', run: note },
  { name: 'citizen: a composition outlasts a save', run: composing_over_a_save },
];
