// Selecting by a drag across texts that are placed one by one. Over the empty ground between them a browser takes the text
// that comes next in the document, which may lie above or far away, and the selection jumps. While a drag goes on, a sheet
// lies on that ground, below all texts and, in the document, right behind the text that was reached last: over the ground
// the selection ends there.

const TEXT = 'p, pre, h1, h2, h3, h4, h5, h6, .m-checkbox, a.m-link';

/** root: the mirror. Answers how to take the sheet away, before the mirror is put in another order. */
export function steadySelection(root) {
  const sheet = document.createElement('div');
  sheet.className = 'm-ground';
  let going = false;

  function follow() {
    const { focusNode } = getSelection();
    const text = (focusNode?.nodeType === Node.TEXT_NODE ? focusNode.parentElement : focusNode)?.closest?.(TEXT);
    if (going && text && root.contains(text) && text.nextSibling !== sheet) text.after(sheet);
  }
  function end() {
    going = false;
    root.classList.remove('m-selecting');
    sheet.remove();
  }

  root.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch' || !event.target.closest(TEXT)) return;
    going = true;
    root.classList.add('m-selecting');
  });
  document.addEventListener('selectionchange', follow);
  for (const type of ['pointerup', 'pointercancel', 'blur']) addEventListener(type, end);
  return () => sheet.remove();
}
