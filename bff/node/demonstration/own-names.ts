const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i;

/**
 * Answers requests for names that are not this server's own; null for its own: localhost, any address in digits, and the public
 * origin's. The demonstration's secret keys are known to everybody, so a site that points its own name at this machine (DNS
 * rebinding) could otherwise read what was imported here.
 */
export function refuseForeignName(request: Request, publicOrigin: string): Response | null {
  const { host, hostname } = new URL(request.url);
  if (hostname === 'localhost' || IP_ADDRESS.test(hostname) || host === new URL(publicOrigin).host) return null;
  return new Response('The demonstration answers to localhost. Set PUBLIC_ORIGIN to reach it under another name.', { status: 421 });
}
