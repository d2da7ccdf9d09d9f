// npm run dev: serves a debug build, rebuilds when a source changes, and reloads open pages.
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { in_root, root, PlainError, script_main } from './lib/run.mjs';
import { serve, wanted_port } from './serve.mjs';
import { ensure_system } from './setup.mjs';

const settle_ms = 120;  // Editors write a file in several steps.
const keep_alive_ms = 25000;
const pages = new Set();

function tell(event, data) {
  for (const response of pages) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

function answer_events(url_path, request, response) {
  if (url_path !== '/dev_events') return false;
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': connected\n\n');
  pages.add(response);
  const beat = setInterval(() => response.write(': still here\n\n'), keep_alive_ms);
  request.on('close', () => {
    clearInterval(beat);
    pages.delete(response);
  });
  return true;
}

async function rebuild() {
  try {
    if (await build({ preset: 'web-debug' })) {
      console.log(`  Ready at ${new Date().toLocaleTimeString('en-GB')}`);
      tell('rebuilt', '');
    }
    return true;
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(`\n${error.message}\n`);
    tell('failed', error.message);
    return false;
  }
}

/** Calls back once for a burst of changes below the folders; changes during a rebuild lead to another one. */
function watch(folders, changed) {
  let timer = null;
  let busy = false;
  let again = false;
  const fire = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      await changed();
    } while (again);
    busy = false;
  };
  const touch = () => {
    clearTimeout(timer);
    timer = setTimeout(fire, settle_ms);
  };
  const watched = new Set();
  const add = (folder) => {
    if (watched.has(folder)) return;
    watched.add(folder);
    fs.watch(folder, (_, name) => {
      if (name?.startsWith('.')) return;
      const full = name ? path.join(folder, name) : folder;
      if (fs.statSync(full, { throwIfNoEntry: false })?.isDirectory()) add(full);
      touch();
    });
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !entry.name.startsWith('.')) add(path.join(folder, entry.name));
    }
  };
  for (const folder of folders) add(folder);
}

await script_main(async () => {
  const port = wanted_port();
  await ensure_system('build');
  if (!(await rebuild()) && !fs.existsSync(in_root('dist/index.html'))) {
    throw new PlainError('There is no earlier build to serve. Fix what stands above and try again.');
  }
  const { url } = await serve({ dir: in_root('dist'), port, extra: answer_events, uncached: true });
  watch([in_root('src'), in_root('web'), in_root('assets')], rebuild);
  console.log(`\nOpen ${url}\nWatching src, web and assets below ${path.basename(root)}/. (Ctrl+C stops it.)`);
});
