// npm run evaluate -- sentiment FILE.tsv[.xz] [--model ID]: see evaluate_sentiment.mjs.
// npm run evaluate -- behaviour [--model ID]: see evaluate_behaviour.mjs.
// npm run evaluate -- shop FILE.csv --split DAY [--method ID] [--new-only]: see evaluate_shop.mjs.
// npm run evaluate -- finance FORECAST.csv [--hold-out], categories FILE.csv: see evaluate_finance.mjs.
// npm run evaluate -- plants DIR INDEX.csv [--corrupt NAME]: see evaluate_plants.mjs.
// npm run evaluate -- tasks: how good what learns on the device is, and how long it takes, as tables. The exit status is
// 1 when a bar is missed. --users=N: simulated people of every habit (20).
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cmake_build } from './build.mjs';
import { evaluate_behaviour } from './evaluate_behaviour.mjs';
import { evaluate_categories, evaluate_finance } from './evaluate_finance.mjs';
import { evaluate_plants } from './evaluate_plants.mjs';
import { evaluate_sentiment } from './evaluate_sentiment.mjs';
import { evaluate_shop } from './evaluate_shop.mjs';
import { build_dir, is_main, PlainError, run, script_main, step } from './lib/run.mjs';
import { table } from './lib/table.mjs';
import { ensure_system } from './setup.mjs';

export const task_bars = { auc: 0.85, gain: 0.1, loss: 0.001, train_ms: 50, never_offered: 0.1, look_offered: 0.01 };

const target = 'cairn_evaluate_tasks';
const native = [path.join(build_dir, 'release', target)];
const wasm = ['node', path.join(build_dir, 'web', `${target}.cjs`)];
const three = (value) => value.toFixed(3);
const ms = (value) => `${value.toFixed(1)} ms`;
const percent = (value) => `${Math.round(value * 100)} %`;

/** The objects that a run of the program prints, one a line. */
async function ask(program, ...args) {
  const [command, ...first] = program;
  const { output } = await run(command, [...first, ...args], { log: `evaluate_${args[0]}.log` });
  const lines = output.trim().split('\n').filter((line) => line.startsWith('{'));
  if (lines.length === 0) throw new PlainError(`${path.basename(program.at(-1))} ${args.join(' ')} printed no figures.`);
  return lines.map((line) => JSON.parse(line));
}

/** Whether people with nothing to learn are left alone, however often they are judged. */
export const looks_verdict = (look, bars = task_bars) =>
  look.offers / look.looks <= bars.look_offered && look.ever / look.users <= bars.never_offered;

/** Whether what one habit's people measured holds its bar. Means over people. */
export function person_verdict(person, bars = task_bars) {
  if (person.hidden) return person.learned >= bars.auc && person.learned - person.urgency >= bars.gain;
  return person.urgency - person.used <= bars.loss && person.offered <= bars.never_offered;
}

function people_rows(people) {
  const head = ['who', 'priors tuned on it', 'ceiling', 'urgency', 'due date', 'learned', 'least..most', 'in use', 'offered', ''];
  const rows = people.map((person) => [
    person.habit,
    person.tuned ? 'yes, other seeds' : 'no',
    three(person.ceiling),
    three(person.urgency),
    three(person.due),
    `${three(person.learned)} ± ${three(person.error)}`,
    `${three(person.least)}..${three(person.most)}`,
    three(person.used),
    percent(person.offered),
    person_verdict(person) ? 'ok' : 'MISSED',
  ]);
  return [head, ...rows];
}

function time_rows(places) {
  const rows = [['time', 'names', 'train 5,000', '(by the clock)', 'assess 5,000', 'score 20,000', '']];
  for (const { place, times, bar } of places) {
    for (const time of times) {
      const verdict = bar === null ? '' : time.train_ms <= bar ? 'ok' : 'MISSED';
      const names = `${time.many_names ? 'many' : 'few'}, ${time.parameters} parameters`;
      rows.push([place, names, ms(time.train_ms), ms(time.train_clock_ms), ms(time.assess_ms), ms(time.score_ms), verdict]);
    }
  }
  return rows;
}

async function evaluate_tasks(users) {
  await ensure_system('test');
  await step('Program, native', () => cmake_build('release', [target]));
  await step('Program, WebAssembly', () => cmake_build('web', [target]));
  const [people, looks] = [await ask(native, 'people', String(users)), await ask(native, 'looks', String(3 * users))];
  const places = [
    { place: 'native', times: await ask(native, 'time'), bar: null },
    { place: 'WebAssembly', times: await ask(wasm, 'time'), bar: task_bars.train_ms },
  ];
  const rows = people_rows(people);
  const times = time_rows(places);
  console.log(`\nRanking AUC after 100 completions, on the 200 that follow; means over ${users} simulated people each.`);
  console.log(`Bars: learned >= ${task_bars.auc} and urgency + ${task_bars.gain}; for the last three, no loss in use and no offer.\n`);
  console.log(table(rows));
  console.log('\nPeople with nothing to learn, judged after every 10 completions from 40 to 300:');
  for (const look of looks) {
    console.log(`  ${look.looks_of}: ${look.offers} offers in ${look.looks} looks, to ${look.ever} of ${look.users} people${looks_verdict(look) ? '' : '  MISSED'}`);
  }
  console.log(`\nOn the processor, mean of 25 runs (by the clock, median); bar for training in WebAssembly: ${task_bars.train_ms} ms.\n`);
  console.log(table(times));
  const missed = [...rows, ...times].some((row) => row.at(-1) === 'MISSED') || !looks.every((look) => looks_verdict(look));
  if (missed) process.exitCode = 1;
}

const usage =
  'Say what to evaluate: npm run evaluate -- tasks, sentiment FILE.tsv[.xz] [--model ID], behaviour [--model ID], plants DIR INDEX.csv [--corrupt NAME], shop FILE.csv --split DAY [--method ID] [--new-only], finance FORECAST.csv [--hold-out] or categories FILE.csv';

if (is_main(import.meta)) {
  await script_main(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { users: { type: 'string', default: '20' }, model: { type: 'string', default: 'deep' }, corrupt: { type: 'string' }, split: { type: 'string' }, method: { type: 'string', default: 'blend' }, 'new-only': { type: 'boolean', default: false }, 'hold-out': { type: 'boolean', default: false } },
    });
    const [what, file, ...more] = positionals;
    if (what === 'behaviour' && !file) return evaluate_behaviour(values.model);
    if (what === 'sentiment' && file && more.length === 0) return evaluate_sentiment(file, values.model);
    if (what === 'plants' && more.length === 1) return evaluate_plants(file, more[0], values.corrupt);
    if (what === 'shop' && file && more.length === 0) return evaluate_shop(file, { split: values.split, method: values.method, new_only: values['new-only'] });
    if (what === 'finance' && file && more.length === 0) return evaluate_finance(file, { hold_out: values['hold-out'] });
    if (what === 'categories' && file && more.length === 0) return evaluate_categories(file);
    const users = Number(values.users);
    if (!Number.isInteger(users) || users < 2) throw new PlainError('--users takes a whole number from 2.');
    if (what !== 'tasks' || file) throw new PlainError(usage);
    return evaluate_tasks(users);
  });
}
