// npm run lint: layers, layout, clang-tidy, syntax of scripts, and the lock file. clang-tidy's verdict on a file is
// kept until the file, a header of ours or the settings change, so only the first run is slow.
import fs from 'node:fs';
import path from 'node:path';
import { check_tree } from './check_layers.mjs';
import { badly_formatted } from './format.mjs';
import { build_dir, for_each_at_once, in_root, is_main, PlainError, root, run, script_main } from './lib/run.mjs';
import { hash_inputs, list_files } from './lib/stamp.mjs';
import { prepare } from './prepare.mjs';
import { ensure_system } from './setup.mjs';

/** A verdict: {name, passed, failed, skipped, failures: [text]}. */
const verdict = (name, checked, failures, skipped = 0) => ({
  name,
  passed: Math.max(0, checked - failures.length),
  failed: failures.length,
  skipped,
  failures,
});

export function lint_layers() {
  const { problems, checked, paid } = check_tree();
  const failures = [...problems, ...paid.map((entry) => `${entry}: take it out of the debt list`)];
  return verdict('Layers', checked, failures);
}

export async function lint_format() {
  const result = await badly_formatted();
  if (!result) return verdict('Layout of C++', 0, [], 1);
  return verdict('Layout of C++', result.checked, result.bad.map((file) => `${file} is not formatted (npm run format)`));
}

/** Scripts parse, and the lock file pins content, not places. */
export async function lint_scripts() {
  const files = list_files(['web', 'src/tools', 'tests'], (file) => /\.m?js$/.test(file));
  const failures = [];
  await for_each_at_once(files, async (file) => {
    const { code, output } = await run('node', ['--check', file], { check: false });
    if (code !== 0) failures.push(`${path.relative(root, file)}: ${output.trim().split('\n').slice(0, 5).join(' ')}`);
  });
  const lock = JSON.parse(fs.readFileSync(in_root('package-lock.json'), 'utf8'));
  for (const [name, entry] of Object.entries(lock.packages)) {
    if (name && (!entry.integrity || entry.resolved)) failures.push(`package-lock.json: ${name} lacks integrity or names a host`);
  }
  return verdict('Scripts', files.length + 1, failures);
}

async function tidy_file(file, database, cache_key) {
  const relative = path.relative(root, file);
  const cached = path.join(build_dir, 'tidy', `${relative.replaceAll('/', '__')}.json`);
  const key = hash_inputs([file], [cache_key]);
  if (fs.existsSync(cached)) {
    const record = JSON.parse(fs.readFileSync(cached, 'utf8'));
    if (record.key === key) return record.problems;
  }
  const { code, output } = await run('clang-tidy', ['--quiet', '-p', database, file], { check: false });
  const lines = output.split('\n').filter((line) => /(warning|error): /.test(line));
  const problems = lines.map((line) => line.replace(`${root}/`, ''));
  if (code !== 0 && problems.length === 0) problems.push(`${relative}: clang-tidy ended with status ${code}`);
  fs.mkdirSync(path.dirname(cached), { recursive: true });
  fs.writeFileSync(cached, JSON.stringify({ key, problems }));
  return problems;
}

const scopes = {
  // What npm test can afford: the logic, where a mistake costs data.
  logic: /^src\/(base|core|ml|apps\/[^/]+\/(?!view)|platform\/fake)\/?/,
  all: /^src\/(base|core|ml|apps|ui|platform\/fake)\//,
};

// What CMake adds to a command for headers that were read before, for Clang and for GCC.
const precompiled = / (?:-Xclang )?-include(?:-pch)? (?:-Xclang )?\S*cmake_pch\.hxx\S*| -fpch-instantiate-templates| -Winvalid-pch/g;

/** The command that compiles a file without the headers that were read before. */
export function command_alone(command) {
  const alone = command.replace(precompiled, '');
  if (alone.includes('cmake_pch')) throw new PlainError(`A way to name precompiled headers that clang-tidy would follow: ${alone}`);
  return alone;
}

/** The commands of the dev preset, every file by itself: {folder, known}. */
function tidy_database() {
  const all = JSON.parse(fs.readFileSync(path.join(build_dir, 'dev', 'compile_commands.json'), 'utf8'));
  const known = all.filter((entry) => !path.basename(entry.file).startsWith('cmake_pch.'));
  const alone = known.map((entry) => ({ ...entry, command: command_alone(entry.command) }));
  const folder = path.join(build_dir, 'tidy');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'compile_commands.json'), JSON.stringify(alone));
  return { folder, known };
}

/** scope is 'logic' or 'all'; needs the compile database of the dev preset. */
export async function lint_tidy(scope) {
  const { folder: database, known } = tidy_database();
  const files = known.map((entry) => entry.file).filter((file) => scopes[scope].test(path.relative(root, file)));
  const headers = list_files(['src'], (file) => file.endsWith('.h'));
  const cache_key = hash_inputs([...headers, '.clang-tidy', 'src/cmake/options.cmake']);
  const failures = new Set();
  const bad_files = new Set();
  await for_each_at_once(files, async (file) => {
    for (const problem of await tidy_file(file, database, cache_key)) {
      failures.add(problem);
      bad_files.add(file);
    }
  });
  const result = verdict('clang-tidy', files.length, [...failures]);
  return { ...result, passed: files.length - bad_files.size };
}

if (is_main(import.meta)) {
  await script_main(async () => {
    await ensure_system('test');
    await prepare();
    await run('cmake', ['--preset', 'dev'], { log: 'configure_dev.log' });
    let failed = 0;
    for (const check of [lint_layers, lint_format, lint_scripts, () => lint_tidy('all')]) {
      const result = await check();
      console.log(`${result.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
      for (const failure of result.failures) console.log(`  ${failure}`);
      failed += result.failed;
    }
    if (failed > 0) throw new PlainError(`${failed} findings.`);
  });
}
