// Browsers move a slider to where a finger touches it, also when the finger goes on to scroll the page. What a slider says is
// held back until it is known which way the finger goes; up or down it never said anything.

const SLIP_px = 8;

/** Answers ignores(event): whether an `input` or `change` of the slider is none. */
export function watchSliders(root) {
  let touch = null; // {control, value, x, y, across: whether it goes that way, once that is known}

  root.addEventListener('pointerdown', ({ target, pointerType, clientX: x, clientY: y }) => {
    touch = pointerType === 'touch' && target.type === 'range' ? { control: target, value: target.value, x, y } : null;
  });
  root.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!touch || touch.across !== undefined) return;
    const [x, y] = [Math.abs(clientX - touch.x), Math.abs(clientY - touch.y)];
    if (Math.max(x, y) >= SLIP_px) touch.across = x > y;
  });
  // The page scrolls after a pointercancel. A `change` follows in this task or not at all, and then keys have their turn.
  for (const type of ['pointerup', 'pointercancel']) {
    root.addEventListener(type, () => {
      if (!touch) return;
      if (type === 'pointercancel') touch.across = false;
      if (touch.across === false) touch.control.value = touch.value;
      setTimeout(() => { touch = null; });
    });
  }

  return ({ type, target }) => {
    if (touch?.control !== target) return false;
    if (type === 'input') return !touch.across;
    return touch.across === false;
  };
}
