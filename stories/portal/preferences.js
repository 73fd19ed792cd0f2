// Runs before the first paint, so that nobody sees the page in one language and then in another.
(() => {
  const root = document.documentElement;
  const stored = JSON.parse(localStorage.getItem('portal-preferences') ?? '{}');
  const browser = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
  const { locale = browser, theme = 'auto', density = 'comfortable' } = stored;
  root.lang = locale;
  root.dataset.theme = theme;
  root.dataset.density = density;
  root.dataset.titleZh = document.title;
  if (locale === 'en') document.title = root.dataset.titleEn;
})();
