// Whatever the engines' tests start: in a process group of its own, with a home of its own, and gone when we are gone.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const groups = new Set(); // ids of process groups that still live
const folders = new Set();

function kill_group(id) {
  try {
    process.kill(-id, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
  groups.delete(id);
}

const remove = (folder) => {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  folders.delete(folder);
};

process.on('exit', () => {
  for (const id of [...groups]) kill_group(id);
  for (const folder of [...folders]) remove(folder);
});
for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]]) process.on(signal, () => process.exit(128 + number));

/** A folder that serves as home and profile; close() removes it. */
export function make_home(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `cairn-${name}-`));
  folders.add(folder);
  fs.mkdirSync(path.join(folder, 'run'), { mode: 0o700 });
  return { folder, remove: () => remove(folder) };
}

/** The environment of a browser: nothing of the person who runs the tests, no proxy between it and localhost. */
export function browser_env(home, display) {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'Europe/Berlin', TMPDIR: home };
  return {
    ...env,
    HOME: home,
    XDG_RUNTIME_DIR: path.join(home, 'run'),
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    MOZ_DISABLE_CONTENT_SANDBOX: '1', // as root there is nothing a sandbox could drop to
  };
}

/** Starts a program; resolves to {child, close}. What it says is kept in a file, for the day it does not start. */
export function start(program, args, { env, log, stdio = [] }) {
  const out = fs.openSync(log, 'a');
  const child = spawn(program, args, { env, stdio: ['ignore', out, out, ...stdio], detached: true });
  fs.closeSync(out);
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  if (child.pid) groups.add(child.pid);
  const close = async () => {
    if (child.pid) kill_group(child.pid);
    await ended;
  };
  return { child, ended, close };
}

/** A program somebody else started as the leader of its group. */
export function adopt(pid) {
  groups.add(pid);
  return () => kill_group(pid);
}

/** A screen in memory. Resolves to {display, close}; the number is one that Xvfb found free. */
export async function start_screen(home) {
  const log = path.join(home, 'screen.log');
  const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { env: { PATH: process.env.PATH }, log, stdio: ['pipe'] });
  const number = await new Promise((resolve, reject) => {
    server.child.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
    server.ended.then(() => reject(new Error(`Xvfb did not start: ${fs.readFileSync(log, 'utf8').trim()}`)));
  });
  return { display: `:${number}`, close: server.close };
}

/** A port nobody listens on at this moment. */
export function free_port() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
