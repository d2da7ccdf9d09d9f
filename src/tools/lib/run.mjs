// Runs programs for the build scripts: quiet on screen, complete in build/logs, and with errors that say what to do.
// Knows nothing about what is built.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const build_dir = path.join(root, 'build');
export const logs_dir = path.join(build_dir, 'logs');

/** An error whose message is meant for the person at the keyboard: printed without a stack trace. */
export class PlainError extends Error {}

export const in_root = (...parts) => path.join(root, ...parts);

/** Child environment: Debian's Emscripten finds its Node modules only through NODE_PATH when Node is not Debian's. */
export function tool_env(extra = {}) {
  const env = { ...process.env, ...extra };
  const debian_modules = '/usr/share/nodejs';
  if (fs.existsSync(debian_modules)) {
    const parts = (env.NODE_PATH ?? '').split(':').filter(Boolean);
    if (!parts.includes(debian_modules)) parts.push(debian_modules);
    env.NODE_PATH = parts.join(':');
  }
  return env;
}

/**
 * Runs a program. Options: cwd, env, log (file name below build/logs), append (to that log), echo (also print,
 * indented), check (false: no throw).
 * Resolves to {code, output}; output holds stdout and stderr together.
 */
export function run(program, args, options = {}) {
  const { cwd = root, env = {}, log, echo = false, check = true } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: tool_env(env), stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    let file = null;
    if (log) {
      fs.mkdirSync(logs_dir, { recursive: true });
      file = fs.openSync(path.join(logs_dir, log), options.append ? 'a' : 'w');
      fs.writeSync(file, `$ ${program} ${args.join(' ')}\n`);
    }
    const take = (chunk) => {
      chunks.push(chunk);
      if (file !== null) fs.writeSync(file, chunk);
      if (echo) process.stdout.write(indented(chunk.toString('utf8')));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const finish = () => {
      if (file !== null) fs.closeSync(file);
      file = null;
    };
    child.on('error', (error) => {
      finish();
      const missing = error.code === 'ENOENT' ? `${program} is not installed.` : error.message;
      if (check) reject(new PlainError(`Could not run ${program}: ${missing}`));
      else resolve({ code: 127, output: missing });
    });
    child.on('close', (code, signal) => {
      finish();
      const output = Buffer.concat(chunks).toString('utf8');
      const status = code ?? (signal ? 128 : 1);
      if (status !== 0 && check) {
        const where = log ? `\nFull log: build/logs/${log}` : '';
        const tail = echo ? '' : `\n${last_lines(output, 40)}`;
        reject(new PlainError(`${program} ${args.join(' ')} ended with status ${status}.${tail}${where}`));
      } else {
        resolve({ code: status, output });
      }
    });
  });
}

/** work(item) for each item, as many at once as there are processors; ends with the first error. */
export async function for_each_at_once(items, work) {
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: Math.max(1, os.cpus().length) }, worker));
}

const longest_line = 400;  // A stack trace into a generated script would otherwise print the script.
const shortened = (line) => (line.length > longest_line ? `${line.slice(0, longest_line)} [...]` : line);

export const last_lines = (text, count) => text.trimEnd().split('\n').slice(-count).map(shortened).join('\n');

const indented = (text) => text.replace(/^(?=.)/gm, '      ');

/** One progress line with the time it took, written when the step is over. */
export async function step(title, work) {
  const started = performance.now();
  const detail = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${title}${detail ? `: ${detail}` : ''} (${seconds} s)`);
}

/** Runs a script's main and turns PlainError into a message and exit status 1. */
export async function script_main(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** True when the file was started directly rather than imported. */
export const is_main = (meta) => process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(meta.url);
