// Every screen and every state of it that a learner meets, one after the other on one page. What must hold everywhere
// (audits, headings, names, nothing sticking out) is asked at each stop.
import { action, button, gone, heading, open_app, region, said, saved, shown, write_note } from './app.mjs';

const at = (hash) => (ctx) => open_app(ctx, hash);
// What comes with the screen's own part, and after it: what is inspected should stand still.
async function plants(ctx, page) {
  await open_app(ctx, '#/plants');
  await shown(button(page, 'A sunflower'));
  await shown(page.getByRole('heading', { name: 'The model of plants' }));
}
const dialog = (page, name) => page.getByRole('dialog', { name });
const choose = (page, text) => button(page, 'Choose a backup file').setInputFiles({ name: 'cairn-backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });

async function escape(page, name) {
  await page.keyboard.press('Escape');
  await gone(dialog(page, name));
}

export const is_phone = (page) => page.viewportSize().width < 600;

async function show_settings_form(page) {
  if (is_phone(page)) await button(page, 'Change these').click();
  await shown(page.getByRole('form', { name: 'First settings' }));
}

async function mistake_in_first_settings(ctx, page) {
  await show_settings_form(page);
  await page.getByRole('textbox', { name: 'Hours a week' }).fill('300');
  await button(page, 'Begin with this').click();
  await shown(page.getByText('Give whole hours, from 1 to 80.'));
}

async function set_up(ctx, page) {
  await page.getByRole('textbox', { name: 'Hours a week' }).fill('20');
  await button(page, 'Begin with this').click();
  await shown(said(page, /Your roadmap starts/));
}

async function mistake_in_time(ctx, page) {
  const time = region(page, 'Time');
  await button(time, 'Add time').click();
  await page.getByRole('textbox', { name: 'Minutes' }).fill('abc');
  await button(time, 'Save time').click();
  await shown(page.getByText('Give whole minutes, from 1 to 1440'));
}

async function time_and_timer(ctx, page) {
  const time = region(page, 'Time');
  await page.getByRole('textbox', { name: 'Minutes' }).fill('90');
  await button(time, 'Save time').click();
  await shown(time.getByRole('list', { name: 'Time entries' }));
  await button(page, 'Learn').click();
  await shown(button(page, 'Stop and log'));
}

async function mistake_in_evidence(ctx, page) {
  const goals = region(page, 'Goals');
  await action(goals, 'Add evidence').first().click();
  const form = page.getByRole('form', { name: 'New evidence' });
  await form.getByRole('textbox', { name: 'Link' }).fill('javascript:alert(1)');
  await button(form, 'Save evidence').click();
  await shown(form.getByRole('textbox', { name: 'Link' }));
}

async function evidence(ctx, page) {
  const form = page.getByRole('form', { name: 'New evidence' });
  await form.getByRole('textbox', { name: 'What it shows' }).fill('Release v1');
  await form.getByRole('textbox', { name: 'Link' }).fill('https://example.org/tasks');
  await button(form, 'Save evidence').click();
  await gone(form);
  await region(page, 'Topics').getByRole('checkbox').first().check();
}

async function open_note(ctx, page) {
  await button(region(page, 'Notes'), 'Write a note').click();
  await shown(page.getByRole('form', { name: 'New note' }).getByRole('textbox'));
}

async function note_preview(ctx, page) {
  const form = page.getByRole('form', { name: 'New note' });
  await form.getByRole('textbox').fill('## Learned\n\n- a list\n- of **things**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[link](https://example.org)');
  await button(form, 'Preview').click();
  await shown(form.getByRole('heading', { name: 'Learned' }));
}

async function kept_note(ctx, page) {
  const form = page.getByRole('form', { name: 'New note' });
  await button(form, 'Done').click();
  await gone(form);
  await write_note(page, 'A second note');
  await saved(page);
}

async function import_preview(ctx, page) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(region(page, 'Backup'), 'Export everything').click()]);
  await page.keyboard.press('Control+z');
  await shown(said(page, 'Undone'));
  await button(page, 'Choose a backup file').setInputFiles(await download.path());
  await shown(button(region(page, 'Import a backup'), 'Replace mine'));
}

async function wipe_dialog(ctx, page) {
  await button(region(page, 'Start over'), 'Wipe everything').click();
  await shown(dialog(page, 'Wipe everything'));
}

async function more_sheet(ctx, page) {
  await button(page.getByRole('navigation', { name: 'Main' }), 'More').click();
  await shown(dialog(page, 'More'));
}

async function palette(ctx, page) {
  await page.keyboard.press('Control+k');
  await shown(dialog(page, 'Command palette').getByRole('combobox'));
}

async function sample(ctx, page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sample learner');
  await shown(dialog(page, 'Command palette').getByRole('option', { name: /sample learner/ }));
  await page.keyboard.press('Enter');
  await shown(button(page, 'Leave the sample'));
}

async function with_toast(ctx, page) {
  await region(page, 'Topics').getByRole('checkbox').last().click();
  await button(region(page, 'Status'), 'Mark week done').click();
  await shown(page.getByRole('status').filter({ hasText: /week 14/i }));
}

const quick_add = (page) => page.getByLabel('Add a task').and(page.locator('input'));
async function understood_line(ctx, page) {
  await quick_add(page).fill('Pay rent tomorrow !high @Home #bills');
  await shown(page.getByRole('button', { name: /^Due tomorrow/ }));
}
async function titleless_line(ctx, page) {
  await quick_add(page).fill('#bills');
  await quick_add(page).press('Enter');
  await shown(page.getByText('Give the task a title.'));
  await quick_add(page).fill('');
}
async function open_task(ctx, page) {
  await page.getByRole('list', { name: 'Tasks' }).getByRole('button').first().click();
  await page.getByRole('button', { name: /^Why here/ }).click();
  await shown(page.getByRole('table', { name: 'Account of the score' }));
}
async function selected_tasks(ctx, page) {
  await button(page, 'Close').click();
  if (is_phone(page)) await page.getByRole('button', { name: /^Filter/ }).click();
  await button(page, 'Select').click();
  await page.getByRole('checkbox', { name: /^Select: / }).first().check();
  await button(region(page, 'Selected tasks'), 'Due').click();
  await shown(page.getByRole('form', { name: 'Due' }));
}

/** In this order: each begins where the one before ended. `phone` and `desktop` mark what only one of them has. */
const stops = [
  { name: 'first visit', go: at('#/today') },
  { name: 'a mistake in the first settings', go: mistake_in_first_settings },
  { name: 'set up', go: set_up },
  { name: 'week 1, untouched', go: at('#/week/1') },
  { name: 'a mistake in the time form', go: mistake_in_time },
  { name: 'time and a running timer', go: time_and_timer },
  { name: 'a mistake in the evidence form', go: mistake_in_evidence },
  { name: 'evidence', go: evidence },
  { name: 'a note being written', go: open_note },
  { name: 'a preview of the note', go: note_preview },
  { name: 'notes', go: kept_note },
  { name: 'roadmap', go: at('#/roadmap') },
  { name: 'tasks, none yet', go: at('#/tasks') },
  { name: 'tasks: a line being understood', go: understood_line },
  { name: 'tasks: a line without a title', go: titleless_line },
  { name: 'data', go: at('#/data') },
  { name: 'import preview', go: import_preview, leave: (page) => button(page, 'Cancel').click() },
  { name: 'a broken backup', go: async (ctx, page) => { await choose(page, '{"format":"other"}'); await shown(page.getByText(/not a Cairn backup/)); } },
  { name: 'wipe dialog', go: wipe_dialog, leave: (page) => escape(page, 'Wipe everything') },
  { name: 'settings', go: at('#/settings') },
  { name: 'profiles', go: at('#/profiles') },
  { name: 'search with results', go: at('#/search?q=docker') },
  { name: 'search without results', go: at('#/search?q=qqqqq') },
  { name: 'unknown page', go: async (ctx, page) => { await page.goto(new URL('#/nowhere', ctx.url).href); await shown(heading(page, 'There is no such page')); } },
  { name: 'palette', go: palette, leave: (page) => escape(page, 'Command palette') },
  { name: 'More sheet', go: more_sheet, leave: (page) => escape(page, 'More'), only: 'phone' },
  { name: 'shortcuts', go: async (ctx, page) => { await page.keyboard.press('?'); await shown(dialog(page, 'Keyboard shortcuts')); }, leave: (page) => escape(page, 'Keyboard shortcuts'), only: 'desktop' },
  { name: 'sample: where it was entered', go: sample },
  { name: 'sample: today', go: at('#/today') },
  { name: 'sample: roadmap', go: at('#/roadmap') },
  { name: 'sample: week 14 with a toast', go: async (ctx, page) => { await open_app(ctx, '#/week/14'); await with_toast(ctx, page); } },
  { name: 'sample: tasks', go: at('#/tasks') },
  { name: 'sample: a task that is open', go: open_task },
  { name: 'sample: selected tasks', go: selected_tasks },
  ...['board', 'matrix', 'calendar', 'insights', 'order', 'files'].map((view) => ({ name: `sample: tasks, ${view}`, go: at(`#/tasks/${view}`) })),
  { name: 'sample: plan', go: at('#/plan') },
  { name: 'sample: shop', go: at('#/shop') },
  { name: 'sample: sentiment', go: at('#/sentiment') },
  { name: 'sample: texts', go: at('#/sentiment/texts') },
  { name: 'sample: live', go: at('#/sentiment/feed') },
  { name: 'sample: plants', go: plants },
  { name: 'sample: how it sees', go: at('#/plants/sees') },
  { name: 'sample: journal', go: at('#/plants/journal') },
  { name: 'sample: foxglove', go: at('#/plants/species/94') },
  { name: 'sample: portfolio', go: at('#/portfolio') },
  { name: 'sample: data', go: at('#/data') },
];

/** Asks inspect(page, name) at every stop; what it throws is collected, so that one run names every trouble. */
export async function walk(ctx, inspect) {
  const { page } = ctx;
  const troubles = [];
  const left_out = is_phone(page) ? 'desktop' : 'phone';
  let seen = 0;
  for (const stop of stops.filter(({ only }) => only !== left_out)) {
    await stop.go(ctx, page);
    await inspect(page, stop.name).catch((error) => { troubles.push(`${stop.name}: ${error.message}`); });
    await stop.leave?.(page);
    seen += 1;
  }
  ctx.note = `${seen} screens and states`;
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
}
