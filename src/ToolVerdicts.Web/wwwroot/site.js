// Makes two things smoother; every page works without it.

// The picker suggests names while you type, beyond those that came with the page.
const list = document.querySelector('datalist');
let asked = 0;
const suggest = async (typed) => {
  const turn = ++asked;
  const answer = await fetch(`/api/suggest?q=${encodeURIComponent(typed)}`);
  if (!answer.ok || turn !== asked) return;
  const tools = await answer.json();
  list.replaceChildren(...tools.map((tool) => new Option(`${tool.name}: ${tool.tagline}`, tool.slug)));
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
