// Dragging a widget onto another one: with a mouse or a pen after a few pixels, with a finger after a long press, so that
// swiping still scrolls. What is dragged and where it may be dropped is the program's; it draws both.

const SLIP_px = 6;
const LONG_PRESS_ms = 350;
const EDGE_px = 48; // so near to the edge of its scrolling area, or beyond, it scrolls along
const SPEED_px_per_ms = 0.9; // at the edge and beyond; less before it
const LONGEST_FRAME_ms = 50; // after a pause the area does not leap

export function listenToDrags({ root, send, tickNow, nodeOf }) {
  let held = null; // {id, x, y, pointer, touch, timer, area, frame, owed, dragging}; owed: px of scrolling, less than one

  function over(x, y) {
    for (const element of document.elementsFromPoint(x, y)) {
      const at = element.closest('[data-i]');
      const node = at && nodeOf(Number(at.dataset.i));
      if (node?.dr) return node.i;
    }
    return 0;
  }

  // How fast the area scrolls under a pointer at this height, in px a millisecond; below 0: up.
  function speedAt(y) {
    const { top, bottom } = held.area.getBoundingClientRect();
    const depth = y < top + EDGE_px ? y - top - EDGE_px : y > bottom - EDGE_px ? y - bottom + EDGE_px : 0;
    return SPEED_px_per_ms * Math.max(-1, Math.min(1, depth / EDGE_px));
  }

  // Frame by frame, also while the pointer is still: it has nowhere to go at the edge of the screen.
  function scrollAlong(before) {
    held.frame = requestAnimationFrame((now) => {
      const { area, x, y } = held;
      const from = area.scrollTop;
      held.owed += speedAt(y) * Math.max(0, Math.min(now - before, LONGEST_FRAME_ms));
      const whole = Math.trunc(held.owed);
      held.owed -= whole;
      area.scrollTop += whole;
      if (area.scrollTop !== from) move(x, y);
      scrollAlong(now);
    });
  }

  function move(x, y) {
    send({ e: 'drag', i: held.id, t: over(x, y), x, y: y - root.offsetTop });
  }

  function begin() {
    held.dragging = true;
    getSelection().removeAllRanges();
    root.setPointerCapture(held.pointer);
    root.classList.add('m-dragging');
    move(held.x, held.y);
    if (held.area) scrollAlong(performance.now());
  }

  function end(target) {
    const { id, dragging, timer, frame } = held;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    held = null;
    if (!dragging) return;
    root.classList.remove('m-dragging');
    send({ e: 'drop', i: id, t: target });
    tickNow();
    // The click that follows is the end of the drag, not a press.
    const swallow = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    root.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => root.removeEventListener('click', swallow, { capture: true }));
  }

  root.addEventListener('pointerdown', (event) => {
    const at = event.target.closest('[data-drags]');
    if (!at || event.button !== 0 || held) return;
    const touch = event.pointerType === 'touch';
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    held = { id: Number(at.dataset.i), x, y, pointer, touch, timer: 0, area: at.closest('.m-scrolls'), frame: 0, owed: 0, dragging: false };
    if (touch) held.timer = setTimeout(begin, LONG_PRESS_ms);
  });
  addEventListener('pointermove', (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    if (!held.dragging) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLIP_px) return;
      if (held.touch) {
        end(0); // it scrolls
        return;
      }
      begin();
    }
    held.x = event.clientX;
    held.y = event.clientY;
    move(held.x, held.y);
  });
  addEventListener('pointerup', (event) => {
    if (held && event.pointerId === held.pointer) end(held.dragging ? over(event.clientX, event.clientY) : 0);
  });
  for (const type of ['pointercancel', 'blur']) addEventListener(type, () => { if (held) end(0); });
  // A finger that drags does not scroll.
  root.addEventListener('touchmove', (event) => { if (held?.dragging) event.preventDefault(); }, { passive: false });
  root.addEventListener('contextmenu', (event) => { if (held?.touch) event.preventDefault(); });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !held?.dragging) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end(0);
  }, { capture: true });
}
