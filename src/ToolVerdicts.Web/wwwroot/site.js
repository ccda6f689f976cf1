// Makes two things smoother; every page works without it.

// The picker suggests names while you type, beyond those that came with the page.
const list = document.querySelector('datalist');
let asked = 0;
const suggest = async (typed) => {
  const turn = ++asked;
  const answer = await fetch(new URL(`api/suggest?q=${encodeURIComponent(typed)}`, import.meta.url));
  if (!answer.ok || turn !== asked) return;
  const tools = await answer.json();
  list.replaceChildren(...tools.map((tool) => new Option(`${tool.name}: ${tool.tagline}`, tool.text)));
};
let waiting;
for (const field of document.querySelectorAll('input[list]')) {
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    const typed = field.value.trim();
    if (typed) waiting = setTimeout(() => suggest(typed).catch(() => {}), 150);
  });
}

// A vote or a saved tool changes the page in place: the same form, sent to the same address, and the parts of the answer that it changed.
const live = (page) => [...page.querySelectorAll('[data-live]')];
const say = (part, words) => {
  const status = part.querySelector('[role="status"]');
  if (!status) return;
  // Words are announced when they come into a region that is there already.
  status.textContent = '';
  setTimeout(() => { status.textContent = words; }, 100);
};
// The button shows at once what was asked for. The former state comes back when the site refuses it.
const press = (form, button) => {
  const pressed = [...form.querySelectorAll('[name="vote"]')].map((other) => [other, other.getAttribute('aria-pressed')]);
  for (const [other] of pressed) other.setAttribute('aria-pressed', String(other === button && button.value !== 'none'));
  form.setAttribute('aria-busy', 'true');
  return () => {
    form.removeAttribute('aria-busy');
    for (const [other, state] of pressed)
      state === null ? other.removeAttribute('aria-pressed') : other.setAttribute('aria-pressed', state);
  };
};
const act = async (form, button, release) => {
  const at = form.closest('[data-live]').id;
  // The request goes on when the visitor leaves the page before the answer: the answer may bring their cookie.
  const body = new FormData(form, button);
  const answer = await fetch(form.getAttribute('action'), { method: 'post', body, keepalive: true });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  release();
  if (!answer.ok)
    return say(document.getElementById(at), page.querySelector('.lede')?.textContent ?? 'That did not work. Nothing was changed.');
  for (const part of live(document)) {
    // A tool can stand twice on this page, and once on that of the answer.
    const now = page.getElementById(part.id) ?? page.getElementById(part.dataset.live);
    if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.cloneNode(true).childNodes);
  }
  const part = document.getElementById(at);
  say(part, part.querySelector('[role="status"]')?.textContent ?? '');
  (part.querySelector(`button[value="${button.value}"]`) ?? part.querySelector('button'))?.focus({ preventScroll: true });
};
// One after the other: a visitor who acts twice at once would get two cookies, and be two visitors.
let acting = Promise.resolve();
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (form.method !== 'post' || !submitter || !form.closest('[data-live]')) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy')) return;
  const release = press(form, submitter);
  acting = acting.then(() => act(form, submitter, release)).catch(() => {
    release();
    say(form.closest('[data-live]'), 'The site did not answer. Nothing is lost: try again, or load the page to see whether it heard you.');
  });
});
