// Text in fields is the browser's own: what its field holds, however it came in, is what the program saves.
import assert from 'node:assert/strict';

const note_form = (tab) => tab.find('form', 'New note');
const BOTH = '안녕하세요, 한글 👩‍💻 🪨 äß';

async function new_note(tab) {
  await tab.open('#/week/3');
  await tab.region('Notes').button('Write a note').click();
  const field = note_form(tab).find('textbox');
  await field.focused();
  return field;
}

/** The field's own value, before it is saved and after a reload: the same to the letter. */
async function same_after_reload(tab, field, wanted) {
  await field.holds(wanted);
  await note_form(tab).button('Done').click();
  await note_form(tab).gone();
  await tab.find('list', 'Notes').find('button', /^Edit note of /).shown();
  await tab.reload();
  await tab.find('list', 'Notes').find('button', /^Edit note of /).click();
  await tab.find('form', 'Note').find('textbox').holds(wanted);
}

async function typed(ctx) {
  const field = await new_note(ctx.tab);
  await ctx.tab.type(`First line\n${BOTH}`);
  await same_after_reload(ctx.tab, field, `First line\n${BOTH}`);
}

async function corrected(ctx) {
  const { tab } = ctx;
  const field = await new_note(tab);
  await tab.type('one tWo three');
  await tab.press('Control', 'ArrowLeft');
  await tab.press('Backspace');
  await tab.press('Backspace');
  await tab.press('Backspace');
  await tab.press('Backspace');
  await tab.type('2');
  await tab.press('Home');
  await tab.press('Delete');
  await tab.type('O');
  await tab.press('End');
  await tab.type('!');
  await same_after_reload(tab, field, 'One 2three!');
}

// The clipboard by its keys, from one place of the field to another.
async function copied_and_pasted(ctx) {
  const { tab } = ctx;
  const field = await new_note(tab);
  await tab.type('twice, ');
  await tab.press('Control', 'a');
  await tab.press('Control', 'c');
  await tab.press('End');
  await tab.press('Control', 'v');
  await tab.type('done');
  await same_after_reload(tab, field, 'twice, twice, done');
}

async function inserted(ctx) {
  const { tab } = ctx;
  const field = await new_note(tab);
  const long = `${BOTH}\n`.repeat(300).trim();
  await tab.evaluate((text) => { document.execCommand('insertText', false, text); }, long);
  await same_after_reload(tab, field, long);
}

// An input method at work, as the events tell it: the syllable grows in place, and nobody may write over it.
async function composed(ctx) {
  const { tab } = ctx;
  const field = await new_note(tab);
  await tab.type('A');
  const values = await tab.evaluate(async () => {
    const control = document.activeElement;
    const seen = [];
    control.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
    for (const data of ['ㅎ', '하', '한']) {
      control.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data }));
      control.value = `A${data}`;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, data, inputType: 'insertCompositionText', isComposing: true }));
      await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
      seen.push(control.value);
    }
    const enter = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, cancelable: true });
    control.dispatchEvent(enter);
    seen.push(enter.defaultPrevented);
    control.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '한' }));
    return seen;
  });
  assert.deepEqual(values, ['Aㅎ', 'A하', 'A한', false]);
  await same_after_reload(tab, field, 'A한');
}

// A paragraph in the mirror is text: three clicks take all of it.
async function copy_of_a_paragraph(ctx) {
  const { tab } = ctx;
  await tab.open('#/week/1');
  const subject = tab.text(/^(\S+ ){9}/, { within: { role: 'main' } }).nth(0);
  const { raw } = await subject.state();
  await subject.click({ count: 3 });
  await ctx.eventually(async () => (await tab.evaluate(() => getSelection().toString())).trim() === raw.trim(), `the selection is "${raw}"`);
  // And what goes to the clipboard is just that.
  await tab.evaluate(() => {
    addEventListener('copy', (event) => { window.copied = event.clipboardData.getData('text/plain') || getSelection().toString(); }, { once: true });
  });
  await tab.press('Control', 'c');
  const copied = await ctx.eventually(() => tab.evaluate(() => window.copied), 'something is copied');
  assert.equal(copied.trim(), raw.trim());
}

export const journeys = [
  { name: 'text: typed, with Hangul and emoji', run: typed },
  { name: 'text: corrected by keys', run: corrected },
  { name: 'text: copied and pasted by keys', run: copied_and_pasted },
  { name: 'text: much of it put in at once', run: inserted },
  { name: 'text: composed by an input method', run: composed },
  { name: 'text: a paragraph is selected and copied', run: copy_of_a_paragraph },
];
