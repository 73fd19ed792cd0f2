import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installed, install, type RunningService } from './installed.ts';

const ORIGIN = 'https://portal.example.com';
const ADDRESS = 'ada.lovelace@example.com';
const REQUEST = {
  endpoint: 'POST /v1/accounts/allocations',
  body: { to: 'customer', currency: 'CNY', items: [{ id: 'c-1', amount: '12.50' }] },
};

let program: Installed;
let mailServer: SMTPServer;
let port: number;
const taken: string[] = [];

beforeAll(async () => {
  program = await install();
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    mailServer.listen(0, '127.0.0.1', resolve);
  });
  port = (mailServer.server.address() as { port: number }).port;
}, 120_000);
afterAll(async () => {
  await new Promise<void>((resolve) => mailServer?.close(() => resolve()));
  program?.remove();
});

async function served(env: NodeJS.ProcessEnv, use: (service: RunningService) => Promise<void>): Promise<string> {
  const service = await program.serve({ DRAIN_SECONDS: '0', ...env });
  try {
    await use(service);
  } finally {
    service.signal('SIGTERM');
    await service.ended;
  }
  return service.output();
}

interface Reply {
  status: number;
  answer: Record<string, string>;
}

async function call({ address }: RunningService, method: string, path: string, bearer: string | null, body: unknown): Promise<Reply> {
  const headers = { 'content-type': 'application/json', origin: ORIGIN, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) };
  const response = await fetch(new URL(path, address), { method, headers, body: JSON.stringify(body) });
  return { status: response.status, answer: (await response.json()) as Reply['answer'] };
}

/** A session of an administrator whose address is known. */
async function signIn(service: RunningService): Promise<string> {
  await call(service, 'PUT', '/v1/operators', program.key, { operators: [{ userId: 'ada', email: ADDRESS }] });
  const subject = { kind: 'operator', userId: 'ada', roles: ['administrator'] };
  const { answer: minted } = await call(service, 'POST', '/v1/sessions', program.key, { subject, origins: [ORIGIN], locale: 'en' });
  const { answer: swapped } = await call(service, 'POST', '/v1/session/token', null, { secret: minted.secret });
  return swapped.token ?? '';
}

test('Codes go through the mail server of the settings, and stand in no log; a server that is away is told', {
  timeout: 60_000,
}, async () => {
  const on = await program.ask(['partner', 'set', '--partner', 'Example Cloud', '--codes', 'on', '--limit', 'CNY:1000.00:-']);
  expect([on.code, on.output]).toEqual([0, on.output]);
  expect(on.output).toMatch(/a code is asked for .* CNY 1000\.00 an operation, any amount an operator/);
  expect(on.output).toMatch(/set SMTP_URL and MAIL_FROM/);

  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Partner portal <portal@example.com>' };
  const output = await served(settings, async (service) => {
    const token = await signIn(service);
    expect(await call(service, 'POST', '/v1/step-up', token, REQUEST)).toMatchObject({
      status: 201,
      answer: { sentTo: 'ad***@example.com' },
    });
    expect(taken).toHaveLength(1);
    await new Promise<void>((resolve) => mailServer.close(() => resolve()));
    const refused = await call(service, 'POST', '/v1/step-up', token, REQUEST);
    expect([refused.status, refused.answer.code]).toEqual([503, 'mail-unavailable']);
  });
  const [mail = ''] = taken;
  expect(mail).toMatch(/^To: ada\.lovelace@example\.com\r$/m);
  expect(mail).toMatch(/Total: 12\.50 CNY/);
  const code = /^ {4}(\d{6})\r$/m.exec(mail)?.[1] ?? 'none';
  expect(output).toMatch(/The mail server of SMTP_URL did not take a message \(E\w+\)/);
  expect(output.split(/\D+/)).not.toContain(code);
  expect(output).not.toContain(ADDRESS);
});

test('Where partners ask for codes and no mail server is set up, the start says so, and what to set', { timeout: 60_000 }, async () => {
  const output = await served({}, async (service) => {
    const refused = await call(service, 'POST', '/v1/step-up', await signIn(service), REQUEST);
    expect([refused.status, refused.answer.code]).toEqual([503, 'mail-unavailable']);
  });
  expect(output).toMatch(/One partner asks for codes before money moves, but no mail server is set up.*Set SMTP_URL and MAIL_FROM/);
});
