// What a journey of the three engines gets: a profile without a past, tabs in it, and words about what an engine cannot do.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually, Final } from '../../e2e/lib/context.mjs';
import { make_home } from './processes.mjs';
import { read_png } from '../../e2e/lib/png.mjs';
import { Tab } from './tab.mjs';

export class Skip extends Error {}

/** The engine or its driver is stuck or gone: nothing more can be asked of it. */
export class EngineTrouble extends Final {}

export async function make_context(engine, url) {
  let profile = await engine.open_profile();
  let tabs = [];
  const gone = []; // tabs of profiles that were closed, for their problems
  const files = make_home('files');
  const open_tab = async () => {
    const tab = wrap(await profile.new_tab());
    await tab.resize(1280, 900);
    return tab;
  };
  const wrap = (hand) => {
    const tab = tabs.find((known) => known.hand === hand) ?? new Tab(hand, url);
    if (!tabs.includes(tab)) tabs.push(tab);
    return tab;
  };
  const ctx = {
    engine, url, eventually, note: '',
    tab: null,
    new_tab: open_tab,
    tabs: async () => (await profile.tabs()).map(wrap),
    skip: (reason) => { throw new Skip(reason); },
    /** Another device: nothing of the profile so far is there. */
    async fresh_profile() {
      for (const tab of tabs) gone.push(...await tab.problems());
      await profile.close();
      tabs = [];
      profile = await engine.open_profile();
      ctx.tab = await open_tab();
      return ctx.tab;
    },
    file(name, text) {
      const file = path.join(files.folder, name);
      fs.writeFileSync(file, text);
      return file;
    },
    picture: async (tab = ctx.tab) => read_png(await tab.screenshot()),
    async problems() {
      for (const tab of tabs) gone.push(...await tab.problems());
      return gone;
    },
    async check() {
      assert.deepEqual(await ctx.problems(), []);
    },
    heard: () => tabs.flatMap((tab) => tab.hand.heard),
    all_tabs: () => tabs,
    async close() {
      await profile.close();
      files.remove();
    },
  };
  ctx.tab = await open_tab();
  return ctx;
}
