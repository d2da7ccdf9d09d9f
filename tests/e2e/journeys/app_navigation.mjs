// Addresses, the back button, keys and the palette: every way to get somewhere without looking for a button.
import assert from 'node:assert/strict';
import { button, go, gone, heading, open_app, region, shown } from '../lib/app.mjs';

async function addresses(ctx) {
  const { page } = ctx;
  const places = [
    ['#/today', 'Today'], ['#/roadmap', 'Roadmap'], ['#/week/7', /^Week 7: /], ['#/shop', 'Shop'], ['#/shop/recommend', 'Shop'], ['#/sentiment', 'Sentiment'], ['#/sentiment/texts', 'Sentiment'], ['#/plants', 'Plants'], ['#/plants/species/94', 'Plants'], ['#/plan', 'Plan'], ['#/portfolio', 'Portfolio'],
    ['#/search?q=docker', 'Search'], ['#/data', 'Data'], ['#/settings', 'Settings'],
  ];
  for (const [hash, name] of places) {
    await page.goto('about:blank');
    await open_app(ctx, hash);
    await shown(heading(page, name));
    assert.equal(new URL(page.url()).hash, hash, 'the address is kept');
  }
  await open_app(ctx, '#/week/7');
  await page.reload();
  await shown(heading(page, /^Week 7: /));
  assert.equal(await page.title(), 'Week 7 · Cairn');
  for (const hash of ['#/week/37', '#/nowhere', '#/week/7/8/9', '#/%E0%A4%A']) {
    await page.goto(new URL(hash, ctx.url).href);
    await shown(heading(page, 'There is no such page'));
  }
  await page.getByRole('main').getByRole('link', { name: 'Go to today' }).click();
  await shown(heading(page, 'Today'));
}

async function back_and_forward(ctx) {
  const page = await open_app(ctx);
  await go(page, 'Roadmap');
  await page.getByRole('link', { name: /^Week 12: / }).click();
  await shown(heading(page, /^Week 12: /));
  await page.goBack();
  await shown(heading(page, 'Roadmap'));
  await page.goBack();
  await shown(heading(page, 'Today'));
  await page.goForward();
  await shown(heading(page, 'Roadmap'));
  assert.equal(await page.getByRole('link', { name: 'Roadmap', exact: true }).getAttribute('aria-current'), 'page');
}

async function palette_by_keyboard(ctx) {
  const page = await open_app(ctx);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await shown(palette);
  assert.equal(await palette.getByRole('combobox').evaluate((field) => field === document.activeElement), true, 'the field has the focus at once');
  await page.keyboard.type('go to plan');
  await shown(palette.getByRole('option', { name: /Go to Plan/ }));
  await page.keyboard.press('Enter');
  await shown(heading(page, 'Plan'));
  await gone(palette);
  // Content too, with a slip of the finger.
  await page.keyboard.press('/');
  await page.keyboard.type('kubernets');
  await shown(palette.getByRole('option', { name: /Kubernetes/ }));
  await page.keyboard.press('Escape');
  await gone(palette);
  await shown(heading(page, 'Plan'));
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await shown(keys);
  await page.keyboard.press('Escape');
  await gone(keys);
}

async function tab_reaches_everything(ctx) {
  const page = await open_app(ctx, '#/settings');
  const wanted = await page.getByRole('main').locator('a[href], button, input:not([type=radio])').count();
  const reached = new Set();
  for (let presses = 0; presses < wanted + 60; presses += 1) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.closest('main') && element.type !== 'radio' ? element.dataset.i : null;
    });
    if (id) reached.add(id);
  }
  assert.equal(reached.size, wanted);
  await page.getByRole('checkbox', { name: 'Friday' }).focus();
  await page.keyboard.press('Space');
  await ctx.eventually(() => page.getByRole('checkbox', { name: 'Friday' }).isChecked(), 'Space ticks');
}

async function search_finds_notes(ctx) {
  const page = await open_app(ctx, '#/week/9');
  await button(region(page, 'Notes'), 'Write a note').click();
  const form = page.getByRole('form', { name: 'New note' });
  await form.getByRole('textbox').fill('The zebra crossing of the cart');
  await button(form, 'Done').click();
  await gone(form);
  await page.goto(new URL('#/search?q=zebra', ctx.url).href);
  await page.getByRole('link', { name: /zebra crossing/ }).click();
  await shown(heading(page, /^Week 9: /));
}

async function roadmap_filter(ctx) {
  const page = await open_app(ctx, '#/roadmap');
  await page.getByRole('searchbox', { name: 'Search the weeks' }).fill('docker');
  await ctx.eventually(async () => {
    const count = await page.getByRole('main').getByRole('link', { name: /^Week \d+: / }).count();
    return count > 0 && count < 10;
  }, 'only weeks with the word are left');
  await page.getByRole('searchbox', { name: 'Search the weeks' }).fill('qqqq');
  await button(page, 'Show all weeks').click();
  await ctx.equals(() => page.getByRole('main').getByRole('link', { name: /^Week \d+: / }).count(), 36, 'all weeks are back');
  await page.getByRole('radio', { name: 'Done' }).check();
  await shown(page.getByText('No week fits'));
}

export const journeys = [
  { name: 'navigation: every address opens its page, and stays over a reload', run: addresses },
  { name: 'navigation: back and forward', run: back_and_forward },
  { name: 'navigation: the palette by keyboard', run: palette_by_keyboard },
  { name: 'navigation: Tab reaches everything', run: tab_reaches_everything },
  { name: 'navigation: search finds notes', run: search_finds_notes },
  { name: 'navigation: the roadmap can be filtered', run: roadmap_filter },
];
