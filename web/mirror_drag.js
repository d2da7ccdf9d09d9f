// Dragging a widget onto another one: with a mouse or a pen after a few pixels, with a finger after a long press, so that
// swiping still scrolls. What is dragged and where it may be dropped is the program's; it draws both.

const SLIP_px = 6;
const LONG_PRESS_ms = 350;
const EDGE_px = 48; // so near to the edge of a scrolling area it scrolls along

export function listenToDrags({ root, send, tickNow, nodeOf }) {
  let held = null; // {id, x, y, pointer, touch, timer, dragging}

  function over(x, y) {
    for (const element of document.elementsFromPoint(x, y)) {
      const at = element.closest('[data-i]');
      const node = at && nodeOf(Number(at.dataset.i));
      if (node?.dr) return node.i;
    }
    return 0;
  }

  function scrollAlong(x, y) {
    const area = document.elementsFromPoint(x, y).find((element) => element.classList.contains('m-scrolls'));
    if (!area) return;
    const { top, bottom } = area.getBoundingClientRect();
    if (y < top + EDGE_px) area.scrollTop -= EDGE_px / 3;
    else if (y > bottom - EDGE_px) area.scrollTop += EDGE_px / 3;
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
  }

  function end(target) {
    const { id, dragging, timer } = held;
    clearTimeout(timer);
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
    held = { id: Number(at.dataset.i), x: event.clientX, y: event.clientY, pointer: event.pointerId, touch, timer: 0, dragging: false };
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
    scrollAlong(event.clientX, event.clientY);
    move(event.clientX, event.clientY);
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
