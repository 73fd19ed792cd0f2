import { createHost, type HostOptions } from './host.ts';
import { worldKeys } from './world.ts';

/** Somebody else in the partner's house, who works through the same contract as the widgets do. */
export interface Colleague {
  /** The partner's own server asks, with its secret key. Throws where it is refused. */
  asPartner<Answer>(path: string, body: object): Promise<Answer>;
  /** The administrator asks at another desk. Throws where it is refused. */
  asOperator<Answer>(path: string, body: object): Promise<Answer>;
}

export function createColleague(options: HostOptions): Colleague {
  const ask = async <Answer>(path: string, body: object, bearer?: string): Promise<Answer> => {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': `colleague-${crypto.randomUUID()}`,
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    };
    const request = new Request(new URL(path, options.baseUrl), { method: 'POST', headers, body: JSON.stringify(body) });
    const response = await options.send(request);
    if (!response.ok) throw new Error(`The sandbox's colleague could not ask ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const { features: _, ...everywhere } = options;
  const host = createHost({ ...everywhere, role: 'administrator', userId: 'admin' });
  return {
    asPartner: (path, body) => ask(path, body, worldKeys()[options.partner].secretKey),
    async asOperator(path, body) {
      const { token } = await ask<{ token: string }>('/v1/session/token', await host.fetchSession({ reason: 'start' }));
      return ask(path, body, token);
    },
  };
}
