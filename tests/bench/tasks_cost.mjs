// What twenty thousand tasks cost: bringing them in from a file, and each frame in which they are filtered, sorted and
// drawn. The page is one that counts its frames (`cairn_bench` in src/tools/bench.mjs).

const ROWS = 20_000;
const words = ['report', 'letter', 'garden', 'invoice', 'meeting', 'bicycle', 'chapter', 'passport', 'recipe', 'window', 'battery', 'gradient'];
const verbs = ['Write', 'Answer', 'Water', 'Pay', 'Plan', 'Repair', 'Read', 'Renew', 'Cook', 'Clean', 'Replace', 'Draw'];
const projects = ['Home', 'Home.Garden', 'Work', 'Work.Deep', 'Learning', 'Family', ''];
const tags = ['errands', 'phone', 'deep', 'bills', 'outside'];
const priorities = ['', '', 'low', 'medium', 'high'];

/** Varied as a list of years is, the same every time. */
export function csv() {
  const day = (at) => new Date(Date.UTC(2026, 10, 1) + (at % 400) * 86_400_000).toISOString().slice(0, 10);
  const rows = Array.from({ length: ROWS }, (_, at) => [
    `${verbs[at % 12]} the ${words[(at * 7) % 12]} ${at}`,
    at % 3 === 0 ? '' : day(at * 13),
    projects[at % 7],
    at % 2 === 0 ? tags[at % 5] : '',
    priorities[(at * 3) % 5],
    at % 4 === 0 ? `${5 + (at % 90)}m` : '',
  ].join(','));
  return ['title,due,project,tags,priority,estimate', ...rows].join('\n');
}

const settle = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
const forget = (page) => page.evaluate(() => { window.cairn_bench.frame_ms.length = 0; });
const spent = (page) => page.evaluate(() => window.cairn_bench.frame_ms.reduce((sum, one) => sum + one, 0));
// Without those in which there was nothing to do.
const frames = (page) => page.evaluate(() => window.cairn_bench.frame_ms.filter((one) => one > 0.3));

/** Milliseconds of work in the page from the file's bytes to twenty thousand tasks that are kept: read, decided, applied. */
export async function import_cost(page) {
  await page.evaluate(() => { location.hash = '#/tasks/files'; });
  const choose = page.getByRole('button', { name: 'Choose a file', exact: true });
  await choose.waitFor();
  await forget(page);
  await choose.setInputFiles({ name: 'tasks.csv', mimeType: 'text/csv', buffer: Buffer.from(csv()) });
  const add = page.getByRole('button', { name: `Add ${ROWS} tasks` });
  await add.waitFor({ timeout: 60_000 });
  const read = await spent(page);
  await forget(page);
  const pressed = await add.evaluate((button) => {
    const began = performance.now();
    button.click();
    return performance.now() - began;
  });
  await page.getByRole('status').filter({ hasText: `${ROWS} tasks added` }).first().waitFor();
  await settle(page);
  return { read, add: pressed + (await spent(page)) };
}

/** Frames of the list: while a filter is typed letter by letter, while the sorting changes, while it scrolls. */
export async function list_costs(page) {
  await page.evaluate(() => { location.hash = '#/tasks'; });
  const filter = page.getByLabel('Filter the tasks').and(page.locator('input'));
  await filter.waitFor();
  await settle(page);
  const typed = [];
  for (const query of ['report', '@Home', '#errands', 'due:<30d']) {
    for (let at = 1; at <= query.length; at += 1) {
      await forget(page);
      await filter.fill(query.slice(0, at));
      await settle(page);
      typed.push(Math.max(...(await frames(page))));
    }
    await filter.fill('');
    await settle(page);
  }
  const sorted = [];
  const sort = page.getByLabel('Sort by').and(page.locator('select'));
  for (const by of ['Due date', 'Priority', 'Newest', 'Title', 'Project', 'Score']) {
    await forget(page);
    await sort.selectOption({ label: by });
    await settle(page);
    sorted.push(Math.max(...(await frames(page))));
  }
  await forget(page);
  await page.mouse.move(700, 600);
  for (let at = 0; at < 60; at += 1) {
    await page.mouse.wheel(0, 700);
    await settle(page);
  }
  return { typed, sorted, scrolled: await frames(page) };
}
