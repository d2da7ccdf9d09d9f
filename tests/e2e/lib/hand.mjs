// A hand on the keyboard, also one with an input method: what the browser would get from the system, over the debugging
// protocol.
export async function make_hand(ctx, page = ctx.page) {
  const protocol = await ctx.context.newCDPSession(page);
  const bits = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };
  const modifiers = (names = []) => names.reduce((sum, name) => sum + bits[name], 0);
  const key = (type, options) => protocol.send('Input.dispatchKeyEvent', { type, ...options });
  return {
    protocol,
    /** The unfinished text of an input method, with the caret at its end. */
    compose: (text, range = {}) => protocol.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length, ...range }),
    /** Finishes a composition, or inserts text that no key makes. */
    insert: (text) => protocol.send('Input.insertText', { text }),
    /** A key that an input method took: the page hears that there was one. */
    taken: (name) => key('rawKeyDown', { key: name, windowsVirtualKeyCode: 229 }),
    down: (name, held, options = {}) => key('keyDown', { key: name, modifiers: modifiers(held), ...options }),
    up: (name, held, options = {}) => key('keyUp', { key: name, modifiers: modifiers(held), ...options }),
  };
}
