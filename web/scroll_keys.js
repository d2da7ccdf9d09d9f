// The main area scrolls for the whole page. A browser moves what has the focus; with the keys that scroll a page the main
// area follows also where the focus is nowhere, or on something that does not scroll.

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the key scrolled the main area under `root`; keys of anything that has a use for them are left alone. */
export function scrollsPage(event, root) {
  const { key, target } = event;
  const main = root.querySelector(':scope > main');
  if (!main || event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && key !== ' ')) return false;
  if (target.closest?.('main, [aria-modal], input, textarea, select') || (key === ' ' && target.closest?.('button'))) return false;
  const page = main.clientHeight * 0.875;
  const by = {
    PageDown: page, PageUp: -page, ' ': event.shiftKey ? -page : page,
    ArrowDown: 40, ArrowUp: -40, Home: -main.scrollHeight, End: main.scrollHeight,
  }[key];
  if (by === undefined) return false;
  main.scrollBy({ top: by, behavior: calm.matches || event.repeat ? 'instant' : 'smooth' });
  return true;
}
