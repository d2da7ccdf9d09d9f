// Copying what is selected in the mirror. Its texts are placed one by one, so a browser would run them together, and in the
// mirror's transparent ink. Here every text is a line of its own, what stands side by side is joined by a space, and only
// structure goes along.

const TAGS = /^(H[1-6]|A|PRE)$/;
const INLINE = /^(A|STRONG|EM|CODE|S)$/;

function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function tagged(element, html) {
  const tag = element.tagName.toLowerCase();
  return tag === 'a' ? `<a href="${escaped(element.href)}">${html}</a>` : `<${tag}>${html}</${tag}>`;
}

// A part of a text with the emphasis and the links that it has there.
function styled(node, text, owner) {
  let html = escaped(text);
  for (let element = node.parentElement; element !== owner; element = element.parentElement) {
    if (INLINE.test(element.tagName)) html = tagged(element, html);
  }
  return html;
}

// The selected part of every text of the mirror, in reading order.
function pieces(root, range) {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => (range.intersectsNode(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    const owner = node.parentElement.closest('[data-i]');
    if (to > from && owner && found.at(-1)?.owner === owner) {
      found.at(-1).text += node.data.slice(from, to);
      found.at(-1).html += styled(node, node.data.slice(from, to), owner);
      continue;
    }
    const selectable = owner && getComputedStyle(owner).userSelect !== 'none' && !node.parentElement.closest('select, textarea');
    if (to <= from || !selectable) continue;
    const text = node.data.slice(from, to);
    found.push({ owner, text, html: styled(node, text, owner), box: owner.getBoundingClientRect() });
  }
  return found;
}

function besides(one, other) {
  if (!one || one.owner.parentElement !== other.owner.parentElement) return false;
  const shared = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
  return shared > Math.min(one.box.height, other.box.height) / 2;
}

const marked = ({ owner, html }) => (TAGS.test(owner.tagName) ? tagged(owner, html) : html);

export function connectCopy(root) {
  root.ownerDocument.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || selection.rangeCount === 0 || event.target.closest?.('input, textarea')) return;
    const found = pieces(root, selection.getRangeAt(0));
    if (found.length === 0) return;
    const lines = [];
    found.forEach((piece, at) => {
      if (besides(found[at - 1], piece)) lines.at(-1).push(piece);
      else lines.push([piece]);
    });
    event.clipboardData.setData('text/plain', lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n'));
    event.clipboardData.setData('text/html', lines.map((line) => `<div>${line.map(marked).join(' ')}</div>`).join(''));
    event.preventDefault();
  });
}
