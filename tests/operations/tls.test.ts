import { copyFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect as connectPlainly } from 'node:net';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Listening, listen } from '../../bff/node/service/listen.ts';
import { readCertificate, tlsFilesOf } from '../../bff/node/service/tls.ts';
import { run, temporaryFolder } from '../e2e/process.ts';
import { type MadeCertificate, makeCertificate } from './certificates.ts';
import { freePort } from './free-ports.ts';

const folder = temporaryFolder('tls');
const servers: Listening[] = [];
let authority: MadeCertificate;
let own: MadeCertificate;
beforeAll(() => {
  authority = makeCertificate(folder.path, { name: 'authority' });
  own = makeCertificate(folder.path, { name: 'own', issuer: authority });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close(Promise.resolve())));
  folder.remove();
});

/** A server with files of its own, which a test may change. */
async function serve(from: MadeCertificate = own, chain = authority.certificate) {
  const name = `server-${servers.length}`;
  const tls = { certificateFile: join(folder.path, `${name}.pem`), keyFile: join(folder.path, `${name}.key`) };
  writeFileSync(tls.certificateFile, `${from.certificate}${chain}`);
  copyFileSync(from.keyFile, tls.keyFile);
  const failures: unknown[] = [];
  const renewals: number[] = [];
  const server = await listen(async () => new Response('hello'), 0, '127.0.0.1', {
    tls,
    onFailure: (error) => failures.push(error),
    onRenewed: (endsAt) => renewals.push(endsAt),
  });
  servers.push(server);
  return { ...server, tls, failures, renewals, served: server.certificate as NonNullable<Listening['certificate']> };
}

function shake(port: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: authority.certificate, ...options }, () =>
      resolve(socket),
    );
    socket.once('error', reject);
  });
}

describe('a server that speaks TLS itself', () => {
  it('agrees on forward secrecy and AEAD, in TLS 1.3 and 1.2', async () => {
    const { port } = await serve();
    for (const [version, name] of [
      ['TLSv1.3', /^TLS_(AES_256_GCM_SHA384|CHACHA20_POLY1305_SHA256|AES_128_GCM_SHA256)$/],
      ['TLSv1.2', /^ECDHE-ECDSA-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)$/],
    ] as const) {
      const socket = await shake(port, { minVersion: version, maxVersion: version });
      expect([socket.getProtocol(), socket.getCipher().name]).toEqual([version, expect.stringMatching(name)]);
      socket.destroy();
    }
  });

  it.each([
    'AES128-GCM-SHA256',
    'AES256-GCM-SHA384',
    'AES128-SHA',
    'AES256-SHA256',
    'ECDHE-RSA-AES128-SHA',
    'ECDHE-RSA-AES256-SHA384',
    'ECDHE-RSA-AES128-SHA256',
    'DHE-RSA-AES128-SHA',
    'DHE-RSA-AES256-SHA256',
    'ECDHE-ARIA128-GCM-SHA256',
    'CAMELLIA128-SHA',
    'NULL-SHA256',
    'ADH-AES128-GCM-SHA256',
  ])('refuses %s', async (cipher) => {
    const { port } = await rsaServer();
    const weak = { ciphers: `${cipher}:@SECLEVEL=0`, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
    await expect(shake(port, { ...weak, rejectUnauthorized: false })).rejects.toMatchObject({
      code: expect.stringMatching(/HANDSHAKE_FAILURE|ECONNRESET/),
    });
  });

  it('takes the same client with a strong suite, so that the refusals above are refusals of the suite', async () => {
    const { port } = await rsaServer();
    const strong = { ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
    const socket = await shake(port, { ...strong, rejectUnauthorized: false });
    expect(socket.getCipher().name).toBe('ECDHE-RSA-AES128-GCM-SHA256');
    socket.destroy();
  });

  it.each(['TLSv1', 'TLSv1.1'] as const)('refuses %s', async (version) => {
    const { port } = await rsaServer();
    const old = { ciphers: 'ALL:@SECLEVEL=0', minVersion: version, maxVersion: version, rejectUnauthorized: false };
    await expect(shake(port, old)).rejects.toMatchObject({ code: expect.stringMatching(/PROTOCOL_VERSION|ECONNRESET/) });
  });

  it('sends the issuers behind its certificate, and asks for TLS from now on', async () => {
    const { port } = await serve();
    const socket = await shake(port);
    expect(socket.authorized).toBe(true);
    expect(socket.getPeerCertificate(true).issuerCertificate.subject.CN).toBe('authority');
    socket.destroy();
    expect(await ask(port)).toMatchObject({ status: 200, text: 'hello', strict: 'max-age=31536000' });
  });

  it('closes a connection that speaks plain http, says so once, and goes on', async () => {
    const { port, failures } = await serve();
    await speakPlainly(port);
    const said = await speakPlainly(port);
    expect(said).not.toContain('hello');
    expect(failures).toEqual([expect.objectContaining({ message: expect.stringMatching(/^Somebody speaks plain http to this port/) })]);
    expect((await ask(port)).status).toBe(200);
  });
});

test('the program’s own probe reaches a service that speaks TLS, and tells where none answers', async () => {
  const { port, tls } = await serve();
  const env = { TLS_CERTIFICATE_FILE: tls.certificateFile, TLS_KEY_FILE: tls.keyFile, SETTINGS_FILE: '' };
  const probe = (at: number) => run(process.execPath, ['bff/node/program/run.ts', 'probe'], { ...env, PORT: String(at) });
  const alive = probe(port);
  expect([await alive.ended, alive.output()]).toEqual([0, 'hello\n']);
  const free = await freePort();
  const nobody = probe(free);
  expect([await nobody.ended, nobody.output()]).toEqual([
    1,
    expect.stringContaining(`Nobody answers at 127.0.0.1:${free} (connect ECONNREFUSED`),
  ]);
});

describe('a renewed certificate', () => {
  it('is served to whoever connects then, while open connections go on', async () => {
    const { port, tls, served } = await serve();
    const open = await shake(port);
    const renewed = makeCertificate(folder.path, { name: 'renewed', issuer: authority, days: 90 });
    expect(Math.round(served.daysLeft(Date.now()))).toBe(30);
    writeFileSync(tls.certificateFile, renewed.certificate);
    copyFileSync(renewed.keyFile, tls.keyFile);
    await served.reload();
    expect(Math.round(served.daysLeft(Date.now()))).toBe(90);
    const later = await shake(port);
    expect([open.getPeerCertificate().subject.CN, later.getPeerCertificate().subject.CN]).toEqual(['own', 'renewed']);
    const weak = { ciphers: 'ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0', maxVersion: 'TLSv1.2' } as const;
    await expect(shake(port, weak)).rejects.toMatchObject({ code: expect.stringMatching(/HANDSHAKE_FAILURE/) });
    open.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    expect(String(await new Promise((resolve) => open.once('data', resolve)))).toMatch(/^HTTP\/1.1 200/);
    open.destroy();
    later.destroy();
  });

  it('is left alone while its key does not belong to it', async () => {
    const { port, tls, served } = await serve();
    const renewed = makeCertificate(folder.path, { name: 'half', issuer: authority });
    writeFileSync(tls.certificateFile, renewed.certificate);
    await expect(served.reload()).rejects.toThrow(/does not belong to the first certificate/);
    const socket = await shake(port);
    expect(socket.getPeerCertificate().subject.CN).toBe('own');
    socket.destroy();
  });

  it('is found without anybody’s doing, and told once', async () => {
    const { tls, served, renewals } = await serve();
    const renewed = makeCertificate(folder.path, { name: 'found', issuer: authority, days: 90 });
    copyFileSync(renewed.keyFile, tls.keyFile);
    writeFileSync(tls.certificateFile, renewed.certificate);
    await expect.poll(() => Math.round(served.daysLeft(Date.now())), { timeout: 30_000 }).toBe(90);
    await served.reload();
    expect(renewals.map((endsAt) => Math.round((endsAt - Date.now()) / 86_400_000))).toEqual([90]);
  }, 60_000);
});

describe('at the start, a sentence says what to put right', () => {
  const sentence = (message: RegExp) => expect.objectContaining({ name: 'StartFailure', message: expect.stringMatching(message) });

  it('where only one of the two files is named', () => {
    expect(() => tlsFilesOf({ TLS_CERTIFICATE_FILE: 'a', TLS_KEY_FILE: undefined })).toThrow(
      sentence(/^TLS_CERTIFICATE_FILE is set, but not TLS_KEY_FILE\./),
    );
    expect(() => tlsFilesOf({ TLS_CERTIFICATE_FILE: undefined, TLS_KEY_FILE: 'a' })).toThrow(
      sentence(/^TLS_KEY_FILE is set, but not TLS_CERTIFICATE_FILE\./),
    );
    expect(tlsFilesOf({ TLS_CERTIFICATE_FILE: undefined, TLS_KEY_FILE: undefined })).toBe(null);
  });

  it('where a file is not there, or is something else', () => {
    const read = (different: Partial<MadeCertificate>) => () => readCertificate({ ...own, ...different });
    expect(read({ keyFile: '/nowhere/key.pem' })).toThrow(sentence(/^\/nowhere\/key.pem \(TLS_KEY_FILE\) cannot be read \(ENOENT\)\.$/));
    expect(read({ certificateFile: own.keyFile })).toThrow(sentence(/holds no certificate in PEM form/));
    expect(read({ keyFile: own.certificateFile })).toThrow(sentence(/holds no private key in PEM form/));
  });

  it('where the key is another certificate’s, before the port is taken', async () => {
    const wrong = { certificateFile: own.certificateFile, keyFile: authority.keyFile };
    const started = listen(async () => new Response(), 0, '127.0.0.1', { tls: wrong });
    await expect(started).rejects.toThrow(
      sentence(/authority\.key does not belong to the first certificate in .*own\.pem\. Put the server’s own certificate first/),
    );
  });
});

let rsa: ReturnType<typeof serve> | undefined;
/** Suites are named by the kind of key; RSA has the most weak ones. */
function rsaServer() {
  rsa ??= serve(makeCertificate(folder.path, { name: 'rsa', kind: 'rsa' }), '');
  return rsa;
}

function ask(port: number): Promise<{ status: number | undefined; text: string; strict: unknown }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', servername: 'localhost', ca: authority.certificate, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, text, strict: response.headers['strict-transport-security'] }));
    });
    asked.on('error', reject).end();
  });
}

/** Everything that is answered until the connection is closed. */
function speakPlainly(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectPlainly(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'));
    let text = '';
    socket.on('data', (part) => (text += String(part)));
    socket.on('error', () => {}).on('close', () => resolve(text));
  });
}
