// A tab of any engine, driven by role and accessible name. What an engine's own file offers is only the hand: a pointer, keys,
// a wheel, a picture. Every wait is on a condition.
import axe from 'axe-core';
import { eventually } from '../../e2e/lib/context.mjs';
import { install_probe } from './in_page.mjs';

const STARTS_ms = 90_000; // a page that starts draws by software, on a machine that may be busy
const screens = { today: 'Today', roadmap: 'Roadmap', shop: 'Shop', sentiment: 'Sentiment', plants: 'Plants', plan: 'Plan', portfolio: 'Portfolio', data: 'Data', settings: 'Settings', search: 'Search' };
const portable = (query) => JSON.parse(JSON.stringify(query, (key, value) => (value instanceof RegExp ? { source: value.source, flags: value.flags } : value)));
const pattern_of = (wanted) => (wanted?.source === undefined ? `"${wanted ?? ''}"` : `/${wanted.source}/`);
const words_of = (query) => `${query.role ?? 'text'} ${pattern_of(query.name ?? query.text)}${query.within ? ` in ${words_of(query.within)}` : ''}`;

// Errors that the engine itself does not report to us are collected in the page.
function listen() {
  window.cairn_errors = [];
  addEventListener('error', (event) => window.cairn_errors.push(`uncaught: ${event.message}`));
  addEventListener('unhandledrejection', (event) => window.cairn_errors.push(`unhandled: ${event.reason}`));
  const original = console.error;
  console.error = (...words) => {
    window.cairn_errors.push(`console error: ${words.join(' ')}`);
    original.apply(console, words);
  };
}

export class Tab {
  constructor(hand, url) {
    this.hand = hand;
    this.url = url;
    this.collected = [];
    this.size = null; // a tab that the browser opened by itself has its own
  }

  /** Something found by role and name: any step taken with it looks for it anew. */
  find = (role, name, more = {}) => new Place(this, { role, name, ...more });
  text = (words, more = {}) => new Place(this, { text: words, ...more });
  heading = (name, level = 1) => this.find('heading', name, { level });
  region = (name) => this.find('region', name);
  button = (name) => this.find('button', name);
  said = (words) => this.find('status', undefined, { text: words });

  evaluate(fn, ...args) {
    return this.hand.evaluate(fn, ...args);
  }

  async ask(question, ...args) {
    const ready = await this.evaluate(() => typeof window.cairn_probe === 'object');
    if (!ready) {
      await this.hand.install(`${axe.source};(${install_probe})();(${listen})()`);
    }
    return this.evaluate((name, list) => window.cairn_probe[name](...list), question, args);
  }

  async open(hash = '#/today') {
    const address = new URL(hash, this.url).href;
    const here = await this.evaluate(() => (document.documentElement?.dataset.ready === undefined ? '' : location.href));
    if (here.split('#')[0] === address.split('#')[0]) await this.evaluate((wanted) => { location.hash = wanted; }, hash);
    else await this.hand.goto(address);
    await this.stands(hash);
    return this;
  }

  async stands(hash) {
    const [, screen, week] = /^#\/([a-z]+)(?:\/(\d+))?/.exec(hash);
    await this.heading(screen === 'week' ? new RegExp(`^Week ${week}: `) : screens[screen]).shown(STARTS_ms);
    await this.laid_out();
  }

  async go(name) {
    await this.find('link', name, { within: { role: 'navigation', name: 'Main' } }).click();
    await this.heading(name).shown();
  }

  saved = () => this.said(/Saved on this device/).shown();

  async reload() {
    await this.saved();
    await this.keep_errors();
    await this.hand.reload();
    await this.find('heading', undefined, { level: 1 }).shown(STARTS_ms);
    await this.laid_out();
  }

  show = () => this.hand.show();
  back = () => this.hand.back();
  forward = () => this.hand.forward();
  press = (...keys) => this.hand.press(keys);
  type = (text) => this.hand.type(text);
  /** Whether the browser finds the words, as far as it tells. */
  find_in_page = (words) => this.hand.find_in_page(words);
  screenshot = () => this.hand.screenshot();

  async resize(width, height) {
    await this.hand.resize(width, height);
    this.size = { width, height };
  }

  /** The page has its size and its faces, and what is drawn has them too: from here on nothing moves by itself. */
  laid_out() {
    return eventually(() => this.evaluate((size) => {
      const { width, height } = document.querySelector('canvas').getBoundingClientRect();
      const drawn = document.querySelector('canvas').width === Math.round(width * devicePixelRatio);
      return drawn && document.fonts.status === 'loaded' && width === innerWidth && height === innerHeight && (!size || (innerWidth === size.width && innerHeight === size.height));
    }, this.size), 'the page fills its window');
  }

  async keep_errors() {
    this.collected.push(...await this.evaluate(() => window.cairn_errors ?? []).catch(() => []));
  }

  /** Everything that went wrong in the page, as far as this engine can tell. */
  async problems() {
    await this.keep_errors();
    return [...new Set([...this.hand.problems, ...this.collected])];
  }
}

class Place {
  constructor(tab, query) {
    this.tab = tab;
    this.query = portable(query);
  }

  find = (role, name, more = {}) => this.tab.find(role, name, { ...more, within: this.query });
  text = (words, more = {}) => this.tab.text(words, { ...more, within: this.query });
  button = (name) => this.find('button', name);
  nth = (nth) => new Place(this.tab, { ...this.query, nth });
  toString = () => words_of(this.query);

  count = () => this.tab.ask('count', this.query);
  states = () => this.tab.ask('states', this.query);

  shown = (limit_ms) => eventually(() => this.count(), `${this} is shown`, limit_ms).catch((error) => this.explain(error));
  gone = () => eventually(async () => await this.count() === 0, `${this} is gone`);

  async explain(error) {
    const near = await this.tab.ask('names', { role: this.query.role }).catch(() => []);
    throw new Error(`${error.message} There are: ${near.slice(0, 40).join('; ')}`, { cause: error });
  }

  async state() {
    await this.shown();
    return (await this.states())[0];
  }

  /** Waits until what is read of the place equals what is wanted. */
  async becomes(read, wanted) {
    let seen;
    await eventually(async () => {
      const [state] = await this.states();
      seen = state && read(state);
      return seen === wanted;
    }, `${this} becomes ${JSON.stringify(wanted)}`).catch((error) => { throw new Error(`${error.message} It is ${JSON.stringify(seen)}.`, { cause: error }); });
  }

  holds = (value) => this.becomes((state) => state.value, value);
  ticked = (wanted = true) => this.becomes((state) => state.checked, wanted);
  focused = () => this.becomes((state) => state.focused, true);

  async says(pattern) {
    let seen = '';
    await eventually(async () => {
      seen = (await this.states()).map(({ text }) => text).join(' ');
      return pattern.test(seen);
    }, `${this} says ${pattern}`).catch((error) => { throw new Error(`${error.message} It says: ${seen.slice(0, 600)}`, { cause: error }); });
  }

  async click(options) {
    const point = await eventually(() => this.tab.ask('reach', this.query), `the pointer reaches ${this}`).catch((error) => this.explain(error));
    await this.tab.hand.click(point.x, point.y, options);
  }

  /** Clicks the field and writes as a person does: key by key. */
  async write(text) {
    await this.click();
    await this.focused();
    await this.tab.type(text);
  }

  async wheel(dx, dy) {
    const { box } = await this.state();
    await this.tab.hand.wheel(box.x + box.width / 2, box.y + box.height / 2, dx, dy);
  }

  async upload(file) {
    await this.shown();
    await this.tab.hand.upload((query) => window.cairn_probe.all(query)[0], [this.query], file);
  }

  scroll_to = () => this.shown().then(() => this.tab.ask('scroll_to', this.query));
}
