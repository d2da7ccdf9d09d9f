// npm run screenshots: every screen in both sizes, both themes and at two pixel densities, into build/screenshots/screens.
// Arguments narrow it down to screens: npm run screenshots -- today week-14
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { launch_browser, page_is_ready } from './lib/browser.mjs';
import { build_dir, in_root, PlainError, script_main } from './lib/run.mjs';
import { serve } from './serve.mjs';
import { ensure_system } from './setup.mjs';

const screens = {
  today: '#/today',
  roadmap: '#/roadmap',
  'week-14': '#/week/14',
  tasks: '#/tasks',
  'tasks-board': '#/tasks/board',
  'tasks-matrix': '#/tasks/matrix',
  'tasks-calendar': '#/tasks/calendar',
  'tasks-insights': '#/tasks/insights',
  'tasks-order': '#/tasks/order',
  'tasks-files': '#/tasks/files',
  plan: '#/plan',
  shop: '#/shop',
  sentiment: '#/sentiment',
  plants: '#/plants',
  plants_sees: '#/plants/sees',
  plants_species: '#/plants/species',
  plants_page: '#/plants/species/94',
  portfolio: '#/portfolio',
  search: '#/search?q=react',
  data: '#/data',
  settings: '#/settings',
};
const sizes = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];

async function take(browser, url, folder, { size, theme, density, names }) {
  const { name, ...device } = size;
  const context = await browser.newContext({ ...device, colorScheme: theme, deviceScaleFactor: density });
  const page = await context.newPage();
  const shoot = async (screen) => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: path.join(folder, `${screen}-${name}-${theme}-${density}x.png`) });
  };
  await page.goto(url);
  await page.waitForFunction(page_is_ready, null, { timeout: 30000 });
  await shoot('first-minute');
  // The other screens are full ones: those of the sample learner.
  await page.getByRole('button', { name: 'Look around with a sample learner' }).click();
  await page.getByRole('button', { name: 'Leave the sample' }).waitFor();
  for (const screen of names) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, screens[screen]);
    await shoot(screen);
  }
  await context.close();
}

await script_main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in screens));
  if (unknown.length > 0) throw new PlainError(`No such screen: ${unknown.join(', ')}. There are: ${Object.keys(screens).join(', ')}.`);
  const names = asked.length > 0 ? asked : Object.keys(screens);
  await ensure_system('test');
  await build({ quiet: true });
  const folder = path.join(build_dir, 'screenshots/screens');
  fs.mkdirSync(folder, { recursive: true });
  const server = await serve({ dir: in_root('dist') });
  const browser = await launch_browser();
  try {
    for (const size of sizes) {
      for (const theme of ['light', 'dark']) {
        for (const density of [1, 2]) await take(browser, server.url, folder, { size, theme, density, names });
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`${names.length * sizes.length * 4} pictures in build/screenshots/screens/`);
});
