// Runs in the page, after axe-core: finds elements by role and accessible name, by the same rules in every engine.
// A query is {role, name, level, text, within, nth}; a name is a string (equal) or {source, flags} of a pattern.
export function install_probe() {
  const { aria, text, dom } = window.axe.commons;
  const flat = (words) => (words ?? '').replace(/\s+/g, ' ').trim();
  const fits = (wanted, words) => (typeof wanted === 'string' ? words === wanted : new RegExp(wanted.source, wanted.flags).test(words));
  const role_of = (element) => (element.type === 'file' ? 'button' : aria.getRole(element, { noPresentational: true }));
  const level_of = (element) => Number(element.getAttribute('aria-level') ?? element.tagName.slice(1));

  // Cheap questions first: a visit to the accessibility rules costs.
  function meets(element, query) {
    if (query.text !== undefined && !(element.matches('p, h1, h2, h3, h4, [role=status], [role=alert]') && fits(query.text, flat(element.textContent)))) return false;
    if (query.role && role_of(element) !== query.role) return false;
    if (query.level && level_of(element) !== query.level) return false;
    if (query.name !== undefined && !fits(query.name, flat(text.accessibleText(element)))) return false;
    return dom.isVisibleToScreenReaders(element);
  }

  function search(query) {
    const places = query.within ? search(query.within) : [document.documentElement];
    const found = places.flatMap((place) => [...place.querySelectorAll('body *')].filter((element) => meets(element, query)));
    return query.nth === undefined ? found : found.slice(query.nth, query.nth + 1);
  }

  function all(query) {
    window.axe.setup(document.documentElement);
    try {
      return search(query);
    } finally {
      window.axe.teardown();
    }
  }

  const state_of = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      tag: element.tagName,
      text: flat(element.innerText ?? element.textContent),
      raw: element.textContent,
      value: element.value ?? null,
      checked: element.checked ?? (element.getAttribute('aria-checked') === 'true'),
      disabled: element.disabled === true || element.getAttribute('aria-disabled') === 'true',
      focused: element === document.activeElement,
      box: { x, y, width, height },
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    };
  };

  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => resolve()); });

  function point_of(element) {
    // A link whose words go over two lines has its middle between them.
    const { x, y, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }

  const hits = (element, { x, y }) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element) && top.tagName === 'LABEL');
  };

  /** Where a pointer reaches the element, once it stands still and nothing covers it; null until then. */
  async function reach(query) {
    const [element] = all(query);
    if (!element) return null;
    if (!hits(element, point_of(element))) element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const before = point_of(element);
    await frame();
    await frame();
    const after = point_of(element);
    if (!element.isConnected || before.x !== after.x || before.y !== after.y || !hits(element, after)) return null;
    return after;
  }

  window.cairn_probe = {
    all,
    count: (query) => all(query).length,
    states: (query) => all(query).map(state_of),
    names: (query) => {
      const found = all(query);
      window.axe.setup(document.documentElement);
      const names = found.map((element) => `${role_of(element)} ${flat(text.accessibleText(element))}`.trim());
      window.axe.teardown();
      return names;
    },
    focused: () => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      window.axe.setup(document.documentElement);
      const answer = { role: role_of(element), name: flat(text.accessibleText(element)) };
      window.axe.teardown();
      return answer;
    },
    reach,
    scroll_to: async (query) => {
      all(query)[0]?.scrollIntoView({ block: 'center', behavior: 'instant' });
      await frame();
      await frame();
    },
  };
}
