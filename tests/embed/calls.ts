import { randomUUID } from 'node:crypto';
import type { WorldPartnerName } from '../../bff/sandbox/world.ts';
import type { Hosts } from './hosts.ts';

/** A call as a widget makes it; throws where it is refused. */
export type Ask = (method: string, path: string, body?: object) => Promise<Response>;

/** Calls in the session of a partner's administrator. */
export async function askAsOperator(hosts: Hosts, partner: WorldPartnerName): Promise<Ask> {
  const asking =
    (token: string): Ask =>
    async (method, path, body) => {
      const answer = await fetch(hosts.bff.origin + path, {
        method,
        headers: {
          origin: hosts.origin,
          authorization: `Bearer ${token}`,
          ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
      return answer;
    };
  const secret = await hosts.mint({ viewer: 'operator', partner });
  const { token } = (await (await asking('')('POST', '/v1/session/token', { secret })).json()) as { token: string };
  return asking(token);
}
