// Holds the roadmap content against an independent checklist of all 36 rows, and the schema check against broken input.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkContent, ROADMAP_FILE, WEEK_COUNT, weekFile } from '../../src/tools/check_content.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const tool = path.join(root, 'src/tools/check_content.mjs');
const checklist = JSON.parse(fs.readFileSync(path.join(root, 'tests/fixtures/roadmap_checklist.json'), 'utf8'));
const { problems, content } = checkContent(root);
const week_of = new Map(content.weeks.map((week) => [week.week, week]));

const texts = (value) => {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
};
// Whole words at the start, so that "API" is not found in "rapid"; the end stays open for plurals.
const has = (haystack, words) => words.split('|').some((word) => {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\p{L}\\p{N}])${escaped}`, 'iu').test(haystack);
});
const missing = (value, words) => {
  const haystack = texts(value).join('\n');
  return words.filter((word) => !has(haystack, word));
};
const names = (resource) => `${resource.named_as}\n${resource.title}\n${resource.note}`;
const find = (resources, name) => resources.filter((resource) => has(names(resource), name));

test('the content fits its schema', () => {
  assert.deepEqual(problems, []);
});

test('the checklist covers every week once', () => {
  assert.deepEqual(checklist.weeks.map((row) => row.week), Array.from({ length: WEEK_COUNT }, (_, i) => i + 1));
});

for (const row of checklist.weeks) {
  test(`week ${row.week} is complete`, () => {
    const week = week_of.get(row.week);
    assert.ok(week, `${weekFile(row.week)} is there`);
    assert.equal(week.phase, row.phase);
    assert.equal(week.month, row.month);
    const head = [week.title, week.subject];
    assert.deepEqual(missing([head, week.topics], row.topics), [], 'topics');
    assert.deepEqual(row.resources.filter((name) => find(week.resources, name).length === 0), [], 'resources');
    assert.deepEqual(missing([head, week.summary, week.project, week.steps], row.task), [], 'project and steps');
    assert.deepEqual(missing(week.goals, row.goals), [], 'goals');
  });
}

test('milestones close their phases and say what they are', () => {
  const found = content.weeks.filter((week) => week.milestone).map((week) => [week.week, week.milestone.id]);
  assert.deepEqual(found, checklist.milestones.map((m) => [m.week, m.id]));
  for (const m of checklist.milestones) assert.deepEqual(missing(week_of.get(m.week).milestone, m.words), [], m.id);
});

test('phases match the checklist', () => {
  assert.equal(content.roadmap.phases.length, checklist.phases.length);
  checklist.phases.forEach((wanted, i) => {
    const phase = content.roadmap.phases[i];
    assert.deepEqual([phase.phase, phase.weeks, phase.months], [wanted.phase, wanted.weeks, wanted.months]);
    assert.deepEqual(missing(phase, [wanted.title, wanted.project]), []);
  });
});

test('principles, tools, stack and help are named', () => {
  const { roadmap } = content;
  const { whole } = checklist;
  assert.deepEqual(missing(roadmap.principles, whole.principles), [], 'principles');
  const setup = roadmap.setup.map((item) => item.resource);
  assert.deepEqual(whole.setup.filter((name) => find(setup, name).length === 0), [], 'setup');
  assert.deepEqual(whole.stack.filter((name) => find(roadmap.stack, name).length === 0), [], 'stack');
  assert.deepEqual(whole.help.filter((name) => find(roadmap.help, name).length === 0), [], 'help');
});

test('a resource that no longer holds as named says so and offers another', () => {
  for (const { week, name } of checklist.no_longer_as_named) {
    const hits = find(week_of.get(week).resources, name).filter((resource) => resource.status !== 'free');
    assert.ok(hits.length > 0, `week ${week}: ${name}`);
    for (const hit of hits) assert.ok(hit.alternative?.url, `week ${week}: ${name} has an alternative`);
  }
});

test('no alternative sends a learner to something that is itself gone or paid', () => {
  const every = [...content.weeks.flatMap((week) => week.resources), ...content.roadmap.stack, ...content.roadmap.help];
  const lost = new Set(every.filter((r) => r.status === 'gone' || r.status === 'paid').map((r) => r.url));
  const bad = every.filter((r) => r.alternative && lost.has(r.alternative.url)).map((r) => r.id);
  assert.deepEqual(bad, []);
});

test('weeks are needed by later ones in a way that reaches the capstone', () => {
  const reached = new Set();
  const open = [WEEK_COUNT];
  while (open.length > 0) {
    const week = open.pop();
    if (reached.has(week)) continue;
    reached.add(week);
    open.push(...week_of.get(week).needs);
  }
  assert.ok(checklist.milestones.every((m) => reached.has(m.week)));
  assert.ok(reached.has(1));
});

/** Copies the content, lets change break it, and returns the problems the check then reports. */
function problemsAfter(change) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-content-'));
  try {
    fs.cpSync(path.join(root, 'assets/roadmap'), path.join(copy, 'assets/roadmap'), { recursive: true });
    change({
      edit(file, mutate) {
        const at = path.join(copy, file);
        const value = JSON.parse(fs.readFileSync(at, 'utf8'));
        mutate(value);
        fs.writeFileSync(at, JSON.stringify(value));
      },
      write: (file, text) => fs.writeFileSync(path.join(copy, file), text),
      remove: (file) => fs.rmSync(path.join(copy, file)),
    });
    return checkContent(copy).problems;
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}

const broken = [
  ['an unknown status', 7, (w) => { w.resources[2].status = 'maybe'; }, 'resources[2].status'],
  ['a missing alternative', 5, (w) => { w.resources[2].alternative = null; }, 'resources[2].alternative'],
  ['a needless alternative', 5, (w) => { w.resources[0].alternative = { title: 'a', url: 'https://a.b/', why: 'c' }; },
    'resources[0].alternative'],
  ['a date that does not exist', 7, (w) => { w.resources[0].checked = '2026-02-30'; }, 'resources[0].checked'],
  ['an address without https', 7, (w) => { w.resources[0].url = 'http://example.org/'; }, 'resources[0].url'],
  ['a missing key', 3, (w) => { delete w.summary; }, 'summary'],
  ['a key too many', 3, (w) => { w.extra = 1; }, 'extra'],
  ['a title that is too long', 3, (w) => { w.title = 'x'.repeat(39); }, 'title'],
  ['topic minutes that do not add up', 4, (w) => { w.topics[0].minutes += 1; }, 'topics'],
  ['step minutes that do not add up', 4, (w) => { w.steps[0].minutes += 1; }, 'steps'],
  ['an id used twice', 6, (w) => { w.goals[1].id = w.goals[0].id; }, 'goals[1].id'],
  ['an id of another week', 6, (w) => { w.goals[1].id = 'w07.goal.x'; }, 'goals[1].id'],
  ['a need of itself', 9, (w) => { w.needs = [9]; }, 'needs[0]'],
  ['a need of a later week', 9, (w) => { w.needs = [10]; }, 'needs[0]'],
  ['the wrong phase', 9, (w) => { w.phase = 1; }, 'phase'],
  ['the wrong month', 9, (w) => { w.month = 2; }, 'month'],
  ['the wrong application', 9, (w) => { w.app = 'tasks'; }, 'app'],
  ['a milestone too early', 9, (w) => { w.milestone = { id: 'm9', title: 'a', text: 'b' }; }, 'milestone'],
  ['a lost milestone', 8, (w) => { w.milestone = null; }, 'milestone'],
];
for (const [what, week, mutate, where] of broken) {
  test(`the schema check reports ${what}`, () => {
    const found = problemsAfter(({ edit }) => edit(weekFile(week), mutate));
    assert.ok(found.some((line) => line.startsWith(`${weekFile(week)}: ${where}: `)), found.join('\n') || 'no problem found');
  });
}

test('the schema check reports a loop of needs', () => {
  const found = problemsAfter(({ edit }) => edit(weekFile(9), (w) => { w.needs = [10]; }));
  assert.ok(found.includes(`${weekFile(10)}: needs: lead back to week 10`), found.join('\n'));
});

test('the schema check reports a lost file, broken JSON with its place, and phases with a gap', () => {
  const found = problemsAfter(({ edit, write, remove }) => {
    remove(weekFile(11));
    write(weekFile(12), '{\n  "week": 12,\n  oops\n}\n');
    edit(ROADMAP_FILE, (r) => { r.phases[1].weeks = [10, 16]; });
  });
  assert.ok(found.some((line) => line.startsWith(`${weekFile(11)}: (file): cannot be read`)));
  assert.ok(found.some((line) => line.startsWith(`${weekFile(12)}: `) && line.includes('is not valid JSON')));
  assert.ok(found.includes(`${ROADMAP_FILE}: phases[1].weeks: must start with week 9`));
});

test('the command writes one minified file and fails on problems', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-content-'));
  try {
    const out = path.join(folder, 'made', 'content.json');
    const good = spawnSync(process.execPath, [tool, '--json', out], { encoding: 'utf8' });
    assert.equal(good.status, 0, good.stderr);
    const written = fs.readFileSync(out, 'utf8');
    assert.ok(!written.includes('\n'));
    assert.deepEqual(JSON.parse(written), content);
    const bad = spawnSync(process.execPath, [tool, '--root', folder, '--json', path.join(folder, 'no.json')], { encoding: 'utf8' });
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /assets\/roadmap\/roadmap\.json: \(file\): cannot be read: ENOENT/);
    assert.ok(!fs.existsSync(path.join(folder, 'no.json')));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
