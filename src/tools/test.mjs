// npm test: every suite, whatever the earlier ones say, then one line over all of them. A suite that finds no test has
// failed. Names of suites as arguments run only these: npm test -- unit e2e
import fs from 'node:fs';
import path from 'node:path';
import { build, cmake_build } from './build.mjs';
import { run_doctest } from './lib/doctest.mjs';
import { build_dir, in_root, last_lines, PlainError, run, script_main } from './lib/run.mjs';
import { read_plain, read_tap } from './lib/results.mjs';
import { list_files } from './lib/stamp.mjs';
import { lint_format, lint_layers, lint_scripts, lint_tidy } from './lint.mjs';
import { prepare } from './prepare.mjs';
import { ensure_system } from './setup.mjs';

const sanitizer_env = {
  ASAN_OPTIONS: 'detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1',
  UBSAN_OPTIONS: 'print_stacktrace=1',
};

async function node_tests(folder) {
  const files = list_files([folder], (file) => file.endsWith('.test.mjs'));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0, failures: [] };
  const log = `${folder.replaceAll('/', '_')}.log`;
  const { code, output } = await run('node', ['--test', '--test-reporter=tap', ...files], { check: false, log });
  const result = read_tap(output, code);
  for (const [, name, reason] of output.matchAll(/^\s*ok \d+ - (.*?) # SKIP (.*)$/gm)) console.log(`      left out: ${name}: ${reason}`);
  return { ...result, details: result.failed > 0 ? tap_details(output) : '' };
}

const tap_details = (output) =>
  [...output.matchAll(/^\s*not ok \d+ - .*(?:\n(?!\s*(?:ok|not ok|#) ).*){0,25}/gm)]
    .slice(0, 5)
    .map((match) => match[0])
    .join('\n');

/** Builds one test program with a preset and runs it. */
async function doctest_suite(preset, target, log) {
  await cmake_build(preset, [target]);
  const web = preset === 'web';
  const file = path.join(build_dir, preset, web ? `${target}.cjs` : target);
  const { output, ...result } = await run_doctest(web ? 'node' : file, web ? [file] : [], { env: sanitizer_env, log });
  return { ...result, details: result.failed > 0 ? last_lines(output, 60) : '' };
}

/** Runs one of the checks of data files. */
async function check_data(checker, folder) {
  const log = `${path.basename(checker, '.mjs')}.log`;
  const { code, output } = await run('node', [checker], { check: false, log });
  const failures = code === 0 ? [] : [`the content of ${folder} does not pass ${checker}`];
  return { passed: code === 0 ? 1 : 0, failed: failures.length, skipped: 0, failures, details: code === 0 ? '' : last_lines(output, 60) };
}

// Linking the page keeps one processor busy for minutes, so it is begun before it is needed and another suite runs beside
// it. Whoever needs the page says what was wrong with it.
let page = null;
const built_page = () => {
  page ??= build({ quiet: true });
  page.catch(() => {});
  return page;
};

/** For what is built in the same folder. */
async function after_the_page(work) {
  await page?.catch(() => {});
  return work();
}

async function journeys() {
  await built_page();
  const { code, output } = await run('node', ['tests/e2e/run.mjs'], { check: false, log: 'e2e.log', echo: true });
  return read_plain(output, code);
}

// The same journeys in Chromium, Firefox and WebKitGTK.
async function three_engines() {
  await built_page();
  const { code, output } = await run('node', ['tests/engines/run.mjs'], { check: false, log: 'engines.log', echo: true });
  return read_plain(output, code);
}

// Lighthouse: what a stranger's checklist says of the page.
async function audits() {
  await built_page();
  const { code, output } = await run('node', ['tests/e2e/audits.mjs'], { check: false, log: 'audits.log', echo: true });
  return read_plain(output, code);
}

const suites = [
  { key: 'content', name: 'Roadmap content', work: () => check_data('src/tools/check_content.mjs', 'assets/roadmap') },
  { key: 'species', name: 'Species pages', work: () => check_data('src/tools/check_species.mjs', 'assets/plants/species') },
  { key: 'checklist', name: 'Content checklist', work: () => node_tests('tests/content') },
  { key: 'layers', name: 'Layers', work: lint_layers },
  { key: 'scripts', name: 'Scripts', work: lint_scripts },
  { key: 'tools', name: 'Build scripts', work: () => node_tests('tests/tools') },
  { key: 'page', name: 'Page scripts', work: () => node_tests('tests/web') },
  { key: 'format', name: 'Layout of C++', work: lint_format },
  {
    key: 'unit',
    name: 'Unit tests, native with sanitizers',
    work: () => doctest_suite('dev', 'cairn_unit_tests', 'unit_native.log'),
  },
  { key: 'banks', name: 'Exports of banks', work: () => node_tests('tests/banks') },
  { key: 'ui', name: 'Interface, headless', work: () => doctest_suite('dev', 'cairn_ui_tests', 'ui.log') },
  { key: 'tidy', name: 'clang-tidy', work: () => lint_tidy('logic'), beside_the_page: true },
  { key: 'wasm', name: 'Unit tests, as wasm in Node', work: () => after_the_page(() => doctest_suite('web', 'cairn_unit_tests', 'unit_wasm.log')) },
  { key: 'models', name: 'Models, in the runtime of the page', work: () => after_the_page(() => node_tests('tests/models')) },
  { key: 'e2e', name: 'Journeys in a browser', work: journeys, on_the_page: true },
  { key: 'engines', name: 'Journeys in three engines', work: three_engines, on_the_page: true },
  { key: 'audits', name: 'Audits', work: audits, on_the_page: true },
];

/** Runs one suite; whatever goes wrong inside becomes a failure of that suite, never the end of the run. */
async function run_suite(suite) {
  const started = performance.now();
  let result;
  try {
    result = await suite.work();
  } catch (error) {
    const text = error instanceof PlainError ? error.message : String(error.stack ?? error);
    result = { passed: 0, failed: 1, skipped: 0, failures: [text.split('\n')[0]], details: text };
  }
  if (result.passed + result.failed + result.skipped === 0) {
    result = { ...result, failed: 1, failures: ['found no test'] };
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = `${result.passed} ok, ${result.failed} not ok${result.skipped ? `, ${result.skipped} left out` : ''}`;
  console.log(`${result.failed > 0 ? 'FAIL' : 'ok  '}  ${suite.name}: ${counts} (${seconds} s)`);
  if (result.details) console.log(result.details.replace(/^/gm, '      '));
  return { ...result, suite: suite.name };
}

function chosen_suites() {
  const keys = process.argv.slice(2);
  const unknown = keys.filter((key) => !suites.some((suite) => suite.key === key));
  if (unknown.length > 0) {
    throw new PlainError(`No such suite: ${unknown.join(', ')}. There are: ${suites.map((suite) => suite.key).join(', ')}.`);
  }
  return keys.length > 0 ? suites.filter((suite) => keys.includes(suite.key)) : suites;
}

await script_main(async () => {
  const chosen = chosen_suites();
  console.log('Setting up');
  await ensure_system('test');
  await prepare();
  await run('cmake', ['--preset', 'dev'], { log: 'configure_dev.log' });
  const results = [];
  for (const suite of chosen) {
    if (suite.beside_the_page && chosen.some((other) => other.on_the_page)) built_page();
    results.push(await run_suite(suite));
  }

  const failing = results.filter((result) => result.failed > 0);
  if (failing.length > 0) {
    console.log('\nNot in order:');
    for (const { suite, failures } of failing) {
      for (const failure of failures.length > 0 ? failures : ['(no name given)']) console.log(`  ${suite}: ${failure}`);
    }
    if (fs.existsSync(in_root('build/screenshots'))) console.log('Screenshots: build/screenshots');
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failing.length > 0 ? 1 : 0;
});
