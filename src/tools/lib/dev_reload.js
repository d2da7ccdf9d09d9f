// Reloads the page when the development server says that a new build is ready. Only part of npm run dev.
(() => {
  const events = new EventSource('dev_events');
  events.addEventListener('rebuilt', () => location.reload());
  events.addEventListener('failed', (event) => console.error(`Build failed:\n${JSON.parse(event.data)}`));
})();
