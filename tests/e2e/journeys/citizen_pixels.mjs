// Sharp at every density and zoom, in reach at the largest, and in the system's colours where it prescribes them.
import assert from 'node:assert/strict';
import { button, heading, open_app, region, shown } from '../lib/app.mjs';
import { frames } from '../lib/ink.mjs';
import { picture } from '../lib/png.mjs';

const WINDOW = { width: 1440, height: 900 };

/**
 * How steep the strokes of a text are, from 0 to 1: the share of the way from paper to ink that the steepest step between
 * two pixels side by side takes, the upper quartile of the rows, and the same for two pixels one above the other, at best.
 * Letters drawn for these pixels take nearly all of it in one step; drawn for fewer and stretched, or laid between two
 * pixels, they take two and more.
 */
async function steepness(page, words) {
  const box = await words.first().boundingBox();
  const clip = { x: Math.floor(box.x), y: Math.floor(box.y), width: Math.min(64, Math.ceil(box.width)), height: Math.ceil(box.height) };
  const seen = await picture(page, { clip });
  const paper = seen.light(0, 0);
  const ink = (x, y) => Math.abs(seen.light(x, y) - paper);
  const rows = Array.from({ length: seen.height }, (_, y) => Array.from({ length: seen.width }, (__, x) => ink(x, y)));
  const most = Math.max(...rows.flat());
  assert.ok(most > 0.3, `"${words}" is drawn`);
  const steepest = (row, other) => Math.max(...row.map((value, x) => Math.abs(value - other(x)))) / most;
  const across = rows.map((row) => steepest(row, (x) => row[Math.max(0, x - 1)])).filter((step) => step > 0.2).sort((a, b) => a - b);
  const down = rows.slice(1).map((row, y) => steepest(row, (x) => rows[y][x]));
  return { across: across[Math.floor(across.length * 0.75)], down: Math.max(...down) };
}

async function is_sharp(page, density) {
  await frames(page);
  const sizes = await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const box = canvas.getBoundingClientRect();
    return { width: canvas.width, height: canvas.height, wanted_width: box.width * devicePixelRatio, wanted_height: box.height * devicePixelRatio };
  });
  assert.ok(Math.abs(sizes.width - sizes.wanted_width) <= 1 && Math.abs(sizes.height - sizes.wanted_height) <= 1, `a pixel of the canvas is a pixel of the screen: ${JSON.stringify(sizes)}`);
  // The title, a smaller one, running text, and code: every face.
  const places = [heading(page, 'Settings'), page.getByRole('heading', { level: 2, name: 'Look' }), page.getByText(/^A cairn is a heap/), page.getByText('Ctrl+Shift+Z')];
  for (const place of places) {
    await place.first().scrollIntoViewIfNeeded();
    await frames(page);
    const { across, down } = await steepness(page, place);
    assert.ok(across > 0.75 && down > 0.9, `${place} is blurred at density ${density}: ${across.toFixed(2)} across, ${down.toFixed(2)} down`);
  }
}

async function densities(ctx) {
  for (const density of [1, 1.25, 1.5, 2, 3]) {
    const context = await ctx.open_context({ deviceScaleFactor: density, viewport: { width: 900, height: 600 } });
    const page = await open_app(ctx, '#/settings', await context.newPage());
    await is_sharp(page, density);
    await context.close();
  }
}

// Zooming a window by z leaves it 1/z as many CSS pixels, each z times as dense.
async function zooms(ctx) {
  const page = await open_app(ctx, '#/settings');
  const session = await ctx.context.newCDPSession(page);
  for (const zoom of [0.5, 0.67, 0.8, 1, 1.5, 2, 3, 4]) {
    await session.send('Emulation.setDeviceMetricsOverride', { width: Math.round(WINDOW.width / zoom), height: Math.round(WINDOW.height / zoom), deviceScaleFactor: zoom, mobile: false });
    // The canvas keeps its pixels at every zoom; that the program has heard of it shows in the height.
    await ctx.eventually(() => page.evaluate((wanted) => {
      const [canvas, mirror] = ['canvas', 'mirror'].map((id) => document.getElementById(id));
      return Math.abs(devicePixelRatio - wanted) < 0.01 && Math.abs(canvas.width - 1440) <= 2 && parseFloat(mirror.style.height) === innerHeight;
    }, zoom), `the canvas follows to ${zoom * 100} %`);
    await shown(heading(page, 'Settings'));
    if (zoom >= 1) await is_sharp(page, zoom);
    await nothing_sticks_out(page);
  }
}

async function nothing_sticks_out(page) {
  const outside = await page.getByRole('main').evaluate((main) => [...main.querySelectorAll('[data-i]')]
    .filter((child) => child.getBoundingClientRect().right > innerWidth + 1).map((child) => child.textContent || child.getAttribute('aria-label')));
  assert.deepEqual(outside, [], 'nothing sticks out at the side');
}

// 400 % of a window of 1280 x 1024: WCAG 2.2, 1.4.10.
async function reflow(ctx) {
  const page = await open_app(ctx);
  for (const hash of ['#/today', '#/roadmap', '#/week/1', '#/tasks', '#/tasks/board', '#/tasks/matrix', '#/tasks/calendar', '#/tasks/insights', '#/tasks/order', '#/tasks/files', '#/shop', '#/shop/customers', '#/shop/together', '#/shop/products', '#/shop/product', '#/shop/store', '#/shop/cart', '#/shop/lines', '#/shop/recommend', '#/shop/files', '#/sentiment', '#/sentiment/texts', '#/sentiment/evaluate', '#/sentiment/teach', '#/sentiment/feed', '#/plants', '#/plants/sees', '#/plants/journal', '#/plants/species', '#/plants/species/94', '#/plan', '#/portfolio', '#/data', '#/settings']) {
    await open_app(ctx, hash);
    await nothing_sticks_out(page);
    assert.equal(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').count(), 5, `${hash}: the navigation is there`);
    const { room, last } = await page.getByRole('main').evaluate((main) => {
      main.scrollTop = main.scrollHeight;
      const all = [...main.querySelectorAll('a, button, input, p')];
      return { room: main.clientHeight, last: all.at(-1).getBoundingClientRect().bottom - main.getBoundingClientRect().bottom };
    });
    assert.ok(room >= 100, `${hash}: ${room} px are left for the content`);
    assert.ok(last <= 1, `${hash}: its end can be reached`);
  }
}

const far = (one, other) => Math.max(...one.map((value, at) => Math.abs(value - other[at])));

async function forced_colors(ctx) {
  const page = await open_app(ctx, '#/week/1');
  const system = await page.evaluate(() => ['Canvas', 'CanvasText'].map((name) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = name;
    const rgb = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    probe.remove();
    return rgb;
  }));
  await frames(page);
  const box = await region(page, 'Topics').boundingBox();
  const seen = await picture(page, { clip: { x: box.x, y: box.y, width: 300, height: 200 } });
  let [ground, ink] = [0, 0];
  for (let y = 0; y < seen.height; y += 1) {
    for (let x = 0; x < seen.width; x += 1) {
      if (far(seen.at(x, y), system[0]) <= 2) ground += 1;
      if (far(seen.at(x, y), system[1]) <= 2) ink += 1;
    }
  }
  assert.ok(ground > 0.6 * seen.width * seen.height, 'the ground is the system\'s');
  assert.ok(ink > 300, 'the letters are the system\'s');
  await button(region(page, 'Notes'), 'Write a note').click();
  const field = page.getByRole('form', { name: 'New note' }).getByRole('textbox');
  assert.deepEqual(await field.evaluate((element) => getComputedStyle(element).color.match(/\d+/g).slice(0, 3).map(Number)), system[1], 'so are those of a field');
}

async function follows_the_system(ctx) {
  const page = await open_app(ctx);
  const ground = async () => {
    await frames(page);
    return (await picture(page, { clip: { x: 700, y: 4, width: 4, height: 4 } })).light(1, 1);
  };
  await page.emulateMedia({ colorScheme: 'dark' });
  await ctx.eventually(async () => await ground() < 0.2, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await ctx.eventually(async () => await ground() > 0.8, 'light');
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await ctx.eventually(async () => await ground() < 0.01, 'forced');
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  await ctx.eventually(async () => await ground() > 0.8, 'back');
}

export const journeys = [
  { name: 'citizen: sharp at every density', run: densities },
  { name: 'citizen: sharp at every zoom', run: zooms },
  { name: 'citizen: 400 % in a small window', run: reflow, context: { viewport: { width: 320, height: 256 } } },
  { name: 'citizen: forced colours', run: forced_colors, context: { forcedColors: 'active' } },
  { name: 'citizen: forced colours in the dark', run: forced_colors, context: { forcedColors: 'active', colorScheme: 'dark' } },
  { name: 'citizen: theme and forced colours are followed at run time', run: follows_the_system },
];
