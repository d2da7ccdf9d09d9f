// What the reader's eye is on stays in sight when a change gives things other sizes.

// What is dragged stays under the finger, also when it changes the size of all that stands above it.
function holdStill(control, top) {
  const area = control.closest('.m-scrolls');
  const by = control.getBoundingClientRect().top - top;
  if (area && Math.abs(by) > 1) area.scrollTop += by;
}

// The browser has shown the caret where the field ended before: at the end of a text it is further down now.
function followCaret(field) {
  if (field.selectionEnd < field.value.length) return;
  field.scrollTop = field.scrollHeight;
  const area = field.closest('.m-scrolls');
  area.scrollTop += Math.max(0, field.getBoundingClientRect().bottom + 8 - area.getBoundingClientRect().bottom);
}

/** To be called before a change; what it answers, after it. */
export function keepInSight() {
  const control = document.activeElement;
  if (control?.type === 'range') {
    const { top } = control.getBoundingClientRect();
    return () => { if (control.isConnected) holdStill(control, top); };
  }
  if (control instanceof HTMLTextAreaElement) {
    const { height } = control.style;
    return () => { if (control.isConnected && control.style.height !== height) followCaret(control); };
  }
  return () => {};
}
