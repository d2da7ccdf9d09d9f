// npm run lighthouse: Lighthouse over the built page, desktop and mobile presets, served as npm start serves it. Prints the
// four scores and what lost points, keeps the reports in build/reports and a summary in tests/reports/lighthouse.json.
// The exit status is 1 when a bar is missed. With LIGHTHOUSE_SUMMARY=0 the summary stays as it is.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { build } from './build.mjs';
import { launch_browser } from './lib/browser.mjs';
import { build_dir, in_root, is_main, script_main } from './lib/run.mjs';
import { serve } from './serve.mjs';
import { ensure_system } from './setup.mjs';

/** Performance depends on the machine and is a bar here only, not in npm test; on mobile it has no bar. */
export const bars = {
  desktop: { accessibility: 95, 'best-practices': 95, performance: 90 },
  mobile: { accessibility: 95, 'best-practices': 95 },
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const reports = path.join(build_dir, 'reports');
const summary_file = in_root('tests/reports/lighthouse.json');

const score_of = (value) => Math.round(value * 100);

function lost_points(result) {
  const weights = new Map(Object.values(result.categories).flatMap(({ auditRefs }) => auditRefs.map(({ id, weight }) => [id, weight])));
  return Object.values(result.audits)
    .filter(({ id, score }) => score !== null && score < 1 && weights.get(id) > 0)
    .map(({ id, score, displayValue }) => ({ audit: id, score: score_of(score), ...(displayValue ? { value: displayValue.replaceAll('\u00a0', ' ') } : {}) }));
}

function keep(name, { lhr, report }) {
  fs.mkdirSync(reports, { recursive: true });
  fs.writeFileSync(path.join(reports, `lighthouse-${name}.html`), report[0]);
  fs.writeFileSync(path.join(reports, `lighthouse-${name}.json`), report[1]);
  const scores = Object.fromEntries(categories.map((id) => [id, score_of(lhr.categories[id].score)]));
  return { scores, lost: lost_points(lhr), chromium: /Chrome\/([\d.]+)/.exec(lhr.environment.hostUserAgent)?.[1], lighthouse: lhr.lighthouseVersion };
}

const free_port = () => new Promise((resolve, reject) => {
  const probe = net.createServer();
  probe.once('error', reject);
  probe.listen(0, 'localhost', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

async function audit_once(url, config) {
  const { default: lighthouse } = await import('lighthouse');
  const port = await free_port();
  const browser = await launch_browser({ args: [`--remote-debugging-port=${port}`] });
  try {
    return await lighthouse(url, { port, output: ['html', 'json'], logLevel: 'error' }, config);
  } finally {
    await browser.close();
  }
}

/** What Lighthouse could not find out, in its own words; a category with one of these has no score at all. */
export function unfinished({ runtimeError, audits }) {
  const errors = Object.values(audits).filter(({ scoreDisplayMode }) => scoreDisplayMode === 'error');
  return [...(runtimeError ? [runtimeError.message] : []), ...errors.map(({ id, errorMessage }) => `${id}: ${errorMessage}`)];
}

// Now and then a browser on a busy machine does not answer Lighthouse in time. That is no score: it asks once more.
async function audit_preset(url, config) {
  const first = await audit_once(url, config);
  const why = unfinished(first.lhr);
  if (why.length === 0) return first;
  console.log(`Lighthouse could not finish (${why.join('; ')}); once more.`);
  const second = await audit_once(url, config);
  const still = unfinished(second.lhr);
  if (still.length > 0) throw new Error(`Lighthouse could not finish, twice: ${still.join('; ')}`);
  return second;
}

/** Audits dist with both presets. Resolves to {desktop, mobile}: {scores, lost, chromium, lighthouse}. */
export async function audit() {
  const { desktopConfig } = await import('lighthouse');
  const server = await serve({ dir: in_root('dist') });
  try {
    return {
      desktop: keep('desktop', await audit_preset(server.url, desktopConfig)),
      mobile: keep('mobile', await audit_preset(server.url)),
    };
  } finally {
    await server.close();
  }
}

function write_summary({ desktop, mobile }) {
  const preset = ({ scores, lost }) => ({ scores, lost });
  const summary = { lighthouse: desktop.lighthouse, chromium: desktop.chromium, desktop: preset(desktop), mobile: preset(mobile) };
  fs.mkdirSync(path.dirname(summary_file), { recursive: true });
  fs.writeFileSync(summary_file, `${JSON.stringify(summary, null, 2)}\n`);
}

if (is_main(import.meta)) {
  await script_main(async () => {
    await ensure_system('test');
    await build({ quiet: true });
    const results = await audit();
    for (const [name, { scores, lost }] of Object.entries(results)) {
      console.log(`${name}: ${categories.map((id) => `${id} ${scores[id]}`).join(', ')}`);
      for (const { audit: id, score, value } of lost) console.log(`  ${id}: ${score}${value ? ` (${value})` : ''}`);
    }
    if (process.env.LIGHTHOUSE_SUMMARY !== '0') write_summary(results);
    console.log('Reports: build/reports');
    const missed = Object.entries(bars).flatMap(([name, wanted]) => Object.entries(wanted)
      .filter(([id, bar]) => results[name].scores[id] < bar)
      .map(([id, bar]) => `${name}: ${id} is ${results[name].scores[id]}, wanted ${bar}`));
    for (const line of missed) console.log(`FAIL ${line}`);
    process.exitCode = missed.length > 0 ? 1 : 0;
  });
}
