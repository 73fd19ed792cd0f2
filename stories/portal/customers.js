// All that the kit needs of a page: where to get a session. The portal's own server mints it (POST /portal/session).
const session = document.querySelector('partner-session');

session.fetchSession = async ({ signal }) => {
  const response = await fetch('/portal/session', { method: 'POST', signal });
  if (response.status === 401) location.assign('/');
  if (!response.ok) throw new Error(`The portal answered ${response.status}`);
  return await response.json();
};
