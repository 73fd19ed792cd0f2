import { isOwnPage, mintSession } from './mint-session.js';

// YOUR SIGN-IN goes here: answer who is signed in, from your own session (`context.get('user')`), or null.
// Until then PORTAL_OPERATOR stands in for it; without it nobody is signed in.
function signedIn(_context) {
  const userId = process.env.PORTAL_OPERATOR;
  return userId ? { userId, roles: ['administrator'] } : null;
}

/** The route that the page's `fetchSession` asks; `ask` reaches the BFF. */
export const partnerSession = (ask) => async (context) => {
  context.header('cache-control', 'no-store');
  if (!isOwnPage(context.req.header('origin'))) return context.json({ code: 'origin-not-allowed' }, 403);
  const operator = signedIn(context);
  if (!operator) return context.json({ code: 'not-signed-in' }, 401);
  const { status, body } = await mintSession(operator, ask);
  return context.json(body, status);
};
