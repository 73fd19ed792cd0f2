// Runs before the first paint, so that nobody sees the page in one language and then in another.
(() => {
  const stored = JSON.parse(localStorage.getItem('portal-preferences') ?? '{}');
  const browser = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
  const { locale = browser, theme = 'auto', density = 'comfortable' } = stored;
  document.documentElement.lang = locale;
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.density = density;
})();
