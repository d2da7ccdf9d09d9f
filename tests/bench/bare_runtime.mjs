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

/** While `work` runs: its seconds, the longest task and the longest frame of the page, in ms. */
export async function watched(page, work) {
  await page.evaluate(() => {
    const seen = { started: performance.now(), longest: 0, tasks: 0 };
    seen.observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        seen.longest = Math.max(seen.longest, duration);
        seen.tasks += 1;
      }
    });
    seen.observer.observe({ entryTypes: ['longtask'] });
    window.watched_bench = seen;
    window.cairn_bench.frame_ms.length = 0;
  });
  await work();
  return page.evaluate(() => {
    const seen = window.watched_bench;
    seen.observer.disconnect();
    return { seconds: (performance.now() - seen.started) / 1000, tasks: seen.tasks, longest: Math.max(seen.longest, ...window.cairn_bench.frame_ms) };
  });
}
