// The sentiment analyser in the built page with the shipped models: try, collections, evaluate, teach, live; and what goes
// wrong.
import assert from 'node:assert/strict';
import { button, downloaded, gone, heading, is_checked, open_app, region, reload, reload_now, said, saved, shown, undo_button } from '../lib/app.mjs';
import { eventually } from '../lib/context.mjs';

const LONG_ms = 60_000;
const field = (page, name) => page.getByRole('textbox', { name, exact: true });
const radio = (page, name) => page.getByRole('radio', { name, exact: true });
const choose = async (page, name) => {
  await radio(page, name).click({ force: true });
  await is_checked(radio(page, name), true);
};

async function fetch_model(page, name) {
  await button(page, `Fetch ${name}`).click();
  await gone(button(page, `Fetch ${name}`));
  await button(page, `Cancel fetching ${name}`).waitFor({ state: 'detached', timeout: LONG_ms });
}

// So many rows: every third negative, neutral, positive.
const SAMPLES = ['I hate it, a terrible waste of money', 'The parcel arrives on Tuesday at noon', 'I love it, wonderful and great in every way'];
const LABELS = ['negative', 'neutral', 'positive'];
const csv_of = (rows) => ['text,created_at,author,label', ...Array.from({ length: rows }, (_, at) => (
  `"${SAMPLES[at % 3]}, number ${at} of them",2026-0${1 + (Math.floor(at / 28) % 9)}-${String(1 + (at % 28)).padStart(2, '0')},name${at % 3},${LABELS[at % 3]}`
))].join('\n');

const offer = (page, name, bytes) => button(page, 'Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });

async function keep_rows(page, ctx, rows) {
  await page.goto(new URL('#/sentiment/texts', ctx.url).href);
  await offer(page, 'posts.csv', csv_of(rows));
  await button(page, 'Read the file').click();
  await button(page, `Keep ${rows} texts`).click();
  await shown(said(page, `${rows} texts kept in “posts”`));
  await shown(region(page, 'Tones'));
}

async function with_fast(ctx) {
  const page = await open_app(ctx, '#/sentiment');
  await fetch_model(page, 'Fast');
  return page;
}

async function tried(ctx) {
  const page = await open_app(ctx, '#/sentiment');
  await fetch_model(page, 'Fast');
  await fetch_model(page, 'Deep');
  await field(page, 'Text to judge').fill('It is wonderful. I love it.');
  await shown(region(page, 'Fast').getByText(/^Positive \d+ %$/));
  await shown(region(page, 'Deep').getByText(/^Positive \d+ %$/));
  await shown(page.getByRole('table', { name: 'Sentences and their tones' }));
  await shown(region(page, 'Irony and emotion'));
  await choose(page, 'Fast');
  await shown(region(page, 'Why').getByRole('table', { name: 'Speaks for positive' }));
  await shown(region(page, 'Why').getByText('wonderful', { exact: true }));
  await shown(page.getByText(/^What each word adds to the judgement, exactly/));
  await field(page, 'Text to judge').fill('Terrible. I want my money back.');
  await shown(region(page, 'Deep').getByText(/^Negative \d+ %$/));
}

async function without_a_network(ctx) {
  const page = await open_app(ctx, '#/sentiment');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await fetch_model(page, 'Fast');
  await fetch_model(page, 'Deep');
  await ctx.context.setOffline(true);
  await reload_now(page);
  await field(page, 'Text to judge').fill('What a wonderful, wonderful film.');
  await shown(region(page, 'Fast').getByText(/^Positive \d+ %$/));
  await shown(region(page, 'Deep').getByText(/^Positive \d+ %$/));
  await keep_rows(page, ctx, 30);
  await choose(page, 'Deep');
  await button(page, 'Judge all with Deep').click();
  await shown(region(page, 'Emotion and irony'));
}

async function collection(ctx) {
  const page = await with_fast(ctx);
  await keep_rows(page, ctx, 60);
  await shown(region(page, 'Over time'));
  await shown(region(page, 'By author').getByRole('row', { name: /name0/ }));
  await saved(page);
  await reload(page);
  await shown(region(page, 'Tones'));
  await choose(page, 'Rows');
  await shown(page.getByText('All 60 rows', { exact: true }));
  await page.getByRole('searchbox', { name: 'Find in the texts' }).fill('terrible');
  await shown(page.getByText('20 of 60 rows', { exact: true }));
  await page.getByRole('combobox', { name: 'Tone of row 1', exact: true }).selectOption('3');
  await shown(said(page, 'Row 1 is positive'));
  await page.getByRole('combobox', { name: 'Which rows' }).selectOption('6');
  await shown(page.getByText('1 of 60 rows', { exact: true }));
  await undo_button(page).click();
  await shown(page.getByText('No row matches'));
  await page.getByRole('combobox', { name: 'Which rows' }).selectOption('0');
  await page.getByRole('searchbox', { name: 'Find in the texts' }).fill('');
  await shown(page.getByText('All 60 rows', { exact: true }));
  const csv = await downloaded(page, () => page.getByRole('button', { name: /^Rows as CSV/ }).click());
  assert.equal(csv.name, 'cairn-posts.csv');
  assert.equal(csv.text.trimEnd().split('\r\n').length, 61);
}

async function deep_is_resumed(ctx) {
  const page = await open_app(ctx, '#/sentiment');
  await fetch_model(page, 'Deep');
  await page.goto(new URL('#/sentiment/texts', ctx.url).href);
  await offer(page, 'posts.csv', csv_of(400));
  await button(page, 'Read the file').click();
  await button(page, 'Keep 400 texts').click();
  await button(page, 'Judge all with Deep').click();
  await shown(page.getByText(/^[1-9]\d* of 400 texts judged by Deep/));
  await button(page, 'Pause').click();
  const paused = await page.getByText(/^\d+ of 400 texts judged/).innerText();
  assert.ok(Number(paused.split(' ')[0]) < 400, paused);
  await saved(page);
  await reload(page);
  await shown(page.getByText(/^\d+ of 400 texts judged/));
  await button(page, 'Go on with Deep').click();
  await button(page, 'Pause').waitFor({ state: 'detached', timeout: LONG_ms });
  await shown(region(page, 'Emotion and irony'));
}

async function bad_files(ctx) {
  const page = await with_fast(ctx);
  await page.goto(new URL('#/sentiment/texts', ctx.url).href);
  await field(page, 'Or paste texts, one a line').fill('this stays while files fail');
  const refused = async (name, bytes, words) => {
    await offer(page, name, bytes);
    await shown(page.getByText('This file could not be read'));
    await shown(page.getByText(words));
    await button(page, 'Choose another file').click();
    await shown(heading(page, 'Sentiment'));
  };
  await refused('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]), /^This is not a text file/);
  await refused('empty.csv', '', /nothing|empty/i);
  await refused('large.csv', Buffer.alloc(50_000_001, 'a'), /at most 50,000,000 \(50 MB\) can be read/);
  assert.equal(await field(page, 'Or paste texts, one a line').inputValue(), 'this stays while files fail');
  await offer(page, 'quotes.csv', 'text,label\n"a quote that opens and never ends,neutral\nfine words here,positive\nmore fine words,positive\n');
  await button(page, 'Read the file').click();
  await shown(page.getByText(/^2 texts of 3 rows; 1 row could not be read\.$/));
  await button(page, 'Cancel').click();
  await offer(page, 'latin.csv', Buffer.from('text,label\ncaf\xe9 tr\xe8s bon,positive\nna\xefve words,negative\n', 'latin1'));
  await shown(page.getByText(/letters were read as Windows-1252/));
  await button(page, 'Cancel').click();
}

async function measured_and_taught(ctx) {
  const page = await with_fast(ctx);
  await keep_rows(page, ctx, 60);
  await page.getByRole('link', { name: 'Evaluate', exact: true }).click();
  await button(page, 'Measure').click();
  await shown(page.getByText('On 60 texts whose tone is known.'));
  await shown(page.getByText(/^In brackets: 95 % of 1,000 resamples/));
  const figures = await downloaded(page, () => button(page, 'Figures as CSV').click());
  assert.match(figures.text, /accuracy/i);
  await page.getByRole('link', { name: 'Teach', exact: true }).click();
  await shown(page.getByText('You judged 0 rows of this collection.'));
  await button(page, 'Judge rows').or(page.getByRole('link', { name: 'Judge rows' })).click();
  await choose(page, 'Rows');
  await page.mouse.move(640, 500);
  for (let row = 1; row <= 12; row += 1) {
    const own = page.getByRole('combobox', { name: `Tone of row ${row}`, exact: true });
    if (row === 6) await page.mouse.wheel(0, 500);
    await own.selectOption(row % 3 === 1 ? '3' : '1');
    await shown(said(page, `Row ${row} is`));
  }
  await page.getByRole('link', { name: 'Teach', exact: true }).click();
  await button(page, 'Learn from my rows').click();
  await shown(page.getByText('with what you taught, on rows it had not seen'));
  await button(page, 'Judge the collection with it').click();
  await is_checked(radio(page, 'Taught'), true);
  await page.getByRole('link', { name: 'Teach', exact: true }).click();
  await button(page, 'Take back all 12 rows').click();
  await shown(page.getByText('You judged 0 rows of this collection.'));
}

async function live(ctx) {
  const page = await with_fast(ctx);
  await page.getByRole('link', { name: 'Live', exact: true }).click();
  await shown(page.getByText('Made up', { exact: true }));
  await button(page, 'Start').click();
  const posts = page.getByRole('list', { name: 'Posts, the newest first' }).getByRole('listitem');
  await eventually(async () => (await posts.count()) >= 2, 'posts arrive', LONG_ms);
  await button(page, 'Stop').click();
  await button(page, 'Keep as a collection').click();
  await shown(said(page, 'kept in “Made-up posts”'));
}

async function removed(ctx) {
  const page = await with_fast(ctx);
  await keep_rows(page, ctx, 30);
  await button(page, 'Remove').click();
  await shown(said(page, '“posts” is removed'));
  await undo_button(page).click();
  await page.getByRole('link', { name: /^posts/ }).click();
  await shown(region(page, 'Tones'));
}

export const journeys = [
  { name: 'sentiment: a text is judged as it is typed, with reasons', run: tried },
  { name: 'sentiment: works without a network once its models are here', run: without_a_network },
  { name: 'sentiment: a file becomes a collection that is there after a reload', run: collection },
  { name: 'sentiment: the deep model pauses, and goes on after a reload', run: deep_is_resumed },
  { name: 'sentiment: files that cannot be read', run: bad_files },
  { name: 'sentiment: measured, taught, forgotten', run: measured_and_taught },
  { name: 'sentiment: live posts', run: live },
  { name: 'sentiment: a collection removed and brought back', run: removed },
];
