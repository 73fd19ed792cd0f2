/** Asks the portal's own server for a session, with whoever is signed in there. The secret key never comes here. */
export async function fetchSession({ signal }) {
  const response = await fetch('/partner-session', { method: 'POST', signal });
  if (!response.ok) throw new Error(`Session refused: ${response.status}`);
  return response.json();
}
