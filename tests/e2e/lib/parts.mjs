// A tab on pages/parts.html, driven like an object.
export async function open_parts(context, url) {
  const page = await context.newPage();
  return attach_parts(page, url);
}

export async function attach_parts(page, url) {
  await page.goto(new URL('tests/e2e/pages/parts.html', url).href);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  const ask = (name) => (...args) => page.evaluate(([key, list]) => window.parts[key](...list), [name, args]);
  return {
    page,
    open: ask('open'),
    call: ask('call'),
    append: ask('append'),
    append_each: ask('append_each'),
    check: ask('check'),
    role: ask('role'),
    close: ask('close'),
    lock: ask('lock'),
    locked: ask('locked'),
    remove_lock: ask('remove_lock'),
    change: ask('change'),
    said: () => page.evaluate(() => window.parts.said),
  };
}
