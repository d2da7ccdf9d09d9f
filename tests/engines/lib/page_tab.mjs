// A tab as playwright-core and puppeteer-core offer it: what they call the same.
export class PageTab {
  problems = [];
  heard = [];

  constructor(page) {
    this.page = page;
    page.on('console', (message) => {
      this.heard.push(`${message.type()}: ${message.text()}`);
      if (message.type() === 'error') this.problems.push(`console error: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.stack ?? error}`));
  }

  show() {
    return this.page.bringToFront();
  }

  evaluate(fn, ...args) {
    return this.page.evaluate(`(${fn})(...${JSON.stringify(args)})`);
  }

  install(source) {
    return this.page.evaluate(`${source};0`);
  }

  goto(url) {
    return this.page.goto(url);
  }

  reload() {
    return this.page.reload();
  }

  back() {
    return this.page.goBack();
  }

  forward() {
    return this.page.goForward();
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Pressed at `from`, moved from place to place, let go at the last. */
  async drag(from, ...places) {
    const { mouse } = this.page;
    await this.page.bringToFront();
    await mouse.move(from.x, from.y);
    await mouse.down();
    for (const { x, y } of places) await mouse.move(x, y, { steps: 5 });
    await mouse.up();
  }

  handle(find, args) {
    return this.page.evaluateHandle(`(${find})(...${JSON.stringify(args)})`);
  }

  close() {
    return this.page.close();
  }
}
