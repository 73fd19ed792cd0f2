import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { afterEach, expect, test } from 'vitest';
import { reasonOf } from './webhook-failures.ts';
import { createResolve, type ResolveOptions } from './webhook-resolve.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A name server on this machine; null: it says nothing. */
async function nameServer(answer: ((query: Buffer) => Buffer) | null): Promise<string> {
  const server = createSocket('udp4');
  open.push(server);
  server.on('message', (query, { port, address }) => answer && server.send(answer(query), port, address));
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  return `127.0.0.1:${server.address().port}`;
}

/** RFC 1035: the question again; for A (1) an address behind it, for others nothing; or that there is no such name (3). */
function answerTo(query: Buffer, address: readonly number[] | null): Buffer {
  const type = query.readUInt16BE(query.indexOf(0, 12) + 1);
  const question = query.subarray(12, query.indexOf(0, 12) + 5);
  const isTold = address !== null && type === 1;
  const head = Buffer.from([...query.subarray(0, 2), 0x81, address === null ? 0x83 : 0x80, 0, 1, 0, isTold ? 1 : 0, 0, 0, 0, 0]);
  const record = isTold ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address]) : Buffer.alloc(0);
  return Buffer.concat([head, question, record]);
}

const resolved = (name: string, options: ResolveOptions) =>
  new Promise<unknown>((resolve) =>
    createResolve(options)(name, { all: true }, (error, found) => resolve(error ? reasonOf(error) : found)),
  );

test('A name is resolved by the name servers of the machine', async () => {
  const servers = [await nameServer((query) => answerTo(query, [93, 184, 215, 14]))];
  expect(await resolved('erp.example.com', { allowsPrivate: false, servers })).toEqual([{ address: '93.184.215.14', family: 4 }]);
});

test('Names whose servers never answer end as unreachable, and keep no other name from being resolved meanwhile', async () => {
  const servers = [await nameServer(null)];
  const system = () => expect.unreachable('The system is not asked where a name server is silent.');
  const silent = Array.from({ length: 64 }, (_, index) =>
    resolved(`r${index}.example.com`, { allowsPrivate: index % 2 === 0, servers, system }),
  );
  let isEnded = false;
  const ended = Promise.all(silent).finally(() => {
    isEnded = true;
  });
  expect(await lookup('127.0.0.1')).toMatchObject({ family: 4 });
  expect((await lookup('localhost')).address).toMatch(/^(127\.0\.0\.1|::1)$/);
  expect(isEnded).toBe(false);
  expect(new Set(await ended)).toEqual(new Set(['unreachable']));
});

test('Names of the own network, which no name server knows, are asked of the system where they are allowed', async () => {
  const servers = [await nameServer((query) => answerTo(query, null))];
  const system: ResolveOptions['system'] = (_name, _options, callback) => callback(null, [{ address: '10.0.0.7', family: 4 }]);
  expect(await resolved('erp', { allowsPrivate: true, servers, system })).toEqual([{ address: '10.0.0.7', family: 4 }]);
  expect(await resolved('erp', { allowsPrivate: false, servers, system })).toBe('unreachable');
});
