// Where each entry of this tab's history was left: going back, forward or reloading finds it there, and a link begins at
// the top. Browsers do that for the window's own scrolling; here the main area scrolls.

const KEY = 'cairn.places';
const KEPT = 200;

function read() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY)));
  } catch {
    return new Map(); // no storage, or not ours
  }
}

export function keepPlaces(root) {
  const tops = read(); // entry -> scrollTop
  let here = enter();
  let shows = location.hash;
  const area = () => root.querySelector(':scope > main');

  function enter() {
    const known = history.state?.place;
    if (known) return known;
    const place = Math.max(0, ...tops.keys()) + 1;
    tops.set(place, 0);
    history.replaceState({ ...history.state, place }, '');
    return place;
  }

  root.addEventListener('scroll', (event) => {
    if (event.target === area()) tops.set(here, event.target.scrollTop);
  }, { capture: true, passive: true });
  addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...tops].slice(-KEPT)));
    } catch {
      // Nothing is lost but a scroll position.
    }
  });

  /** To be called when the mirror shows the page of the present entry. */
  return function arrive() {
    const known = tops.has(history.state?.place);
    here = enter();
    const main = area();
    if (!main) return;
    // A new entry for the page that is shown already, as a search for a text in the address makes one: the browser has
    // scrolled to what it found, or is about to.
    if (!known && location.hash === shows) tops.set(here, main.scrollTop);
    else main.scrollTop = tops.get(here) ?? 0;
    shows = location.hash;
  };
}
