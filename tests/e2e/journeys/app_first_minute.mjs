// The first minute: the app, not a form; a sample to look around in, gone without trace; sensible settings.
import assert from 'node:assert/strict';
import { button, go, gone, has_value, heading, is_checked, open_app, region, reload, said, saved, shown } from '../lib/app.mjs';

async function opens_on_today(ctx) {
  const page = await open_app(ctx, '#/today');
  await shown(heading(page, 'Today'));
  assert.equal(await page.title(), 'Today · Cairn');
  await shown(region(page, 'What to do now').getByRole('listitem'));
  // Everything works before a single setting is made.
  await go(page, 'Roadmap');
  for (let phase = 1; phase <= 5; phase += 1) await shown(page.getByRole('region', { name: new RegExp(`^Phase ${phase}: `) }));
  const weeks = await page.getByRole('main').getByRole('link', { name: /^Week \d+: / }).count();
  assert.equal(weeks, 36);
  for (const name of ['Plan', 'Portfolio', 'Data', 'Settings', 'Today']) await go(page, name);
}

async function first_settings_stay(ctx) {
  const page = await open_app(ctx);
  const form = page.getByRole('form', { name: 'First settings' });
  await form.getByRole('textbox', { name: 'Hours a week' }).fill('300');
  await button(page, 'Begin with this').click();
  await shown(page.getByText('Give whole hours, from 1 to 80.'));
  await form.getByRole('textbox', { name: 'Hours a week' }).fill('22');
  await form.getByRole('checkbox', { name: 'Sunday' }).check();
  await button(page, 'Begin with this').click();
  await gone(region(page, 'Welcome to Cairn'));
  await reload(page);
  assert.equal(await region(page, 'Welcome to Cairn').count(), 0);
  await go(page, 'Settings');
  await has_value(page.getByRole('textbox', { name: 'Hours a week' }), '22');
  await is_checked(page.getByRole('checkbox', { name: 'Sunday' }), true);
  await is_checked(page.getByRole('checkbox', { name: 'Monday' }), false);
}

async function welcome_can_be_skipped(ctx) {
  const page = await open_app(ctx);
  await button(page, 'Not now').click();
  await gone(region(page, 'Welcome to Cairn'));
  await reload(page);
  assert.equal(await region(page, 'Welcome to Cairn').count(), 0);
}

async function sample_leaves_no_trace(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const topic = region(page, 'Topics').getByRole('checkbox').first();
  await topic.check();
  await go(page, 'Today');
  await button(page, 'Look around with a sample learner').click();
  await shown(page.getByText('You are looking at a sample learner'));
  await shown(said(page, 'Sample: nothing is saved'));
  await go(page, 'Portfolio');
  await shown(page.getByRole('list', { name: /^Evidence of phase/ }));
  await page.goto(new URL('#/week/14', ctx.url).href);
  await shown(heading(page, /^Week 14: /));
  await region(page, 'Topics').getByRole('checkbox').last().click();
  await button(page, 'Leave the sample').click();
  await saved(page);
  await reload(page);
  await page.goto(new URL('#/week/1', ctx.url).href);
  await is_checked(topic, true);
  assert.equal(await region(page, 'Topics').getByRole('checkbox', { checked: true }).count(), 1, 'the own tick and nothing else');
  await page.goto(new URL('#/portfolio', ctx.url).href);
  await shown(heading(page, 'Portfolio'));
  assert.equal(await page.getByRole('list', { name: /^Evidence of phase/ }).count(), 0);
}

export const journeys = [
  { name: 'first minute: opens on Today and works at once', run: opens_on_today },
  { name: 'first minute: the first settings stay', run: first_settings_stay },
  { name: 'first minute: the welcome can be skipped', run: welcome_can_be_skipped },
  { name: 'first minute: the sample learner leaves no trace', run: sample_leaves_no_trace },
];
