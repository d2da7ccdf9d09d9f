// Looks for the system packages and tools the build or the tests need; as root it installs them, otherwise it says
// the one line to run. A tool that is already on PATH in a sufficient version is used as it is.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { is_main, PlainError, run, script_main } from './lib/run.mjs';

const on_path = (program) =>
  (process.env.PATH ?? '').split(':').some((folder) => folder && fs.existsSync(`${folder}/${program}`));

async function version_of(program, args = ['--version']) {
  if (!on_path(program)) return null;
  const { output } = await run(program, args, { check: false });
  return /(\d+)\.(\d+)(?:\.(\d+))?/.exec(output)?.slice(1, 4).map((part) => Number(part ?? 0)) ?? null;
}

const at_least = (version, wanted) => {
  if (!version) return false;
  for (let i = 0; i < wanted.length; i += 1) if (version[i] !== wanted[i]) return version[i] > wanted[i];
  return true;
};

const program = (name, wanted) => async () => (wanted ? at_least(await version_of(name), wanted) : on_path(name));
const header = (file) => async () => fs.existsSync(`/usr/include/${file}`) || fs.existsSync(`/usr/local/include/${file}`);

/** One of the files that match, such as a library in the folder of this machine's architecture. */
const library = (...patterns) => async () => {
  const folders = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].flatMap((folder) => [folder, ...subfolders(folder)]);
  return folders.some((folder) => patterns.some((name) => fs.existsSync(`${folder}/${name}`)));
};
const subfolders = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => `${folder}/${name}`) : []);
const all_of = (...checks) => async () => {
  for (const check of checks) if (!(await check())) return false;
  return true;
};
const one_of = (...checks) => async () => {
  for (const check of checks) if (await check()) return true;
  return false;
};
// Only the compiler knows where its sanitizers would lie: a program that links has them.
const sanitizers = async () => {
  if (!on_path('clang++')) return false;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-'));
  const source = path.join(folder, 'probe.cpp');
  fs.writeFileSync(source, 'int main() {}\n');
  const { code } = await run('clang++', ['-fsanitize=address,undefined', source, '-o', path.join(folder, 'probe')], { check: false });
  fs.rmSync(folder, { recursive: true });
  return code === 0;
};
const mini_browser = library('webkit2gtk-4.1/MiniBrowser', 'webkit2gtk-4.0/MiniBrowser', 'webkitgtk-6.0/MiniBrowser');

/** package: Debian's name; found: whether what it brings is there already; scope: who needs it. */
const packages = [
  { package: 'emscripten', scope: 'build', found: program('emcc', [3, 1, 6]) },
  { package: 'cmake', scope: 'build', found: program('cmake', [3, 25, 0]) },
  { package: 'ninja-build', scope: 'build', found: program('ninja') },
  { package: 'xz-utils', scope: 'build', found: program('xz') },
  { package: 'nlohmann-json3-dev', scope: 'build', found: header('nlohmann/json.hpp') },
  { package: 'debian-archive-keyring', scope: 'build', found: async () => fs.existsSync('/usr/share/keyrings/debian-archive-keyring.gpg') },
  { package: 'doctest-dev', scope: 'build', found: header('doctest/doctest.h') },
  { package: 'clang', scope: 'test', found: program('clang++') },
  { package: 'libclang-rt-dev', scope: 'test', found: sanitizers },
  { package: 'lld', scope: 'test', found: program('ld.lld') },
  { package: 'clang-format', scope: 'test', found: program('clang-format') },
  { package: 'clang-tidy', scope: 'test', found: program('clang-tidy') },
  { package: 'chromium', scope: 'test', found: program('chromium') },
  { package: 'firefox-esr', scope: 'test', found: one_of(program('firefox-esr'), program('firefox')) },
  { package: 'webkit2gtk-driver', scope: 'test', found: all_of(program('WebKitWebDriver'), mini_browser) },
  { package: 'xvfb', scope: 'test', found: program('Xvfb') },
  { package: 'libgl1-mesa-dri', scope: 'test', found: library('dri/swrast_dri.so', 'dri/libdril_dri.so') },
  { package: 'libegl1', scope: 'test', found: library('libEGL.so.1') },
];

async function missing_packages(scope) {
  const needed = packages.filter((entry) => entry.scope === 'build' || scope === 'test');
  const missing = [];
  for (const entry of needed) if (!(await entry.found())) missing.push(entry.package);
  return missing;
}

/** Makes sure the machine has what `scope` ('build' or 'test') needs. Resolves to the packages it installed. */
export async function ensure_system(scope) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new PlainError(`Node ${process.versions.node} is too old: this project needs Node 20 or newer.`);
  }
  const missing = await missing_packages(scope);
  if (missing.length === 0) return [];
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!on_path('apt-get')) {
    throw new PlainError(`Missing: ${missing.join(', ')} (names of Debian packages). Install them and run this again.`);
  }
  if (process.getuid?.() !== 0) {
    throw new PlainError(`Some system packages are missing. Run this line, then try again:\n\n  sudo apt-get update && sudo ${install}\n`);
  }
  console.log(`  Installing ${missing.join(', ')} with apt-get; this can take some minutes.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-q', 'update'], { env, log: 'apt_install.log', check: false });
  await run('apt-get', [...install.split(' ').slice(1), '-q'], { env, log: 'apt_install.log', append: true });
  const still = await missing_packages(scope);
  if (still.length > 0) {
    throw new PlainError(`Installed, yet not usable in the needed version: ${still.join(', ')}. See build/logs/apt_install.log`);
  }
  return missing;
}

if (is_main(import.meta)) {
  await script_main(async () => {
    const scope = process.argv.includes('--test') ? 'test' : 'build';
    const installed = await ensure_system(scope);
    console.log(installed.length > 0 ? `Installed: ${installed.join(', ')}.` : 'All system packages are in place.');
  });
}
