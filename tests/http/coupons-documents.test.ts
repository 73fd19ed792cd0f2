import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { couponEndpoints } from '../../shared/contract/coupons.ts';
import { administrator, issued, show } from './coupon-world.ts';
import { type Fixture, openFixture, type Session } from './fixture.ts';
import { quotaOf, stateQuotas } from './quota-world.ts';

const DOCUMENT = readFileSync(new URL('../../docs/COUPONS.md', import.meta.url), 'utf8');
const run = promisify(execFile);

function sample(name: string): string {
  const [, code = ''] = new RegExp(`<!-- sample: ${name} -->\\n\`\`\`[a-z]+\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT) ?? [];
  if (code === '') throw new Error(`docs/COUPONS.md has no sample ${name}.`);
  return code;
}

describe('docs/COUPONS.md', () => {
  test.each(['POST /v1/coupons/redemptions', 'POST /v1/coupons/refunds'] as const)('names every reason for which %s is refused', (key) => {
    const { refusals } = couponEndpoints[key];
    expect(refusals.filter((code) => !DOCUMENT.includes(`\`${code}\``))).toEqual([]);
  });

  test('names every place that a refund goes to', () => {
    const { options } = couponEndpoints['POST /v1/coupons/refunds'].answer.shape.returnedTo;
    const [, section = ''] = DOCUMENT.split('## Where a refund goes');
    expect([...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name)).toEqual([...options]);
  });
});

describe('The samples of docs/COUPONS.md', () => {
  let fixture: Fixture;
  let admin: Session;
  let couponId: string;
  let server: Server;
  let folder: string;
  let environment: Record<string, string | undefined>;
  /** How many answers are still to be lost on their way. */
  let lost = 0;

  beforeEach(async () => {
    fixture = await openFixture();
    await stateQuotas(fixture, [quotaOf('q-1')]);
    admin = await administrator(fixture);
    couponId = await issued(admin);
    folder = mkdtempSync(join(tmpdir(), 'partner-coupons-'));
    const answer = getRequestListener(async (request) => {
      const response = await fixture.bff.fetch(request);
      if (lost === 0) return response;
      lost -= 1;
      return new Response('<h1>Bad gateway</h1>', { status: 502 });
    });
    server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    environment = { ...process.env, BFF: origin, KEY: fixture.key, COUPON: couponId };
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
    await fixture.store.close();
  });

  test('by hand redeem a coupon and give a part back', async () => {
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', sample('redeem.sh')], { env: environment });
    expect(stdout).toContain('"balance":"70.00"');
    expect(stdout).toContain('"returnedTo":"coupon","balance":"80.00"');
    expect((await show(admin, couponId)).usages.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['refund', '10.00'],
      ['redemption', '30.00'],
    ]);
  });

  /** Runs lines that use the sample, and answers what they print. */
  async function inNode(lines: string): Promise<unknown> {
    writeFileSync(join(folder, 'coupons.mjs'), sample('coupons.mjs'));
    writeFileSync(join(folder, 'order.mjs'), `import { redeem, refund } from './coupons.mjs';\n${lines}`);
    const { stdout } = await run(process.execPath, [join(folder, 'order.mjs')], { env: environment });
    return JSON.parse(stdout);
  }
  const asked = () =>
    JSON.stringify({ couponId, amount: '30.00', reference: 'o-1', order: { amount: '50.00', chargeMode: 'pay-per-use' } });

  test('in Node spend a coupon once, also where the answer is lost twice', async () => {
    lost = 2;
    const printed = await inNode(`
      const { usageId } = await redeem(${asked()});
      console.log(JSON.stringify(await refund({ usageId, amount: '5.00', reference: 'o-1-back' })));`);
    expect(printed).toMatchObject({ couponId, returnedTo: 'coupon', amount: '5.00', balance: '75.00' });
    expect((await show(admin, couponId)).usages).toHaveLength(2);
  });

  test('in Node learn after a restart that an order was paid', async () => {
    const first = await inNode(`console.log(JSON.stringify(await redeem(${asked()})));`);
    expect(await inNode(`console.log(JSON.stringify(await redeem(${asked()})));`)).toEqual(first);
    expect((await show(admin, couponId)).coupon.balance).toBe('70.00');
  });

  test('in Node say by name why a coupon cannot pay', async () => {
    const tooMuch = asked().replace('30.00', '50.01');
    expect(await inNode(`await redeem(${tooMuch}).catch(({ code }) => console.log(JSON.stringify(code)));`)).toBe('amount-out-of-range');
  });
});
