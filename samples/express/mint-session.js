// The one piece that talks to the BFF. It runs on your server: the secret key is read from the environment and goes nowhere else.
const {
  PARTNER_WIDGETS_URL = 'http://localhost:8787', // the BFF, as this server reaches it
  PARTNER_WIDGETS_KEY, // the partner's secret key
  PORTAL_ORIGIN = 'http://localhost:3000', // the pages that may use the session, as browsers name them
} = process.env;

if (!PARTNER_WIDGETS_KEY) {
  console.error("Set PARTNER_WIDGETS_KEY to the partner's secret key, then start again.");
  process.exit(1);
}

/** Browsers say with every POST which page sends it. A page of another site is not let in. */
export function isOwnPage(origin) {
  return origin === PORTAL_ORIGIN;
}

/**
 * Asks the BFF for a session in the name of `operator` (`{ userId, roles }`). Answers with what the page is told: 200 and a secret that
 * works once, for a minute; or 502, the BFF's code and the id under which the BFF's log knows the request. `ask` is `fetch`, or that of a
 * BFF in the same process.
 */
export async function mintSession({ userId, roles }, ask = fetch) {
  try {
    const request = new Request(`${PARTNER_WIDGETS_URL}/v1/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${PARTNER_WIDGETS_KEY}`, 'content-type': 'application/json' },
      // Where the BFF keeps the roles itself ("rolesFrom":"store"), leave them out.
      body: JSON.stringify({ subject: { kind: 'operator', userId, roles }, origins: [PORTAL_ORIGIN] }),
      redirect: 'error',
      signal: AbortSignal.timeout(5000),
    });
    const response = await ask(request);
    const answer = await response.json();
    if (response.status === 201) return { status: 200, body: { secret: answer.secret } };
    const { code, requestId } = answer;
    console.error(`No session for ${userId}: the BFF answered ${response.status} ${code}, request ${requestId}.`);
    return { status: 502, body: { code, requestId } };
  } catch (error) {
    console.error(`No session for ${userId}: the BFF did not answer (${error.cause?.code ?? error.name}).`);
    return { status: 502, body: { code: 'bff-unavailable' } };
  }
}
