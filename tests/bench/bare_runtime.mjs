// A page that holds nothing but ONNX Runtime Web, what an application is measured against, and what the page of the
// application is watched by meanwhile.
import fs from 'node:fs';
import path from 'node:path';
import { in_root } from '../../src/tools/lib/run.mjs';

const runtime = in_root('node_modules/onnxruntime-web/dist');

/**
 * Answers for bare.html and what it fetches; to be given to serve() as `extra`. `model` is a file of the repository,
 * `others` more that it serves: {address: Buffer}, looked at when asked for.
 */
export function bare_runtime(model, others = {}) {
  const files = {
    '/bare.html': ['text/html', Buffer.from('<!doctype html><title>bare</title>')],
    '/bare/model.onnx': ['application/octet-stream', in_root(model)],
  };
  return (address, request, response) => {
    const name = /^\/bare\/(ort[\w.-]+\.(?:mjs|wasm))$/.exec(address)?.[1];
    const other = others[address] && ['application/octet-stream', others[address]];
    const script = name ? [name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript', path.join(runtime, name)] : [];
    const [type, source] = files[address] ?? other ?? script;
    if (!source) return false;
    const data = Buffer.isBuffer(source) ? source : fs.readFileSync(source);
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': data.length });
    response.end(data);
    return true;
  };
}

/**
 * While `work` runs: its seconds, and in ms the longest task or frame of the page, which is the work that holds it up, and
 * the `late` frames, those that came over 50 ms after the first task that wanted them. A late one may have waited for
 * nothing but the graphics, which on a machine without a GPU are computed by its processor.
 */
export async function watched(page, work) {
  await page.evaluate(() => {
    const seen = { started: performance.now(), longest: 0, late: [] };
    seen.observer = new PerformanceObserver((list) => {
      for (const { duration, entryType } of list.getEntries()) {
        if (entryType === 'longtask') seen.longest = Math.max(seen.longest, duration);
        else seen.late.push(duration);
      }
    });
    seen.observer.observe({ entryTypes: ['longtask', 'long-animation-frame'] });
    window.watched_bench = seen;
    window.cairn_bench.frame_ms.length = 0;
  });
  await work();
  return page.evaluate(() => {
    const seen = window.watched_bench;
    seen.observer.disconnect();
    const { frame_ms } = window.cairn_bench;
    const seconds = (performance.now() - seen.started) / 1000;
    return { seconds, frames: frame_ms.length, late: seen.late, longest: Math.max(seen.longest, ...frame_ms) };
  });
}
