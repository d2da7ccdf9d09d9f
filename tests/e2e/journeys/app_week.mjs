// A week worked through: ticks, notes, evidence, time, the state of the week. All of it is there after a reload.
import assert from 'node:assert/strict';
import { action, button, gone, has_value, is_checked, open_app, redo_button, region, reload, reload_now, said, saved, says, shown, undo_button, write_note } from '../lib/app.mjs';

async function ticks_undo_redo(ctx) {
  const page = await open_app(ctx, '#/week/2');
  const topics = region(page, 'Topics');
  const first = topics.getByRole('checkbox').nth(0);
  const second = topics.getByRole('checkbox').nth(1);
  await first.check();
  await second.check();
  await says(topics, /2 of \d/);
  await reload(page);
  await is_checked(first, true);
  await is_checked(second, true);
  // Undo reaches back over the reload.
  await undo_button(page).click();
  await is_checked(second, false);
  await page.keyboard.press('Control+z');
  await is_checked(first, false);
  await page.keyboard.press('Control+Shift+z');
  await is_checked(first, true);
  await redo_button(page).click();
  await is_checked(second, true);
  await reload(page);
  await is_checked(second, true);
}

// Faster than the storage takes them in: what still waits when the page goes is kept all the same.
async function many_ticks_and_gone(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const boxes = region(page, 'Topics').getByRole('checkbox');
  const count = await boxes.count();
  assert.ok(count >= 5, `${count} topics`);
  await boxes.evaluateAll((all) => { for (const box of all) box.click(); });
  await reload_now(page);
  for (let at = 0; at < count; at += 1) await is_checked(boxes.nth(at), true);
}

async function a_field_that_was_not_left(ctx) {
  const page = await open_app(ctx, '#/settings');
  const hours = page.getByRole('textbox', { name: 'Hours a week' });
  await hours.fill('23');
  await reload_now(page);
  await has_value(hours, '23');
  // What cannot be kept is not.
  await hours.fill('many');
  await reload_now(page);
  await has_value(hours, '23');
}

const note = '# What I learned\n\nA **closure** keeps its `scope`.\n\n- first\n- second\n\nGrüße 🪨 <script>alert(1)</script>';

async function notes(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await button(region(page, 'Notes'), 'Write a note').click();
  const form = page.getByRole('form', { name: 'New note' });
  await form.getByRole('textbox').fill(note);
  await button(form, 'Preview').click();
  await shown(form.getByRole('heading', { name: 'What I learned' }));
  await button(form, 'Edit').click();
  await shown(form.getByRole('textbox'));
  await button(form, 'Done').click();
  await gone(form);
  await reload(page);
  const list = page.getByRole('list', { name: 'Notes' });
  await shown(list.getByRole('heading', { name: 'What I learned' }));
  await says(list, /closure/);
  await says(list, /<script>alert\(1\)<\/script>/);
  await action(list, 'Edit note').click();
  const edit = page.getByRole('form', { name: 'Note', exact: true });
  assert.equal(await edit.getByRole('textbox').inputValue(), note);
  await edit.getByRole('textbox').fill('Second thoughts');
  await button(edit, 'Done').click();
  await gone(edit);
  await says(list, /Second thoughts/);
  await action(list, 'Remove note').click();
  await shown(said(page, 'Note removed'));
  await gone(list.getByRole('listitem'));
  await page.keyboard.press('Control+z');
  await says(list, /Second thoughts/);
}

// The page goes away in the middle of a thought, before the pause after which a note is saved.
async function half_a_note(ctx) {
  const page = await open_app(ctx, '#/week/3');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  await field.pressSequentially('half a thought');
  await shown(said(page, 'Saving'));
  await reload_now(page);
  await says(page.getByRole('list', { name: 'Notes' }), /half a thought/);
}

async function evidence_and_goals(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const goals = region(page, 'Goals');
  await goals.getByRole('checkbox').first().check();
  await says(goals, /1 of 3 reached/);
  await action(goals, 'Add evidence').first().click();
  const form = page.getByRole('form', { name: 'New evidence' });
  await form.getByRole('textbox', { name: 'What it shows' }).fill('Release v1 with its tests');
  await form.getByRole('textbox', { name: 'Link' }).fill('javascript:alert(1)');
  await button(form, 'Save evidence').click();
  await shown(form.getByRole('textbox', { name: 'Link' }));
  await form.getByRole('textbox', { name: 'Link' }).fill('https://example.org/tasks');
  await button(form, 'Save evidence').click();
  await gone(form);
  await reload(page);
  const link = goals.getByRole('link', { name: /Release v1 with its tests/ });
  await shown(link);
  assert.equal(await link.getAttribute('href'), 'https://example.org/tasks');
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.match(await link.getAttribute('rel'), /noopener/);
  await says(goals, /Declared/);
}

async function time_by_hand_and_timer(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const time = region(page, 'Time');
  await button(time, 'Add time').click();
  const form = page.getByRole('form', { name: 'Add time' });
  await form.getByRole('textbox', { name: 'Minutes' }).fill('abc');
  await button(form, 'Save time').click();
  await shown(page.getByText('Give whole minutes, from 1 to 1440'));
  await form.getByRole('textbox', { name: 'Minutes' }).fill('90');
  await form.getByRole('radio', { name: 'Building' }).check();
  await form.getByRole('textbox', { name: 'What you did' }).fill('Parser');
  await button(form, 'Save time').click();
  await gone(form);
  await says(time, /1 h 30 min/);
  await button(time, 'Learn').click();
  await shown(button(time, 'Stop and log'));
  await reload(page);
  await shown(button(time, 'Stop and log'));
  await button(time, 'Discard').click();
  await shown(button(time, 'Learn'));
  await says(time.getByRole('list', { name: 'Time entries' }), /Parser/);
}

async function done_skip_defer(ctx) {
  const page = await open_app(ctx, '#/week/5');
  const status = region(page, 'Status');
  await button(status, 'Skip').click();
  const skip = page.getByRole('form', { name: 'Skip this week' });
  await skip.getByRole('textbox', { name: 'Reason' }).fill('I know this already');
  await button(skip, 'Skip week').click();
  await says(status, /Skipped on/);
  await says(status, /I know this already/);
  await reload(page);
  await button(status, 'Reopen week').click();
  await shown(button(status, 'Mark week done'));
  await button(status, 'Defer').click();
  const defer = page.getByRole('form', { name: 'Defer this week' });
  await defer.getByRole('textbox', { name: 'Reason' }).fill('After the exams');
  await button(defer, 'Defer week').click();
  await says(status, /Deferred on/);
  await button(status, 'Reopen week').click();
  await button(status, 'Mark week done').click();
  await says(status, /Done on/);
  await shown(region(page, 'What comes next').getByRole('heading', { name: /ten-minute start on week/ }));
  await saved(page);
}

async function every_week_opens(ctx) {
  const page = await open_app(ctx, '#/week/1');
  for (let week = 1; week <= 36; week += 1) {
    await shown(page.getByRole('heading', { level: 1, name: new RegExp(`^Week ${week}: `) }));
    for (const name of ['Topics', 'Resources', 'Project', 'Goals']) {
      assert.ok(await region(page, name).getByRole('checkbox').count() > 0, `week ${week} has ${name.toLowerCase()} to tick`);
    }
    for (const link of await region(page, 'Resources').getByRole('link').all()) {
      assert.match(await link.getAttribute('href'), /^https?:\/\//);
      assert.match(await link.getAttribute('rel'), /noopener/);
    }
    const next = page.getByRole('navigation', { name: 'Weeks before and after' }).getByRole('link', { name: `Week ${week + 1}`, exact: true });
    if (week < 36) await next.click();
    else assert.equal(await next.count(), 0);
  }
}

export const journeys = [
  { name: 'week: many ticks, and the page is gone', run: many_ticks_and_gone },
  { name: 'settings: a field that was not left, and the page is gone', run: a_field_that_was_not_left },
  { name: 'week: ticks, undo and redo, also after a reload', run: ticks_undo_redo },
  { name: 'week: notes in Markdown', run: notes },
  { name: 'week: a half written note outlives the page', run: half_a_note },
  { name: 'week: goals and evidence', run: evidence_and_goals },
  { name: 'week: time by hand and by timer', run: time_by_hand_and_timer },
  { name: 'week: done, skipped, deferred, reopened', run: done_skip_defer },
  { name: 'week: all 36 open one after the other', run: every_week_opens },
];
