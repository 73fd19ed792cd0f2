import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { minorToText, readMinor } from '../../shared/values/minor.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { type Installed, install, type RunningService } from './installed.ts';
import { done, fill, type Issued, MoneyClients, type MoneyOperator, type QuotaSaid, UNLIMITED } from './money-clients.ts';

const CLIENTS = 64;
const CUSTOMERS = Array.from({ length: 8 }, (_, index) => `c-${index}`);
const TOTAL = 10_000n;

let postgres: RunningPostgres;
let installed: Installed | undefined;
let verify: () => Promise<{ code: number | null; output: string }>;
let services: RunningService[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.stop());
afterEach(async () => {
  for (const service of services) service.signal('SIGTERM');
  await Promise.all(services.map(({ ended }) => ended));
  installed?.remove();
  services = [];
});

async function start(processes: number, env: NodeJS.ProcessEnv): Promise<MoneyClients> {
  const there = await install({ ...UNLIMITED, ...env });
  installed = there;
  verify = () => there.ask(['verify'], env);
  services = await Promise.all(Array.from({ length: processes }, () => there.serve()));
  return new MoneyClients(() => services.map(({ address }) => address), there.key);
}

/** Issues ever smaller coupons until not even 0.01 is left; answers what it was given and what was refused. */
async function drain(clients: MoneyClients, index: number): Promise<{ issued: bigint[]; codes: string[] }> {
  const { command } = await clients.operator(`operator-${index}`, index);
  const issued: bigint[] = [];
  const codes: string[] = [];
  for (let face = BigInt(101 + ((index * 37) % 450)); face > 0n; ) {
    const items = [{ customerId: CUSTOMERS[index % CUSTOMERS.length] }];
    const { status, answer } = await command<Issued>('/v1/coupons/issues', { quotaId: 'q-1', faceValue: minorToText(face), items });
    if (status === 201) issued.push(face);
    else {
      codes.push(answer.code ?? String(status));
      face /= 2n;
    }
  }
  return { issued, codes };
}

interface Page {
  coupons: { faceValue: string }[];
  next: string | null;
}

async function facesOf(operator: MoneyOperator): Promise<bigint[]> {
  const faces: bigint[] = [];
  let after: string | null = null;
  do {
    const asked: object = { size: 100, ...(after !== null && { after }) };
    const page: Page = (await done(operator.ask<Page>('POST', '/v1/coupons/search', asked))).answer;
    faces.push(...page.coupons.map(({ faceValue }) => readMinor(faceValue) ?? 0n));
    after = page.next;
  } while (after !== null);
  return faces;
}

async function expectDrained(clients: MoneyClients): Promise<void> {
  await fill(clients, { customers: CUSTOMERS, total: minorToText(TOTAL) });
  const drained = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => drain(clients, index)));
  const issued = drained.flatMap((one) => one.issued);
  // Whoever asked for 0.01 was refused: so nothing may be left, and nothing may have been given twice.
  expect(issued.reduce((sum, face) => sum + face, 0n)).toBe(TOTAL);
  expect(new Set(drained.flatMap(({ codes }) => codes))).toEqual(new Set(['quota-insufficient']));
  const ada = await clients.operator('ada');
  const { quota } = (await done(ada.ask<QuotaSaid>('GET', '/v1/quotas/q-1'))).answer;
  expect(quota).toMatchObject({ total: '100.00', available: '0.00', held: '0.00', outstanding: '100.00', spent: '0.00', granted: '0.00' });
  const faces = await facesOf(ada);
  const sorted = (all: bigint[]) => all.map(Number).sort((one, other) => one - other);
  expect(sorted(faces)).toEqual(sorted(issued));
  const { code, output } = await verify();
  expect([code, output]).toEqual([0, expect.stringContaining('adds up')]);
}

describe('64 clients at once, each until not even 0.01 is left of one quota,', () => {
  test('get exactly what there is from one process on SQLite', async () => {
    await expectDrained(await start(1, {}));
  }, 120_000);

  test('get exactly what there is from two processes over one PostgreSQL', async () => {
    await expectDrained(await start(2, { DATABASE_URL: await postgres.createDatabase() }));
  }, 120_000);
});
