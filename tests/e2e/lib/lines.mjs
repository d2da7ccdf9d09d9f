/** Runs in the page: every text whose lines in the mirror are not those that the canvas draws. */
export function other_lines() {
  const lines_of = (place) => {
    const tops = new Set();
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.m-turn') || node.data.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 0) tops.add(Math.round((box.top + box.bottom) / 2 / 4));
    }
    return tops.size;
  };
  const wrong = [];
  const places = [...document.querySelectorAll('#mirror :is(p, h1, h2, h3, h4, a.m-link):not(.m-shown, [style*="text-align"], :has(.m-name)), #mirror .m-checkbox :is(.m-name, .m-detail)')];
  for (const place of places) {
    if (!place.textContent || place.closest('[inert]')) continue;
    const turns = place.querySelectorAll('.m-turn, br').length + (place.textContent.match(/\n/g) ?? []).length;
    if (lines_of(place) !== turns + 1) wrong.push(`${lines_of(place)} lines, not ${turns + 1}: "${place.textContent}"`);
  }
  return { wrong, turns: document.querySelectorAll('#mirror .m-turn').length };
}
