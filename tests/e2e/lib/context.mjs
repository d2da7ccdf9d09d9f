// What a journey gets: a page in a browser context of its own, helpers that wait on conditions, and a watcher that fails
// the journey for whatever a learner should never cause: requests elsewhere, errors on the console, uncaught exceptions.
import assert from 'node:assert/strict';

export const quiet_arguments = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const WAIT_ms = 30_000;

/** An error that no waiting mends, such as a browser that is gone. */
export class Final extends Error {}

/** Waits until check() answers something true (and returns it); a throw counts as "not yet". */
export async function eventually(check, what, limit_ms = WAIT_ms) {
  const end = performance.now() + limit_ms;
  let last = null;
  for (;;) {
    try {
      const answer = await check();
      if (answer) return answer;
      last = null;
    } catch (error) {
      if (error instanceof Final) throw error;
      last = error;
    }
    if (performance.now() > end) throw new Error(`Waited ${limit_ms / 1000} s: ${what}.${last ? ` (${last.message || last.name})` : ''}`, { cause: last });
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}

/** What a browser has only once, whatever the number of its pages: one journey at a time may claim it. */
export function make_claims() {
  const last = new Map();
  return async (name) => {
    const before = last.get(name);
    let release;
    last.set(name, new Promise((resolve) => { release = resolve; }));
    await before;
    return release;
  };
}

function make_watcher(origins) {
  const problems = [];
  const allowed = [];
  const heard = [];
  const add = (problem) => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  return {
    heard,
    /** For a journey that provokes an error on purpose. Call it before. */
    allow: (pattern) => allowed.push(pattern),
    watch(context) {
      context.on('request', (request) => {
        const url = new URL(request.url());
        const elsewhere = ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && !origins.includes(url.origin);
        if (elsewhere) add(`request to another origin: ${request.url()}`);
      });
      context.on('console', (message) => {
        heard.push(`${message.type()}: ${message.text()}`);
        // That nothing can be drawn is only warned of.
        const drawing = message.type() === 'warning' && /no valid shader program/.test(message.text());
        if (message.type() === 'error' || drawing) add(`console error: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => add(`uncaught: ${error.error().stack ?? error.error()}`));
    },
    check: () => assert.deepEqual(problems, []),
  };
}

const screen_of = (journey) => (journey.phone
  ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
  : { viewport: { width: 1440, height: 900 } });

export async function make_context(journey, { browser, url, parts_url, claims }) {
  const start = journey.site === 'parts' ? parts_url : url;
  const watcher = make_watcher([url, parts_url].filter(Boolean).map((address) => new URL(address).origin));
  const closers = [];
  let closed = false;
  const open_context = async (options = {}) => {
    const context = await browser.newContext({ ...screen_of(journey), locale: 'en-GB', timezoneId: 'Europe/Berlin', ...journey.context, ...options });
    context.setDefaultTimeout(WAIT_ms);
    watcher.watch(context);
    closers.push(() => context.close());
    return context;
  };
  const context = await open_context();
  const page = await context.newPage();
  return {
    browser, context, page, watcher, url: start, eventually, open_context, note: '',
    /** Something to undo when the journey has ended, whatever the outcome. */
    later: (closer) => closers.unshift(closer),
    /** The clipboard, for this journey alone until it ends. */
    async claim_clipboard() {
      const release = await claims('clipboard');
      if (closed) release(); // the journey's time ran out while it waited
      else closers.push(release);
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(start).origin });
    },
    async close() {
      closed = true;
      const failures = [];
      for (const closer of closers) await Promise.resolve().then(closer).catch((error) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
    shows: (locator, what = String(locator)) => locator.first().waitFor({ state: 'visible' }).catch((error) => { throw new Error(`not shown: ${what}\n${error.message}`); }),
    gone: (locator) => locator.first().waitFor({ state: 'detached' }),
    equals: (read, wanted, what) => eventually(async () => {
      assert.deepEqual(await read(), wanted);
      return true;
    }, what ?? `equal to ${JSON.stringify(wanted)}`),
  };
}
