// Makes three things smoother; every page works without it.

// The picker suggests names while you type, beyond those that came with the page.
const list = document.querySelector('datalist');
let asked = 0;
const suggest = async (typed) => {
  const turn = ++asked;
  const answer = await fetch(`/api/suggest?q=${encodeURIComponent(typed)}`);
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

// The strip of names casts a shadow while it lies over the page.
const strip = document.querySelector('.contenders');
if (strip) {
  const edge = new IntersectionObserver(([entry]) => strip.classList.toggle('stuck', entry.intersectionRatio < 1 && entry.boundingClientRect.top <= 0), { rootMargin: '-1px 0px 0px', threshold: 1 });
  edge.observe(strip);
}

// A vote or a bookmark changes the page in place: the same form, sent to the same address, and the parts of the answer that it changed.
const live = (page) => [...page.querySelectorAll('[data-live]')];
const say = (part, words) => {
  const status = part.querySelector('[role="status"]');
  if (!status) return;
  // Words are announced when they come into a region that is there already.
  status.textContent = '';
  setTimeout(() => { status.textContent = words; }, 100);
};
const act = async (form, button) => {
  const at = form.closest('[data-live]').id;
  // What was sent is heard even when the visitor goes on before the answer: it may bring their cookie.
  const answer = await fetch(form.getAttribute('action'), { method: 'post', body: new URLSearchParams(new FormData(form, button)), keepalive: true });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!answer.ok) return say(document.getElementById(at), page.querySelector('.lede')?.textContent ?? 'That did not work. Nothing was changed.');
  for (const part of live(document)) {
    const now = page.getElementById(part.id);
    if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes);
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
  acting = acting.then(() => act(form, submitter)).catch(() => say(form.closest('[data-live]'), 'The site did not answer. Load the page again to see whether it heard you.'));
});
