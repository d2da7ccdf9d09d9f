// Chromium through playwright-core, headless; a profile is a browser context.
import { launch_browser } from '../../../src/tools/lib/browser.mjs';
import { quiet_arguments } from '../../e2e/lib/context.mjs';
import { PageTab } from './page_tab.mjs';
import { make_home } from './processes.mjs';

class ChromiumTab extends PageTab {
  click(x, y, { button = 'left', count = 1 } = {}) {
    return this.page.mouse.click(x, y, { button, clickCount: count });
  }

  async wheel(x, y, dx, dy) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel(dx, dy);
  }

  press(keys) {
    return this.page.keyboard.press(keys.join('+'));
  }

  async upload(find, args, file) {
    await (await this.handle(find, args)).setInputFiles(file);
  }

  /** A text in the address is searched for as Ctrl+F does; window.find() selects it here but scrolls no inner box to it. */
  async find_in_page(words) {
    const [address] = this.page.url().split(':~:');
    await this.page.goto(`${address}:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`);
    return true;
  }

  screenshot() {
    return this.page.screenshot();
  }

  resize(width, height) {
    return this.page.setViewportSize({ width, height });
  }
}

export async function start_chromium() {
  const home = make_home('chromium');
  const browser = await launch_browser({ args: quiet_arguments, env: { ...process.env, HOME: home.folder } });
  return {
    name: 'chromium',
    cannot: {},
    version: async () => browser.version(),
    async open_profile() {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
      const known = new Map();
      const tab_of = (page) => {
        if (!known.has(page)) known.set(page, new ChromiumTab(page));
        return known.get(page);
      };
      return {
        new_tab: async () => tab_of(await context.newPage()),
        tabs: async () => context.pages().map(tab_of),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      home.remove();
    },
  };
}
