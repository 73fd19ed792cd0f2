// Looks for new mail while somebody looks at the page.
const PAUSE_MILLISECONDS = 3_000;
const mails = document.querySelector('#mails');

async function refresh() {
  if (document.hidden) return;
  const response = await fetch(location.pathname, { redirect: 'manual' });
  // Signed out meanwhile: after the next sign-in the same page comes back.
  if (response.type === 'opaqueredirect') location.reload();
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const now = page.querySelector('#mails');
  if (now && now.innerHTML !== mails.innerHTML) mails.replaceChildren(...now.childNodes);
}

// A server that is away for a moment is asked again.
setInterval(() => refresh().catch(() => {}), PAUSE_MILLISECONDS);
document.addEventListener('visibilitychange', () => refresh().catch(() => {}));
