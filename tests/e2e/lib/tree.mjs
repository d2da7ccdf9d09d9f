// What assistive technology is given: questions about the accessibility tree and the structure of the page as it stands.

/** Headings, landmarks, names, lists, tables, live regions: whatever is not in order, as words. Runs in the page. */
function structure() {
  const problems = [];
  const tell = (ok, words) => { if (!ok) problems.push(words); };
  const modal = document.querySelector('#mirror > [aria-modal=true]');
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const role_of = (element) => element.getAttribute('role') ?? { UL: 'list', LI: 'listitem' }[element.tagName] ?? element.tagName;
  const short = (element) => element.outerHTML.slice(0, 100);

  tell(document.documentElement.lang === 'en', 'the language is not set');
  tell(/ · Cairn$/.test(document.title), `the title is "${document.title}"`);
  if (!modal) {
    tell(all('main').length === 1, 'there is not one main');
    tell(all('nav[aria-label="Main"]').length === 1, 'there is not one navigation called Main');
    for (const nav of all('nav, section, form, [role=dialog]')) tell(nav.getAttribute('aria-label'), `a landmark without a name: ${short(nav)}`);
    tell(all('main h1').length === 1 && all('h1').length === 1, `${all('h1').length} headings of level 1`);
  }
  let level = modal ? 1 : 0;
  for (const element of all('h1, h2, h3, h4, h5, h6', modal ?? document.querySelector('main'))) {
    const now = Number(element.tagName[1]);
    tell(now <= level + 1, `heading "${element.textContent}" of level ${now} after level ${level}`);
    tell(element.textContent.trim() !== '', 'an empty heading');
    level = now;
  }
  for (const list of all('ul, [role=list]')) {
    tell(list.children.length > 0, `an empty list "${list.getAttribute('aria-label')}"`);
    for (const child of list.children) tell(role_of(child) === 'listitem', `in a list: ${short(child)}`);
  }
  for (const item of all('li')) tell(item.parentElement.closest('ul') === item.parentElement, `not in a list: ${short(item)}`);
  for (const table of all('[role=table]')) {
    const rows = all(':scope > [role=row]', table);
    const widths = new Set(rows.map((row) => row.children.length));
    tell(rows.length === table.children.length && rows.length > 1, `a table of other things than rows: ${short(table)}`);
    tell(widths.size === 1, `a table with rows of ${[...widths]} cells`);
    tell(rows[0] && [...rows[0].children].every((cell) => cell.getAttribute('role') === 'columnheader'), 'a table without a row of column headers');
    for (const row of rows.slice(1)) {
      for (const cell of row.children) tell(['cell', 'rowheader'].includes(cell.getAttribute('role')), `in a row: ${short(cell)}`);
    }
  }
  for (const bar of all('[role=progressbar]')) {
    const now = Number(bar.getAttribute('aria-valuenow'));
    tell(bar.getAttribute('aria-label') && bar.hasAttribute('aria-valuenow') && now >= 0 && now <= Number(bar.getAttribute('aria-valuemax')), `a progress bar: ${short(bar)}`);
  }
  for (const slider of all('input[type=range]')) tell(slider.getAttribute('aria-valuetext'), `a slider without words: ${short(slider)}`);
  for (const image of all('[role=img]')) tell((image.getAttribute('aria-label') ?? '').length > 3, `a picture without a description: ${short(image)}`);
  for (const radio of all('input[type=radio]')) tell(radio.closest('[role=radiogroup]')?.getAttribute('aria-label'), `a choice without a named group: ${short(radio)}`);
  for (const group of all('[role=group]')) tell(group.getAttribute('aria-label'), `a group without a name: ${short(group)}`);
  for (const label of all('label[for]')) tell(document.getElementById(label.htmlFor), `a label of nothing: ${label.textContent}`);
  for (const disabled of all('[aria-disabled=true]')) {
    tell(disabled.title || disabled.getAttribute('aria-description') || disabled.closest('label')?.title, `not to be used, without a reason: ${short(disabled)}`);
  }
  for (const status of all('[role=status], [role=alert]')) tell(status.children.length === 0, `a live region with parts: ${short(status)}`);
  const current = all('nav[aria-label="Main"] [aria-current=page]').length;
  tell(current <= 1, `${current} current pages`);
  return problems;
}

export const structure_problems = (page) => page.evaluate(structure);

/** The nodes that the browser hands to assistive technology: [{role, name, focusable, ...}]. */
export async function accessibility_tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter((node) => !node.ignored).map((node) => {
    const properties = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    return { role: node.role?.value, name: node.name?.value ?? '', description: node.description?.value ?? '', ...properties };
  });
}

export async function nameless(page) {
  const nodes = await accessibility_tree(page);
  const area = ['RootWebArea', 'main']; // the page, and the landmark that takes the focus in the place of what is gone
  return nodes.filter(({ role, name, focusable }) => focusable && !area.includes(role) && name.trim() === '').map(({ role }) => `a ${role} without a name can take the focus`);
}

/** What has the focus, as assistive technology would call it. */
export const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return 'nothing';
  const label = element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent;
  return label.trim() || element.tagName.toLowerCase();
});
