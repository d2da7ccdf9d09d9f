// Reads Debian's archive with a private apt configuration below build/ and the machine's own mirror; the system's
// sources are never touched and the archive's signature is checked as always. Knows nothing of what is fetched.
import fs from 'node:fs';
import path from 'node:path';
import { build_dir, PlainError, run } from './run.mjs';

export const apt_dir = path.join(build_dir, 'apt');
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The Debian mirrors this machine is configured for, the main archive first. */
async function mirrors() {
  const format = '$(SITE)|$(RELEASE)';
  const { output } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    check: false,
  });
  const sites = output
    .split('\n')
    .map((line) => line.trim().split('|'))
    .filter(([site, release]) => site && release && !/security|updates|backports/.test(`${site} ${release}`))
    .map(([site]) => site);
  if (sites.length === 0) {
    throw new PlainError("apt-get knows no Debian mirror here. Check /etc/apt/sources.list and sources.list.d, then run this again.");
  }
  return [...new Set([...sites.filter((site) => /debian\/?$/.test(site)), ...sites])];
}

// What is installed on this machine is no business of a download: the list of packages it has is an empty one.
function apt_options(list_file) {
  return [
    ['Dir::Etc::sourcelist', list_file],
    ['Dir::Etc::sourceparts', '/dev/null'],
    ['Dir::State', path.join(apt_dir, 'state')],
    ['Dir::State::status', path.join(apt_dir, 'status')],
    ['Dir::Cache', path.join(apt_dir, 'cache')],
    ['Debug::NoLocking', '1'],
    ['APT::Sandbox::User', ''],
    ['Acquire::Retries', '3'],
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

/**
 * Reads the lists of an archive. entries: [{type: 'deb' or 'deb-src', suite}]; hint: what else a person can do.
 * Resolves to the options with which apt-get and apt-cache use these lists and no others.
 */
export async function read_archive(entries, hint) {
  if (!fs.existsSync(keyring)) {
    throw new PlainError(
      `The keys that sign Debian's archive are missing (${keyring}).\nRun: apt-get install -y debian-archive-keyring`,
    );
  }
  for (const folder of ['state/lists/partial', 'cache/archives/partial', 'etc', 'download']) {
    fs.mkdirSync(path.join(apt_dir, folder), { recursive: true });
  }
  fs.writeFileSync(path.join(apt_dir, 'status'), '');
  const list_file = path.join(apt_dir, 'etc/sources.list');
  const problems = [];
  for (const site of await mirrors()) {
    const lines = entries.map(({ type, suite }) => `${type} [signed-by=${keyring}] ${site} ${suite} main`);
    fs.writeFileSync(list_file, `${[...new Set(lines)].join('\n')}\n`);
    const options = apt_options(list_file);
    const args = [...options, '-q', '-o', 'APT::Update::Error-Mode=any', 'update'];
    const { code, output } = await run('apt-get', args, { check: false, log: 'apt_update.log' });
    if (code === 0) return options;
    problems.push(`${site}: ${output.trim().split('\n').filter((line) => /^[EW]:/.test(line)).join(' ')}`);
  }
  const suites = [...new Set(entries.map(({ suite }) => suite))].join(', ');
  throw new PlainError(
    `Could not read the lists of Debian (${suites}) from any mirror.\n${problems.join('\n')}\n` +
      `Check the network, or ${hint}\nFull log: build/logs/apt_update.log`,
  );
}

/** An empty folder for what is downloaded under a name. */
export function download_folder(name) {
  const folder = path.join(apt_dir, 'download', name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** Fetches the upstream archive of a source package ('md4c' or 'md4c=1.2'). Resolves to its file. */
export async function fetch_source(options, name, log) {
  const folder = download_folder(name.split('=')[0]);
  const args = [...options, '-q', 'source', '--download-only', '--tar-only', name];
  await run('apt-get', args, { cwd: folder, log });
  const tarball = fs.readdirSync(folder).find((file) => file.includes('.orig.tar.'));
  if (!tarball) throw new PlainError(`apt-get left no source archive of ${name}. See build/logs/${log}`);
  return path.join(folder, tarball);
}

/** Fetches a binary package. Resolves to its file. */
export async function fetch_binary(options, name, log) {
  const folder = download_folder(name);
  await run('apt-get', [...options, '-q', 'download', name], { cwd: folder, log });
  const file = fs.readdirSync(folder).find((found) => found.endsWith('.deb'));
  if (!file) throw new PlainError(`apt-get left no package ${name}. See build/logs/${log}`);
  return path.join(folder, file);
}

/** The lists and what was downloaded are large, and needed once. */
export const forget_archive = () => fs.rmSync(apt_dir, { recursive: true, force: true });
