// A learner's work: set up, tick, complete, write, take back. All of it is there after a reload, in every engine.
import assert from 'node:assert/strict';
import fs from 'node:fs';

const topics = (tab) => tab.region('Topics').find('checkbox');
const main_button = (tab, name) => tab.find('button', name, { within: { role: 'navigation', name: 'Main' } });
const notes = (tab) => tab.find('list', 'Notes');

async function write_note(tab, write) {
  await tab.region('Notes').button('Write a note').click();
  const form = tab.find('form', 'New note');
  const field = form.find('textbox');
  await field.focused();
  await write(field);
  await form.button('Done').click();
  await form.gone();
}

async function set_up_and_complete(ctx) {
  const tab = await ctx.tab.open('#/today');
  const hours = tab.find('form', 'First settings').find('textbox', 'Hours a week');
  await hours.click();
  await hours.focused();
  await tab.press('Control', 'a');
  await tab.type('22');
  await hours.holds('22');
  await tab.button('Begin with this').click();
  await tab.region('Welcome to Cairn').gone();
  await tab.open('#/week/2');
  await topics(tab).nth(0).click();
  await topics(tab).nth(1).click();
  await tab.region('Topics').says(/2 of \d/);
  await write_note(tab, async (field) => {
    await tab.type('A closure keps');
    await tab.press('Backspace');
    await tab.press('Backspace');
    await tab.type('eps its scope wrong');
    for (let letter = 0; letter < 'wrong'.length; letter += 1) await tab.press('Shift', 'ArrowLeft');
    await tab.type('alive');
    await field.holds('A closure keeps its scope alive');
  });
  await tab.region('Status').button('Mark week done').click();
  await tab.region('Status').says(/Done on/);
  await tab.reload();
  await tab.region('Status').says(/Done on/);
  await topics(tab).nth(0).ticked();
  await topics(tab).nth(1).ticked();
  await notes(tab).says(/A closure keeps its scope alive/);
  await tab.go('Settings');
  await tab.find('textbox', 'Hours a week').holds('22');
}

async function undo_and_redo(ctx) {
  const tab = await ctx.tab.open('#/week/2');
  const [first, second] = [topics(tab).nth(0), topics(tab).nth(1)];
  await first.click();
  await first.ticked();
  await second.click();
  await second.ticked();
  await tab.reload();
  await main_button(tab, 'Undo').click();
  await second.ticked(false);
  await tab.press('Control', 'z');
  await first.ticked(false);
  await tab.press('Control', 'Shift', 'z');
  await first.ticked();
  await main_button(tab, 'Redo').click();
  await second.ticked();
  await tab.reload();
  await second.ticked();
}

// The page gives the file away as an object address; what lies behind it is read before the browser stores it.
async function exported(tab) {
  await tab.evaluate(() => {
    const original = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.handed_out = blob.text();
      return original.call(URL, blob);
    };
    addEventListener('click', (event) => {
      if (event.target.download) window.handed_name = event.target.download;
    }, { capture: true });
  });
  await tab.region('Backup').button('Export everything').click();
  await tab.region('Backup').says(/Up to date/);
  return tab.evaluate(async () => ({ name: window.handed_name, text: await window.handed_out }));
}

async function export_and_import(ctx) {
  let tab = await ctx.tab.open('#/week/1');
  await topics(tab).nth(0).click();
  await write_note(tab, () => tab.type('Mine, and to be kept'));
  await tab.saved();
  await tab.go('Data');
  const { name, text } = await exported(tab);
  assert.match(name, /^cairn-backup-\d{4}-\d\d-\d\d\.json$/);
  assert.equal(JSON.parse(text).format, 'cairn-backup');
  tab = await ctx.fresh_profile();
  await tab.open('#/week/1');
  await topics(tab).nth(0).ticked(false);
  await tab.go('Data');
  await tab.button('Choose a backup file').upload(ctx.file(name, text));
  await tab.region('Import a backup').button('Import').click();
  await tab.said(/Backup imported/).shown();
  await tab.reload();
  await tab.open('#/week/1');
  await topics(tab).nth(0).ticked();
  await notes(tab).says(/Mine, and to be kept/);
}

export const journeys = [
  { name: 'work: set up, tick, write, complete a week; all of it stays', run: set_up_and_complete },
  { name: 'work: undo and redo by button and by key, also after a reload', run: undo_and_redo },
  { name: 'work: a backup goes out and comes in on another device', run: export_and_import },
];
