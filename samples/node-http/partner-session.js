import { isOwnPage, mintSession } from './mint-session.js';

// YOUR SIGN-IN goes here: answer who is signed in, from your own session cookie, or null.
// Until then PORTAL_OPERATOR stands in for it; without it nobody is signed in.
function signedIn(_request) {
  const userId = process.env.PORTAL_OPERATOR;
  return userId ? { userId, roles: ['administrator'] } : null;
}

async function answerTo(request, ask) {
  if (!isOwnPage(request.headers.origin)) return { status: 403, body: { code: 'origin-not-allowed' } };
  const operator = signedIn(request);
  return operator ? mintSession(operator, ask) : { status: 401, body: { code: 'not-signed-in' } };
}

/** The route that the page's `fetchSession` asks; `ask` reaches the BFF. */
export const partnerSession = (ask) => async (request, response) => {
  const { status, body } = await answerTo(request, ask);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
};
