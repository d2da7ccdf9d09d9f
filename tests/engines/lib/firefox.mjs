// Firefox through puppeteer-core and WebDriver BiDi, with a window on a screen in memory: without one it has no WebGL.
// A profile is a container of its own (a user context): nothing stored is shared between them.
import fs from 'node:fs';
import path from 'node:path';
import { PageTab } from './page_tab.mjs';
import { adopt, browser_env, make_home, start_screen } from './processes.mjs';

const PREFERENCES = {
  'webgl.force-enabled': true,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.type': 0,
  'intl.accept_languages': 'en-GB',
};

function firefox_path() {
  const candidates = [process.env.CAIRN_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  const found = candidates.find((file) => file && fs.existsSync(file));
  if (!found) throw new Error('No Firefox found. Run: apt-get install -y firefox-esr, or set CAIRN_FIREFOX to one.');
  return found;
}

class FirefoxTab extends PageTab {
  async click(x, y, { button = 'left', count = 1 } = {}) {
    await this.page.bringToFront();
    await this.page.mouse.click(x, y, { button, count });
  }

  async wheel(x, y, dx, dy) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel({ deltaX: dx, deltaY: dy });
  }

  async press(keys) {
    const { keyboard } = this.page;
    for (const key of keys) await keyboard.down(key);
    for (const key of [...keys].reverse()) await keyboard.up(key);
  }

  async upload(find, args, file) {
    await (await this.handle(find, args)).uploadFile(file);
  }

  find_in_page(words) {
    return this.evaluate((text) => window.find(text), words);
  }

  async screenshot() {
    return Buffer.from(await this.page.screenshot());
  }

  resize(width, height) {
    return this.page.setViewport({ width, height });
  }
}

export async function start_firefox() {
  const { default: puppeteer } = await import('puppeteer-core');
  const home = make_home('firefox');
  const screen = await start_screen(home.folder);
  const profile = path.join(home.folder, 'profile');
  fs.mkdirSync(profile);
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: firefox_path(), headless: false, defaultViewport: null, userDataDir: profile,
    env: browser_env(home.folder, screen.display), extraPrefsFirefox: PREFERENCES, args: ['--width=1280', '--height=1000'],
  });
  const kill = adopt(browser.process().pid);
  return {
    name: 'firefox',
    cannot: {},
    version: () => browser.version(),
    async open_profile() {
      const context = await browser.createBrowserContext();
      const known = new Map();
      const tab_of = (page) => {
        if (!known.has(page)) known.set(page, new FirefoxTab(page));
        return known.get(page);
      };
      return {
        new_tab: async () => tab_of(await context.newPage()),
        tabs: async () => (await context.pages()).map(tab_of),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close().catch(() => {});
      kill();
      await screen.close();
      home.remove();
    },
  };
}
