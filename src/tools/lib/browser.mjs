// The one place that knows how to start a headless Chromium with WebGL2 on any machine, for tests, benchmark and pictures.
import fs from 'node:fs';
import { PlainError } from './run.mjs';

const candidates = [
  process.env.CAIRN_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

export const chromium_arguments = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export function chromium_path() {
  const found = candidates.find((file) => file && fs.existsSync(file));
  if (!found) throw new PlainError('No Chromium found. Run: apt-get install -y chromium, or set CAIRN_CHROMIUM to one.');
  return found;
}

export async function launch_browser(options = {}) {
  const { chromium } = await import('playwright-core');
  const { args = [], ...rest } = options;
  return chromium.launch({ executablePath: chromium_path(), args: [...chromium_arguments, ...args], ...rest });
}

/** True in the page once its first useful frame stands. */
export const page_is_ready = () => performance.getEntriesByName('cairn-first-useful-frame').length > 0;
