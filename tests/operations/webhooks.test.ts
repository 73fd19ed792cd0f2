import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../e2e/process.ts';
import { addressOf, type Unpacked, unpackProgram } from './bundle.ts';
import { startReceiver, status, type TestReceiver } from './webhook-receiver.ts';

const ALLOWED = { WEBHOOK_PRIVATE_ADDRESSES: 'true' };
let unpacked: Unpacked;
let service: Running;
let receiver: TestReceiver;

beforeAll(async () => {
  unpacked = unpackProgram();
  receiver = await startReceiver();
  for (const line of [['keyring', 'make'], ['migrate'], ['partner', 'add', '--name', 'Acme', '--kind', 'distributor']])
    expect(await unpacked.ask(line)).toMatchObject({ code: 0 });
  service = unpacked.program(['serve'], { PORT: '0', DRAIN_SECONDS: '0', ...ALLOWED });
  await addressOf(service);
});
afterAll(async () => {
  service?.signal('SIGTERM');
  await service?.ended;
  await receiver?.close();
  unpacked?.remove();
});

/** What a person at the command line reads. */
async function type(command: string, ...args: string[]): Promise<string> {
  const { code, output } = await unpacked.ask(['webhook', command, '--partner', 'Acme', ...args], ALLOWED);
  expect([code, output]).toEqual([0, output]);
  return output;
}

async function refused(...args: string[]): Promise<string> {
  const { code, output } = await unpacked.ask(['webhook', ...args]);
  expect(code).toBe(1);
  return output;
}

const list = () => type('list');

test('A webhook is added, tested, goes down, is given a new secret and removed, all at the command line', { timeout: 60_000 }, async () => {
  const added = await type('add', '--url', receiver.url);
  const [, secret = ''] = /^(whsec_\S+)$/m.exec(added) ?? [];
  const [, webhookId = ''] = /(whk_[\w-]+) of Acme/.exec(added) ?? [];
  const named = ['--webhook', webhookId];

  expect(await type('test', ...named)).toMatch(/^evt_\S+ waits for whk_/);
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1);
  const [first] = receiver.received;
  const headers = first?.headers as Record<string, string>;
  expect(new Webhook(secret).verify(first?.body ?? '', headers)).toMatchObject({ type: 'webhook.test', data: { webhookId } });
  await expect.poll(list, { timeout: 30_000 }).toMatch(/nothing waits; last delivered 2/);

  receiver.answer = status(503);
  await type('test', ...named);
  await expect.poll(list, { timeout: 30_000 }).toMatch(/Down since \S+, tried once, next at \S+: it answers 503/);
  expect(await type('deliveries', ...named, '--state', 'waiting')).toMatch(/webhook\.test .*tried once, last answer 503, next 2/);
  expect(await type('deliveries', ...named)).toContain('Nothing was given up');

  const rotated = await type('rotate-secret', ...named);
  const [, fresh = ''] = /^(whsec_\S+)$/m.exec(rotated) ?? [];
  receiver.answer = status(204);
  expect(await type('replay', ...named, '--from', '1')).toMatch(/^0 events wait/);
  await expect.poll(list, { timeout: 20_000 }).toMatch(/nothing waits; last delivered 2/);
  const last = receiver.received.at(-1);
  for (const one of [secret, fresh])
    expect(new Webhook(one).verify(last?.body ?? '', last?.headers as Record<string, string>)).toMatchObject({ type: 'webhook.test' });

  expect(await list()).toContain(`http://localhost:${receiver.port}  on, all types`);
  expect(await type('remove', ...named)).toContain('is removed');
  expect(await list()).toContain('There is no webhook yet.');
  for (const secretPart of ['of-the-partner', '/events?', 'whsec_']) expect(service.output()).not.toContain(secretPart);
});

test('Whoever mistypes is told what is wrong, and what to type', async () => {
  expect(await refused('lits')).toMatch(/^There is no command "lits"\.\n\nWebhooks of a partner/);
  expect(await refused('list', '--partner', 'Nobody')).toMatch(/There is no partner "Nobody" here[\s\S]*Acme/);
  expect(await refused('add', '--partner', 'Acme')).toMatch(/^--url is missing/);
  expect(await refused('add', '--partner', 'Acme', '--url', 'erp')).toMatch(/^--url is an address such as/);
  expect(await refused('add', '--partner', 'Acme', '--url', receiver.url)).toMatch(/^That cannot be the address of a webhook/);
  expect(await refused('add', '--partner', 'Acme', '--url', 'https://erp.example.com', '--types', 'customer.asigned')).toMatch(
    /^"customer.asigned" is no type of events/,
  );
  expect(await refused('replay', '--partner', 'Acme', '--webhook', 'whk_none')).toMatch(
    /^Acme has no such webhook\. .*partner-widgets webhook list --partner par_/,
  );
  expect(await refused('replay', '--partner', 'Acme', '--webhook', 'whk_none', '--from', 'yesterday')).toMatch(/^--from is a sequence/);
  expect(await refused('deliveries', '--partner', 'Acme', '--webhook', 'whk_none', '--state', 'lost')).toMatch(
    /^--state is one of waiting, parked/,
  );
});

test('What is done at the command line stands in the trail, without the path of an address', async () => {
  const { output } = await unpacked.ask(['audit', '--partner', 'Acme']);
  expect(output).toContain('webhook.add');
  expect(output).toContain('webhook.remove');
  expect(output).toContain('command-line');
  expect(output).not.toContain('of-the-partner');
});
