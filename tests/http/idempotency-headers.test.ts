import { afterEach, describe, expect, it } from 'vitest';
import { createOpenApi } from '../../bff/http/openapi-document.ts';
import { contract, type Endpoint } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PORTAL } from './fixture.ts';

let opened: Fixture | undefined;
afterEach(async () => opened?.store.close());

const COMMANDS = Object.entries<Endpoint>(contract).filter(([, { isCommand }]) => isCommand);

describe('a command', () => {
  it.each([
    [undefined, 'idempotency-key-missing'],
    ['', 'idempotency-key-missing'],
    ['short', 'idempotency-key-invalid'],
    ['x'.repeat(129), 'idempotency-key-invalid'],
    ['with a space', 'idempotency-key-invalid'],
  ])('without a key that can be kept (%s) is refused before anything is read', async (key, code) => {
    opened = await openFixture();
    const session = await opened.openSession(ADMINISTRATOR);
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const reply = await session.post('/v1/quotas/recalls', { quotaIds: [] }, { headers });
    expect([reply.status, reply.answer.code]).toEqual([400, code]);
  });

  it('can be sent by a page: its headers are allowed, what they are answered with can be read', async () => {
    opened = await openFixture();
    await opened.openSession(ADMINISTRATOR);
    const preflight = await opened.call('OPTIONS', '/v1/coupons/issues', { origin: PORTAL });
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Idempotency-Key, Step-Up-Code/);
    const refused = await opened.call('GET', '/v1/session', { origin: PORTAL });
    expect(refused.headers.get('access-control-expose-headers')).toMatch(/Idempotency-Replayed/);
  });

  it('is described with its headers, and with what they can be refused for', () => {
    const { paths } = createOpenApi() as { paths: Record<string, Record<string, { parameters: { name: string }[]; responses: object }>> };
    expect(COMMANDS.length).toBeGreaterThan(10);
    for (const [key, { hasStepUp }] of COMMANDS) {
      const [method = '', path = ''] = key.split(' ');
      const described = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      const headers = described?.parameters.map(({ name }) => name).filter((name) => name.includes('-'));
      expect([key, headers]).toEqual([key, hasStepUp ? ['Idempotency-Key', 'Step-Up-Code'] : ['Idempotency-Key']]);
      const responses = JSON.stringify(described?.responses);
      expect(responses).toMatch(/idempotency-key-reused/);
      expect(responses.includes('step-up-code-wrong')).toBe(hasStepUp === true);
    }
  });
});
