/** Runs in the page: every text whose lines in the mirror are not those that the canvas draws. */
export function other_lines() {
  // The middles of the lines that hold words.
  const lines_of = (place) => {
    const middles = new Set();
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.m-turn') || node.data.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 0) middles.add(Math.round((box.top + box.bottom) / 2));
    }
    return [...middles].sort((a, b) => a - b);
  };
  const wrong = [];
  const places = [...document.querySelectorAll('#mirror :is(p, h1, h2, h3, h4, a.m-link):not(.m-shown, [style*="text-align"], :has(.m-name)), #mirror .m-checkbox :is(.m-name, .m-detail)')];
  for (const place of places) {
    if (!place.textContent || place.closest('[inert]')) continue;
    const turns = place.querySelectorAll('.m-turn, br').length + (place.textContent.match(/\n/g) ?? []).length;
    const middles = lines_of(place);
    const height = parseFloat(getComputedStyle(place).lineHeight);
    const { top } = place.getBoundingClientRect();
    const first = top + parseFloat(getComputedStyle(place).paddingTop) + height / 2;
    const wanted = Array.from({ length: turns + 1 }, (_, line) => first + line * height);
    const fits = middles.length === wanted.length && middles.every((middle, line) => Math.abs(middle - wanted[line]) <= 3);
    if (!fits) wrong.push(`lines at ${middles.map((middle) => middle - top)}, not ${wanted.map((middle) => middle - top)}: "${place.textContent}"`);
  }
  return { wrong, turns: document.querySelectorAll('#mirror .m-turn').length };
}
