// Checks the roadmap content (assets/roadmap) against its schema and can write it as one minified file.
//   node src/tools/check_content.mjs [--root DIR] [--json OUT]
// Prints one line per problem, `file: where: what is wrong`, and exits 1 if there is any.
// It knows the shape of the data only; whether the content is complete is held by tests/content.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check_main, isObject, readJson, Report } from './lib/report.mjs';

export const WEEK_COUNT = 36;
const LEARNING_MINUTES = 480;
const BUILDING_MINUTES = 720;
const STATUSES = ['free', 'paid', 'changed', 'gone'];
const APPS = ['tasks', 'shop', 'sentiment', 'plants', 'finance'];
const CAPSTONE_NEEDS = [8, 16, 24, 32, 35];
const KEYS = {
  week: ['week', 'phase', 'month', 'title', 'subject', 'summary', 'effort_hours', 'needs', 'app', 'topics', 'resources',
    'project', 'steps', 'goals', 'milestone'],
  resource: ['id', 'title', 'named_as', 'part', 'url', 'cost', 'status', 'checked', 'note', 'alternative'],
  roadmap: ['title', 'summary', 'principles', 'phases', 'months', 'apps', 'setup', 'stack', 'help'],
};

const two = (n) => String(n).padStart(2, '0');
export const weekFile = (n) => `assets/roadmap/weeks/${two(n)}.json`;
export const ROADMAP_FILE = 'assets/roadmap/roadmap.json';

function isDate(text) {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return false;
  const date = new Date(Date.UTC(+m[1], +m[2] - 1, +m[3]));
  return date.toISOString().slice(0, 10) === text && +m[1] >= 2020;
}

function checkResource(report, where, resource, prefix) {
  if (!report.keys(where, resource, KEYS.resource)) return;
  report.id(`${where}.id`, resource.id, prefix);
  report.text(`${where}.title`, resource.title, 100);
  report.text(`${where}.named_as`, resource.named_as, 100, 0);
  report.text(`${where}.part`, resource.part, 160);
  report.url(`${where}.url`, resource.url);
  report.text(`${where}.cost`, resource.cost, 60);
  if (!STATUSES.includes(resource.status)) report.add(`${where}.status`, `must be one of ${STATUSES.join(', ')}`);
  if (!isDate(resource.checked)) report.add(`${where}.checked`, 'must be a date as YYYY-MM-DD');
  report.text(`${where}.note`, resource.note, 160, 0);
  const other = resource.alternative;
  if (resource.status === 'free') {
    if (other !== null) report.add(`${where}.alternative`, 'must be null while the status is free');
  } else if (other === null) {
    report.add(`${where}.alternative`, `is needed because the status is ${resource.status}`);
  } else if (report.keys(`${where}.alternative`, other, ['title', 'url', 'why'])) {
    report.text(`${where}.alternative.title`, other.title, 100);
    report.url(`${where}.alternative.url`, other.url);
    report.text(`${where}.alternative.why`, other.why, 220);
  }
}

function checkResources(report, where, value, least, prefix) {
  report.list(where, value, least).forEach((item, i) => checkResource(report, `${where}[${i}]`, item, prefix));
}

function checkTimed(report, where, items, { least, most, prefix, longest, shortest_minutes, longest_minutes, sum }) {
  let total = 0;
  report.list(where, items, least, most).forEach((item, i) => {
    const at = `${where}[${i}]`;
    if (!report.keys(at, item, ['id', 'text', 'minutes'])) return;
    report.id(`${at}.id`, item.id, prefix);
    report.text(`${at}.text`, item.text, longest);
    if (report.whole(`${at}.minutes`, item.minutes, shortest_minutes, longest_minutes)) total += item.minutes;
  });
  if (total !== sum) report.add(where, `minutes add up to ${total}, ${sum} expected`);
}

function checkWeek(report, week, number, phases) {
  if (!report.keys('', week, KEYS.week)) return;
  const id = `w${two(number)}`;
  if (week.week !== number) report.add('week', `must be ${number}, as in the file name`);
  const phase = phases.find((p) => number >= p?.weeks?.[0] && number <= p?.weeks?.[1]);
  if (phase && week.phase !== phase.phase) report.add('phase', `must be ${phase.phase} for week ${number}`);
  if (week.month !== Math.ceil(number / 4)) report.add('month', `must be ${Math.ceil(number / 4)} for week ${number}`);
  report.text('title', week.title, 38);
  report.text('subject', week.subject, 60);
  report.text('summary', week.summary, 220);
  if (week.effort_hours !== (LEARNING_MINUTES + BUILDING_MINUTES) / 60) report.add('effort_hours', 'must be 20');
  checkNeeds(report, week.needs, number);
  if (!APPS.includes(week.app)) report.add('app', `must be one of ${APPS.join(', ')}`);
  else if (phase && week.app !== phase.app) report.add('app', `must be ${phase.app} in phase ${phase.phase}`);
  checkTimed(report, 'topics', week.topics, { least: 4, most: 7, prefix: `${id}.topic.`, longest: 110,
    shortest_minutes: 15, longest_minutes: 240, sum: LEARNING_MINUTES });
  checkResources(report, 'resources', week.resources, number === WEEK_COUNT ? 0 : 1, `${id}.res.`);
  if (report.keys('project', week.project, ['title', 'brief'])) {
    report.text('project.title', week.project.title, 80);
    report.text('project.brief', week.project.brief, 420);
  }
  checkTimed(report, 'steps', week.steps, { least: 5, most: 8, prefix: `${id}.step.`, longest: 160,
    shortest_minutes: 30, longest_minutes: 240, sum: BUILDING_MINUTES });
  report.list('goals', week.goals, 2, 4).forEach((goal, i) => {
    const at = `goals[${i}]`;
    if (!report.keys(at, goal, ['id', 'text', 'bar'])) return;
    report.id(`${at}.id`, goal.id, `${id}.goal.`);
    report.text(`${at}.text`, goal.text, 120);
    report.text(`${at}.bar`, goal.bar, 220);
  });
  checkMilestone(report, week.milestone, number, phase);
}

function checkNeeds(report, needs, number) {
  const list = report.list('needs', needs, number === 1 ? 0 : 1, number === 1 ? 0 : 5);
  list.forEach((need, i) => report.whole(`needs[${i}]`, need, 1, number - 1));
  if (new Set(list).size !== list.length) report.add('needs', 'names a week twice');
  if (number === WEEK_COUNT && list.join() !== CAPSTONE_NEEDS.join()) {
    report.add('needs', `must be ${CAPSTONE_NEEDS.join(', ')}: the capstone joins all applications`);
  }
}

function checkMilestone(report, milestone, number, phase) {
  if (!phase || number !== phase.weeks[1]) {
    if (milestone !== null) report.add('milestone', 'belongs to the last week of a phase only');
    return;
  }
  if (milestone === null) return report.add('milestone', 'is missing in the last week of its phase');
  if (!report.keys('milestone', milestone, ['id', 'title', 'text'])) return;
  report.id('milestone.id', milestone.id, '');
  if (milestone.id !== `m${phase.phase}`) report.add('milestone.id', `must be m${phase.phase}`);
  report.text('milestone.title', milestone.title, 60);
  report.text('milestone.text', milestone.text, 240);
}

function checkRoadmap(report, roadmap) {
  if (!report.keys('', roadmap, KEYS.roadmap)) return;
  report.text('title', roadmap.title, 60);
  report.text('summary', roadmap.summary, 220);
  report.list('principles', roadmap.principles, 3, 12).forEach((p, i) => report.text(`principles[${i}]`, p, 140));
  let next_week = 1;
  report.list('phases', roadmap.phases, 5, 5).forEach((phase, i) => {
    const at = `phases[${i}]`;
    if (!report.keys(at, phase, ['phase', 'title', 'weeks', 'months', 'focus', 'app', 'project'])) return;
    if (phase.phase !== i + 1) report.add(`${at}.phase`, `must be ${i + 1}`);
    report.text(`${at}.title`, phase.title, 60);
    report.range(`${at}.weeks`, phase.weeks);
    report.range(`${at}.months`, phase.months);
    if (phase.weeks?.[0] !== next_week) report.add(`${at}.weeks`, `must start with week ${next_week}`);
    next_week = phase.weeks?.[1] + 1;
    phase.weeks?.forEach((w, k) => {
      if (Math.ceil(w / 4) !== phase.months?.[k]) report.add(`${at}.months`, `do not fit week ${w}`);
    });
    report.text(`${at}.focus`, phase.focus, 140);
    if (phase.app !== APPS[i]) report.add(`${at}.app`, `must be ${APPS[i]}`);
    report.text(`${at}.project`, phase.project, 80);
  });
  if (next_week !== WEEK_COUNT + 1) report.add('phases', `must end with week ${WEEK_COUNT}`);
  report.list('months', roadmap.months, 9, 9).forEach((month, i) => {
    if (!report.keys(`months[${i}]`, month, ['month', 'weeks'])) return;
    if (month.month !== i + 1) report.add(`months[${i}].month`, `must be ${i + 1}`);
    if (String(month.weeks) !== `${4 * i + 1},${4 * i + 4}`) report.add(`months[${i}].weeks`, 'must be its four weeks');
  });
  report.list('apps', roadmap.apps, 5, 5).forEach((app, i) => {
    if (!report.keys(`apps[${i}]`, app, ['id', 'title', 'text'])) return;
    if (app.id !== APPS[i]) report.add(`apps[${i}].id`, `must be ${APPS[i]}`);
    report.text(`apps[${i}].title`, app.title, 20);
    report.text(`apps[${i}].text`, app.text, 140);
  });
  report.list('setup', roadmap.setup, 1).forEach((item, i) => {
    if (!report.keys(`setup[${i}]`, item, ['id', 'text', 'resource'])) return;
    report.id(`setup[${i}].id`, item.id, 'setup.');
    report.text(`setup[${i}].text`, item.text, 160);
    checkResource(report, `setup[${i}].resource`, item.resource, 'setup.res.');
  });
  checkResources(report, 'stack', roadmap.stack, 1, 'stack.res.');
  checkResources(report, 'help', roadmap.help, 1, 'help.res.');
}

/** Needs must never lead back to where they started; told once per week that is part of a loop. */
function checkAcyclic(weeks, problems) {
  const needs = new Map(weeks.map((week) => [week.week, Array.isArray(week.needs) ? week.needs : []]));
  for (const start of needs.keys()) {
    const seen = new Set();
    const open = [...needs.get(start)];
    while (open.length > 0) {
      const week = open.pop();
      if (week === start) {
        problems.push(`${weekFile(start)}: needs: lead back to week ${start}`);
        break;
      }
      if (!seen.has(week)) {
        seen.add(week);
        open.push(...(needs.get(week) ?? []));
      }
    }
  }
}

/** Reads and checks everything under root; content is complete only when there are no problems. */
export function checkContent(root) {
  const problems = [];
  const ids = new Map();
  const roadmap = readJson(root, ROADMAP_FILE, problems);
  if (roadmap) checkRoadmap(new Report(ROADMAP_FILE, problems, ids), roadmap);
  const phases = Array.isArray(roadmap?.phases) ? roadmap.phases : [];
  const weeks = [];
  for (let n = 1; n <= WEEK_COUNT; n += 1) {
    const week = readJson(root, weekFile(n), problems);
    if (week === null) continue;
    checkWeek(new Report(weekFile(n), problems, ids), week, n, phases);
    if (isObject(week)) weeks.push(week);
  }
  checkAcyclic(weeks, problems);
  return { problems, content: { roadmap, weeks } };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
  process.exitCode = check_main({ argv: process.argv.slice(2), root, check: checkContent, what: 'roadmap content', count: (content) => `${content.weeks.length} weeks` });
}
