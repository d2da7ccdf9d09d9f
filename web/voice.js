// Says to assistive technology what happened out of sight of its cursor: a new page, a mistake, the chosen line of a list.
// Both places exist from the start and are empty: a change of their words is what is announced.

function place(role) {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.className = 'voice';
  document.body.append(element);
  return element;
}

export function createVoice() {
  const polite = place('status');
  const urgent = place('alert');
  return {
    say: (text) => { polite.textContent = text; },
    warn: (text) => {
      urgent.textContent = '';
      urgent.textContent = text;
    },
  };
}
