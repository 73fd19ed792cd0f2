import { isOwnPage, mintSession } from './mint-session.js';

// YOUR SIGN-IN goes here: answer who is signed in, from your own session (`request.session`, `request.user`), or null.
// Until then PORTAL_OPERATOR stands in for it; without it nobody is signed in.
function signedIn(_request) {
  const userId = process.env.PORTAL_OPERATOR;
  return userId ? { userId, roles: ['administrator'] } : null;
}

/** The route that the page's `fetchSession` asks; `ask` reaches the BFF. */
export const partnerSession = (ask) => async (request, response) => {
  response.set('cache-control', 'no-store');
  if (!isOwnPage(request.get('origin'))) return response.status(403).json({ code: 'origin-not-allowed' });
  const operator = signedIn(request);
  if (!operator) return response.status(401).json({ code: 'not-signed-in' });
  const { status, body } = await mintSession(operator, ask);
  return response.status(status).json(body);
};
