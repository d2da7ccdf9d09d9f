// A Chromium with a profile on disk that a journey may kill at any instant, as a power cut would.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium_arguments, chromium_path } from '../../../src/tools/lib/browser.mjs';
import { eventually, quiet_arguments } from './context.mjs';

export function make_profile() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-profile-'));
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }) };
}

/** Resolves to {browser, context, kill}; kill() ends the browser and all its children at once, without a goodbye. */
export async function start_own_chromium(folder) {
  const { chromium } = await import('playwright-core');
  const port_file = path.join(folder, 'DevToolsActivePort');
  fs.rmSync(port_file, { force: true });
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) fs.rmSync(path.join(folder, name), { force: true });
  const child = spawn(chromium_path(), [
    '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--no-default-browser-check', '--hide-crash-restore-bubble',
    ...chromium_arguments, ...quiet_arguments, 'about:blank',
  ], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => { child.on('exit', resolve); });
  const kill = async () => {
    try {
      process.kill(-child.pid, 'SIGKILL'); // its process group: the browser and its children
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    await ended;
  };
  try {
    const port = await eventually(() => /^(\d+)\n/.exec(fs.readFileSync(port_file, 'utf8'))?.[1], 'Chromium tells its port', 30_000);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    return { browser, context: browser.contexts()[0], kill };
  } catch (error) {
    await kill();
    throw error;
  }
}
