import { isOwnPage, mintSession } from './mint-session.js';

// YOUR SIGN-IN goes here: answer who is signed in, from your own session (`request.session`, `request.user`), or null.
// Until then PORTAL_OPERATOR stands in for it; without it nobody is signed in.
function signedIn(_request) {
  const userId = process.env.PORTAL_OPERATOR;
  return userId ? { userId, roles: ['administrator'] } : null;
}

/** The route that the page's `fetchSession` asks; `ask` reaches the BFF. */
export const partnerSession = (ask) => async (request, reply) => {
  reply.header('cache-control', 'no-store');
  if (!isOwnPage(request.headers.origin)) return reply.code(403).send({ code: 'origin-not-allowed' });
  const operator = signedIn(request);
  if (!operator) return reply.code(401).send({ code: 'not-signed-in' });
  const { status, body } = await mintSession(operator, ask);
  return reply.code(status).send(body);
};
