// The display menu: language, theme and density of the page and of the widgets in it.
const root = document.documentElement;

function read() {
  return { locale: root.lang, theme: root.dataset.theme, density: root.dataset.density };
}

/** Names the page, or the part of it that is seen, in the page's language. Never after a customer: titles stay in the browser's history. */
export function entitle() {
  const seen = document.querySelector('[data-title-zh]:not(html, .away)') ?? root;
  document.title = root.lang === 'en' ? seen.dataset.titleEn : seen.dataset.titleZh;
}

function apply({ locale, theme, density }) {
  root.lang = locale;
  root.dataset.theme = theme;
  root.dataset.density = density;
  const session = document.querySelector('partner-session');
  session?.setAttribute('locale', locale);
  session?.setAttribute('density', density);
  for (const [name, value] of Object.entries({ locale, theme, density })) {
    const input = document.querySelector(`.preferences input[name="${name}"][value="${value}"]`);
    if (input) input.checked = true;
  }
  entitle();
}

document.querySelector('.preferences').addEventListener('change', ({ target }) => {
  const next = { ...read(), [target.name]: target.value };
  localStorage.setItem('portal-preferences', JSON.stringify(next));
  apply(next);
});

// Menus of the header close as menus do: Escape, or a click beside them.
const menus = document.querySelectorAll('header details');
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});
addEventListener('pointerdown', (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});

apply(read());
