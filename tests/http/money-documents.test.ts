import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { contract, type Endpoint } from '../../shared/contract/index.ts';
import { EVENT_TYPES } from '../../shared/values/lists.ts';
import { DISSOCIATION_BLOCKS } from '../../shared/values/money-lists.ts';
import { type Dissociation, eventsOf, submit } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PORTAL, type Session } from './fixture.ts';
import { faultsOf, partsOf, showQuota } from './quota-world.ts';
import { work } from './recall-world.ts';
import { codeIn } from './step-up-world.ts';

const DOCUMENT = readFileSync(new URL('../../docs/MONEY.md', import.meta.url), 'utf8');
const ALSO = ['COUPONS', 'AGREEMENTS'].map((name) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')).join('\n');
const run = promisify(execFile);

function sample(name: string): string {
  const [, code = ''] = new RegExp(`<!-- sample: ${name} -->\\n\`\`\`[a-z]+\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT) ?? [];
  if (code === '') throw new Error(`docs/MONEY.md has no sample ${name}.`);
  return code;
}

describe('docs/MONEY.md', () => {
  it('names every command of the partner’s server, an operator or an end customer, or the document of its subject does', () => {
    const commands = Object.entries(contract as Record<string, Endpoint>).filter(([, { isCommand }]) => isCommand);
    const missing = commands.map(([key]) => key.split('/').slice(2).join('/')).filter((path) => !isNamed(path));
    expect(missing).toEqual([]);
  });
  /** Whole, or from its last parameter on. */
  function isNamed(path: string): boolean {
    const own = path.replace(/:(\w+)/g, '{$1}');
    const samples = path.replace(/:\w+/g, '$').split('$').at(-1) ?? '';
    return [own, samples].some((text) => DOCUMENT.includes(text) || ALSO.includes(text));
  }

  it('names every event of money, and everything that can stand against a dissociation', () => {
    const types = EVENT_TYPES.filter((type) => /^(coupon|quota|money|operation)\.|^customer\.(diss|asso)/.test(type));
    expect(types).toHaveLength(15);
    expect([...types, ...DISSOCIATION_BLOCKS].filter((name) => !DOCUMENT.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('The samples of docs/MONEY.md', () => {
  let fixture: Fixture;
  let admin: Session;
  let server: Server;
  let folder: string;
  let environment: Record<string, string | undefined>;

  beforeEach(async () => {
    fixture = await openFixture();
    admin = await fixture.openSession(ADMINISTRATOR);
    const second = await fixture.openSession({ ...ADMINISTRATOR, userId: 'grace' });
    server = createServer(getRequestListener((request) => fixture.bff.fetch(request)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    folder = mkdtempSync(join(tmpdir(), 'partner-money-'));
    const BFF = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const people = { TOKEN: admin.token, SECOND_TOKEN: second.token, ORIGIN: PORTAL, USER_ID: ADMINISTRATOR.userId };
    environment = { ...process.env, BFF, KEY: fixture.key, CUSTOMER: 'c-1', ...people };
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
    expect(await faultsOf(fixture)).toEqual([]);
    await fixture.store.close();
  });

  async function inShell(names: readonly string[], more: Record<string, string> = {}): Promise<string> {
    const script = names.map(sample).join('\n');
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { env: { ...environment, ...more }, cwd: folder });
    return stdout;
  }
  const outstanding = async () => (await showQuota(admin, 'Q-2026-17')).outstanding;

  test('state a quota, and issue from it once', async () => {
    const stdout = await inShell(['quotas.sh', 'issue.sh']);
    expect(stdout).toContain('"change":"added"');
    expect(stdout.toLowerCase()).toContain('idempotency-replayed: true');
    expect(await outstanding()).toBe('200.00');
    expect(partsOf(await showQuota(admin, 'Q-2026-17'))).toMatchObject({ total: '50000.00', available: '49800.00', isWhole: true });
  });

  test('book what came in, keep a part of it back, and book what a customer spent', async () => {
    expect(await inShell(['money.sh'])).toContain('"amount":"8000.00"');
    const allocation = { to: 'customer', currency: 'CNY', items: [{ id: 'c-1', amount: '5000.00' }] };
    const headers = { 'idempotency-key': 'allocate-all-that-is-free' };
    expect((await admin.post('/v1/accounts/allocations', allocation, { headers })).status).toBe(201);
    expect(await inShell(['charge.sh'])).toContain('"balance":"4879.50"');
  });

  test('ask for a code, and issue with it', async () => {
    await inShell(['quotas.sh', 'codes-on.sh']);
    // `issue.sh` says what is to be issued; without a code it is refused.
    await expect(inShell(['issue.sh'])).rejects.toThrow('403');
    const [words = ''] = sample('issue.sh').split('\n\n');
    const said = async (name: string, more: Record<string, string> = {}) => {
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', `${words}\n${sample(name)}`], { env: { ...environment, ...more } });
      return stdout;
    };
    expect(await said('ask-code.sh')).toContain('"sentTo":"wa***@example.com"');
    expect(await said('with-code.sh', { CODE: codeIn(fixture) })).toContain('"state":"done"');
    expect(await outstanding()).toBe('200.00');
  });

  test('let a second person approve, and follow the operation to its file', async () => {
    await inShell(['quotas.sh']);
    const [first = ''] = sample('issue.sh').split('\n');
    const [put = ''] = sample('codes-on.sh').split('\n');
    const script = [put, sample('limits.sh'), first, sample('approve.sh'), 'echo "$OPERATION" > operation'].join('\n');
    await run('bash', ['-euo', 'pipefail', '-c', script], { env: environment, cwd: folder });
    expect(await outstanding()).toBe('0.00');
    await work(fixture);
    expect(await outstanding()).toBe('15000.00');
    const OPERATION = readFileSync(join(folder, 'operation'), 'utf8').trim();
    const watch = `${first}\n${sample('watch.sh')}`;
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', watch], { env: { ...environment, OPERATION }, cwd: folder });
    expect(stdout).toContain('"moved":"15000.00"');
    expect(readFileSync(join(folder, 'result.csv'), 'utf8')).toContain('c-1');
  });

  test('say what a customer did, who then leaves with everything in its place', async () => {
    await inShell(['quotas.sh', 'issue.sh']);
    const { dissociationId } = (await submit(admin, 'c-1')).answer as Dissociation;
    const stdout = await inShell(['outcome.sh'], { DISSOCIATION: dissociationId });
    expect(stdout).toContain('"state":"accepted"');
    expect(partsOf(await showQuota(admin, 'Q-2026-17'))).toMatchObject({ available: '50000.00', isWhole: true });
    expect((await eventsOf(fixture)).map(({ type }) => type)).toContain('customer.dissociated');
  });
});
