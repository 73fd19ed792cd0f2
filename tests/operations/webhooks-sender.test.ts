import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createWebhookSender, type WebhookSenderOptions } from '../../bff/node/service/webhook-sender.ts';
import { temporaryFolder } from '../e2e/process.ts';
import { type MadeCertificate, makeCertificate } from './certificates.ts';
import { startReceiver, status, type TestReceiver } from './webhook-receiver.ts';

const run = promisify(execFile);
const folder = temporaryFolder('sender');
let certificate: MadeCertificate;

beforeAll(() => {
  certificate = makeCertificate(folder.path, { name: 'localhost' });
});
afterAll(() => folder.remove());

const senderOf = (options: Partial<WebhookSenderOptions> = {}) => createWebhookSender({ allowsPrivate: true, ...options });
const send = (url: string, options: Partial<WebhookSenderOptions> = {}) =>
  senderOf(options).send({ url, headers: { 'content-type': 'application/json', 'webhook-id': 'evt_1' }, body: '{"id":"evt_1"}' });

async function receiver(options: Parameters<typeof startReceiver>[0] = {}): Promise<TestReceiver> {
  const started = await startReceiver(options);
  onTestFinished(() => started.close());
  return started;
}

/** What names resolve to, one answer after the other; counts how often it was asked. */
function resolver(...answers: string[][]) {
  const asked: string[] = [];
  const resolve = ((name: string, _options: unknown, callback: (error: null, found: unknown) => void) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as NonNullable<WebhookSenderOptions['resolve']>;
  return { resolve, asked };
}

test('An event arrives as it was signed, with its headers', async () => {
  const to = await receiver({ answer: status(202) });
  expect(await send(to.url)).toEqual({ status: 202, reason: 'answered', retryAfterSeconds: null });
  expect(to.received[0]?.body).toBe('{"id":"evt_1"}');
  expect(to.received[0]?.headers).toMatchObject({ 'webhook-id': 'evt_1', 'content-length': '14' });
});

test('A name that resolves to a private address, alone or beside a public one, is not connected to', async () => {
  const to = await receiver({ tls: { key: readFileSync(certificate.keyFile, 'utf8'), cert: certificate.certificate } });
  const url = `https://erp.example.com:${to.port}/`;
  for (const addresses of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::ffff:127.0.0.1'], ['64:ff9b::7f00:1'], []]) {
    const answer = await send(url, { allowsPrivate: false, ...resolver(addresses) });
    expect(answer).toEqual({ status: null, reason: 'address-refused', retryAfterSeconds: null });
  }
  expect((await send(`https://127.0.0.1:${to.port}/`, { allowsPrivate: false })).reason).toBe('address-refused');
  expect((await send(to.url.replace('https', 'http'), { allowsPrivate: false })).reason).toBe('address-refused');
  expect(to.received).toEqual([]);
});

test('The connection goes to the address that was checked, whatever the name resolves to a moment later', async () => {
  const to = await receiver();
  const { resolve, asked } = resolver(['127.0.0.1'], ['169.254.169.254']);
  const sender = senderOf({ resolve });
  const request = { url: `http://erp.example.com:${to.port}/`, headers: {}, body: '{}' };
  expect((await sender.send(request)).status).toBe(204);
  expect(asked).toEqual(['erp.example.com']);
  await to.close();
  expect((await sender.send(request)).reason).toBe('address-refused');
});

test('A redirect is not followed', async () => {
  const inside = await receiver();
  const to = await receiver({ answer: status(302, { location: inside.url }) });
  expect(await send(to.url)).toMatchObject({ status: 302, reason: 'answered' });
  expect(inside.received).toEqual([]);
});

test('An answer with an endless body is taken for its status, and cut off', async () => {
  const cut = Promise.withResolvers<void>();
  const to = await receiver({
    answer: (_received, response) => {
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more).on('close', () => cut.resolve());
      more();
    },
  });
  expect(await send(to.url)).toMatchObject({ status: 500, reason: 'answered' });
  await cut.promise;
});

test('An answer whose body trickles on is cut off too', async () => {
  const cut = Promise.withResolvers<void>();
  const to = await receiver({
    answer: (_received, response) => {
      response.writeHead(200).write('.');
      response.on('close', () => cut.resolve());
    },
  });
  expect((await send(to.url)).status).toBe(200);
  await cut.promise;
});

test('A receiver that says 200 and closes before its body was whole has said 200', async () => {
  const to = await receiver({
    answer: (_received, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half', () => response.destroy());
    },
  });
  expect(await send(to.url)).toMatchObject({ status: 200, reason: 'answered' });
});

test('A receiver that never answers, or never ends its headers, is given up after the time-out', async () => {
  const silent = await receiver({ answer: () => {} });
  expect(await send(silent.url, { totalMilliseconds: 100 })).toEqual({ status: null, reason: 'timed-out', retryAfterSeconds: null });
  const sockets = new Set<Socket>();
  const trickling = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('x-more: and more\r\n'), 10);
    socket.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => trickling.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void trickling.close());
  const { port } = trickling.address() as { port: number };
  expect((await send(`http://127.0.0.1:${port}/`, { totalMilliseconds: 150 })).reason).toBe('timed-out');
});

test('Nobody there, a connection that breaks, nonsense: each in one word', async () => {
  const gone = await receiver();
  await gone.close();
  expect((await send(gone.url)).reason).toBe('unreachable');
  expect((await send('http://no-such-name.invalid:8080/')).reason).toBe('unreachable');
  const breaking = await receiver({ answer: (_received, response) => void response.destroy() });
  expect((await send(breaking.url)).reason).toBe('broken');
  const talking = createServer((socket) => void socket.on('error', () => {}).end('220 mail.example.com\r\n'));
  await new Promise<void>((resolve) => talking.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void talking.close());
  expect((await send(`http://127.0.0.1:${(talking.address() as { port: number }).port}/`)).reason).toBe('broken');
});

test('A receiver that wants another protocol, or talks without ever answering, holds nobody up for longer than one that is silent', async () => {
  const saying = async (text: string) => {
    const server = createServer((socket) => void socket.on('error', () => {}).once('data', () => socket.write(text)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  };
  const upgrading = await saying('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  expect((await send(upgrading, { totalMilliseconds: 200 })).reason).toBe('broken');
  const hinting = await saying('HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n'.repeat(3));
  expect((await send(hinting, { totalMilliseconds: 200 })).reason).toBe('timed-out');
});

test('A kept connection that the receiver closed meanwhile is no failure', async () => {
  const seen = new WeakSet<Socket>();
  let closed = 0;
  const to = await receiver({
    answer: ({ socket }, response) => {
      if (!seen.has(socket)) {
        seen.add(socket);
        response.writeHead(204).end();
        return;
      }
      closed += 1;
      response.destroy();
    },
  });
  const sender = senderOf();
  for (let count = 0; count < 100 && closed < 3; count += 1) {
    expect((await sender.send({ url: to.url, headers: {}, body: '{}' })).status).toBe(204);
    await new Promise(setImmediate);
  }
  expect(closed).toBe(3);
});

test('Retry-After is read as seconds or as a date, and is nothing where it is neither', async () => {
  const asked = async (value: string) => {
    const to = await receiver({ answer: status(503, { 'retry-after': value }) });
    return (await send(to.url)).retryAfterSeconds;
  };
  expect(await asked('120')).toBe(120);
  expect(await asked('31536000')).toBe(31_536_000);
  const date = await asked(new Date(Date.now() + 90_000).toUTCString());
  expect(date).toBeGreaterThan(80);
  expect(date).toBeLessThanOrEqual(90);
  expect(await asked(new Date(0).toUTCString())).toBe(0);
  expect(await asked('soon')).toBeNull();
});

test('A certificate that nobody vouches for, that is for another name, or TLS of yesterday ends it before anything is sent', async () => {
  const own = { key: readFileSync(certificate.keyFile, 'utf8'), cert: certificate.certificate };
  const ca = certificate.certificate;
  const to = await receiver({ tls: own });
  expect(await send(to.url, { ca })).toMatchObject({ status: 204 });
  expect(await send(to.url)).toMatchObject({ status: null, reason: 'tls' });
  const other = `https://erp.example.com:${to.port}/`;
  expect(await send(other, { ca, ...resolver(['127.0.0.1']) })).toMatchObject({ status: null, reason: 'tls' });
  const old = await receiver({ tls: { ...own, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } });
  expect(await send(old.url, { ca })).toMatchObject({ status: null, reason: 'tls' });
  const plain = await receiver();
  expect(await send(plain.url.replace('http:', 'https:'))).toMatchObject({ status: null, reason: 'tls' });
  expect([to.received.length, old.received.length, plain.received.length]).toEqual([1, 0, 0]);
});

test('A proxy named in the environment, and switched-off verification, change nothing', async () => {
  const proxy = await receiver();
  const to = await receiver();
  const secure = await receiver({ tls: { key: readFileSync(certificate.keyFile, 'utf8'), cert: certificate.certificate } });
  const script = `
    import { createWebhookSender } from './bff/node/service/webhook-sender.ts';
    const sender = createWebhookSender({ allowsPrivate: true });
    const answers = [];
    for (const url of ['${to.url}', '${secure.url}']) answers.push(await sender.send({ url, headers: {}, body: '{}' }));
    console.log(JSON.stringify(answers.map(({ status, reason }) => [status, reason])));
    process.exit(0);`;
  const address = `http://127.0.0.1:${proxy.port}`;
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address, HTTPS_PROXY: address, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env });
  expect(JSON.parse(stdout)).toEqual([
    [204, 'answered'],
    [null, 'tls'],
  ]);
  expect(proxy.received).toEqual([]);
  expect(to.received).toHaveLength(1);
});
