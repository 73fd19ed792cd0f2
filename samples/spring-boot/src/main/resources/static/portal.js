// Spring Security takes a POST only with the token that it put into a cookie.
const csrfToken = () => document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/)?.[1] ?? '';

document.querySelector('partner-session').fetchSession = async ({ signal }) => {
  const response = await fetch('/partner-session', { method: 'POST', headers: { 'X-XSRF-TOKEN': csrfToken() }, signal });
  // Signed out meanwhile: sign in again.
  if (response.status === 401) location.reload();
  if (!response.ok) throw new Error(`Session refused: ${response.status}`);
  return response.json();
};
