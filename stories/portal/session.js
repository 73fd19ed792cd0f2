// All that the kit needs of a page: where to get a session. The portal's own server mints it (POST /portal/session).
const session = document.querySelector('partner-session');

// What the role does not allow is not offered: these stay absent until the session says that they may be called.
session.addEventListener('partner-session-change', () => {
  const allowed = new Set(session.view?.actions.filter(({ isAllowed }) => isAllowed).map(({ endpoint }) => endpoint));
  for (const link of document.querySelectorAll('nav [data-needs]')) link.hidden = !allowed.has(link.dataset.needs);
});

session.fetchSession = async ({ signal }) => {
  const response = await fetch(`/portal/session?locale=${document.documentElement.lang}`, { method: 'POST', signal });
  // Signed out meanwhile: after the next sign-in the same page comes back.
  if (response.status === 401) location.assign(`/?to=${encodeURIComponent(location.pathname + location.search)}`);
  if (!response.ok) throw new Error(`The portal answered ${response.status}`);
  return await response.json();
};
