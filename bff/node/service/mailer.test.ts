import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { makeCertificate } from '../../../tests/operations/certificates.ts';
import { MailFailed } from '../../ports/mail.ts';
import { mailMissing, openMailer } from '../program/mail.ts';
import { createMailer, isOnThisMachine } from './mailer.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailer-'));
const certificate = makeCertificate(folder, { name: 'mail' });
const MAIL = { to: 'ada@example.com', subject: '验证码：发放券', text: '您的验证码为：\n    012345\n' };
const FROM = 'Partner portal <portal@example.com>';
const TLS = { key: readFileSync(certificate.keyFile), cert: certificate.certificate };
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Arrived {
  from: string;
  to: string[];
  secure: boolean;
  user: string | undefined;
  content: string;
}

type ServerOptions = NonNullable<ConstructorParameters<typeof SMTPServer>[0]>;

/** A mail server on a free port; what it took. */
async function serveMail(options: ServerOptions = {}): Promise<{ port: number; arrived: Arrived[] }> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'geheim' ? done(null, { user: username ?? '' }) : done(new Error('No such user.')),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        arrived.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user as string | undefined,
          content: Buffer.concat(parts).toString('utf8'),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as { port: number }).port, arrived };
}

describe('a mail', () => {
  test('arrives with its sender, receiver, subject and text, in Chinese too', async () => {
    const { port, arrived } = await serveMail({ disabledCommands: ['STARTTLS', 'AUTH'] });
    await createMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM }).send(MAIL);
    expect(arrived).toMatchObject([{ from: 'portal@example.com', to: ['ada@example.com'] }]);
    const { content = '' } = arrived[0] ?? {};
    expect(content).toMatch(/^From: Partner portal <portal@example\.com>\r$/m);
    expect(content).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const body = content.slice(content.indexOf('\r\n\r\n') + 4);
    const text = /base64/i.test(content) ? Buffer.from(body, 'base64').toString('utf8') : body.replace(/=([0-9A-F]{2})/g, '%$1');
    expect(text.includes('012345')).toBe(true);
  });

  test('goes over TLS with user and password', async () => {
    const { port, arrived } = await serveMail({ secure: true, ...TLS });
    const url = `smtps://portal@localhost:${port}`;
    await createMailer({ url, password: 'geheim', from: FROM, ca: certificate.certificate }).send(MAIL);
    expect(arrived).toMatchObject([{ secure: true, user: 'portal' }]);
  });

  test('never goes to a server whose certificate nobody vouches for', async () => {
    const { port, arrived } = await serveMail({ secure: true, ...TLS });
    const kinds: string[] = [];
    await expect(createMailer({ url: `smtps://localhost:${port}`, from: FROM }, (kind) => kinds.push(kind)).send(MAIL)).rejects.toThrow(
      MailFailed,
    );
    expect([arrived, kinds.length]).toEqual([[], 1]);
  });

  test('that the server refuses, or that nobody takes, is a failure that holds neither address nor code', async () => {
    const refusing = await serveMail({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => done(Object.assign(new Error(`${address} unknown`), { responseCode: 550 })),
    });
    const kinds: string[] = [];
    for (const port of [refusing.port, 1]) {
      const failure = await createMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM }, (kind) => kinds.push(kind))
        .send(MAIL)
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MailFailed);
      expect(`${(failure as Error).message} ${(failure as Error).stack}`).not.toMatch(/ada@|012345/);
    }
    expect(kinds).toEqual(['EENVELOPE 550', 'ESOCKET']);
  });

  test('is addressed to one person, whatever the address looks like', async () => {
    const { port, arrived } = await serveMail({ disabledCommands: ['STARTTLS', 'AUTH'] });
    const mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM });
    for (const to of ['eve@evil.example,ada@example.com', 'ada@example.com>\r\nBcc:eve@evil.example'])
      await mailer.send({ ...MAIL, to }).catch(() => undefined);
    expect(arrived.every(({ to }) => to.length === 1)).toBe(true);
    expect(arrived.some(({ content }) => /^Bcc:/im.test(content))).toBe(false);
  });

  test('without TLS goes no further than this machine', () => {
    expect(['smtp://localhost', 'smtp://127.0.0.1:25', 'smtp://[::1]:25'].map(isOnThisMachine)).toEqual([true, true, true]);
    expect(['smtp://mail.example.com', 'smtp://127.0.0.1.example.com', 'smtp://10.0.0.1'].map(isOnThisMachine)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('mail is set up', () => {
  const log = { notice: () => undefined };

  test('whole, or not at all', () => {
    expect(openMailer({ SMTP_URL: undefined, SMTP_PASSWORD_FILE: undefined, MAIL_FROM: undefined }, log)).toBeNull();
    const only = { SMTP_URL: undefined, SMTP_PASSWORD_FILE: undefined, MAIL_FROM: undefined };
    expect(() => openMailer({ ...only, SMTP_URL: 'smtp://localhost' }, log)).toThrow(/Set MAIL_FROM/);
    expect(() => openMailer({ ...only, MAIL_FROM: FROM }, log)).toThrow(/Set SMTP_URL, or take MAIL_FROM away/);
    const passwordFile = join(folder, 'password');
    const withFile = { SMTP_URL: 'smtp://localhost', MAIL_FROM: FROM, SMTP_PASSWORD_FILE: passwordFile };
    expect(() => openMailer(withFile, log)).toThrow(/cannot be read \(ENOENT\)/);
    writeFileSync(passwordFile, 'geheim\n');
    expect(() => openMailer(withFile, log)).toThrow(/SMTP_URL names no user/);
    expect(openMailer({ ...withFile, SMTP_URL: 'smtp://portal@localhost' }, log)).not.toBeNull();
  });

  test('or it is said that partners ask for codes which nothing can send', async () => {
    const partners = (...stepUps: boolean[]) =>
      ({ reads: { partners: { list: async () => stepUps.map((stepUp) => ({ stepUp })) } } }) as never;
    expect(await mailMissing({ store: partners(false, true), mailer: null })).toMatch(/One partner asks .* Set SMTP_URL and MAIL_FROM/);
    expect(await mailMissing({ store: partners(false), mailer: null })).toBeNull();
    expect(await mailMissing({ store: partners(true), mailer: { send: async () => undefined } })).toBeNull();
  });
});
