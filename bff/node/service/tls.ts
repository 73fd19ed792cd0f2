import { constants, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Server, ServerOptions } from 'node:https';
import type { ProgramSettings } from '../program/settings-schema.ts';
import { StartFailure } from '../program/start-failure.ts';

/** Where the server finds what it proves its name with: a chain, its own certificate first, and the private key; both PEM. */
export interface TlsFiles {
  certificateFile: string;
  keyFile: string;
}

/** Forward secrecy and AEAD only (DOMAIN.md §7.28, strength "high"). */
const SUITES = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
];

const STRENGTH: ServerOptions = {
  minVersion: 'TLSv1.2',
  ciphers: SUITES.join(':'),
  honorCipherOrder: true,
  // The key that seals tickets lives as long as the process: whoever took it could read what was said under them before.
  secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
};

/**
 * A year, and the host alone: what lies beneath it is not the BFF's to decide. Said only where the server itself speaks TLS; behind a
 * proxy the name is the proxy's.
 */
export const STRICT_TRANSPORT = 'max-age=31536000';

/** The files that `TLS_CERTIFICATE_FILE` and `TLS_KEY_FILE` name; null where the server speaks plain http. Throws `StartFailure`. */
export function tlsFilesOf(settings: Pick<ProgramSettings, 'TLS_CERTIFICATE_FILE' | 'TLS_KEY_FILE'>): TlsFiles | null {
  const { TLS_CERTIFICATE_FILE: certificateFile, TLS_KEY_FILE: keyFile } = settings;
  if (certificateFile !== undefined && keyFile !== undefined) return { certificateFile, keyFile };
  if (certificateFile === undefined && keyFile === undefined) return null;
  const [is, missing] = keyFile === undefined ? ['TLS_CERTIFICATE_FILE', 'TLS_KEY_FILE'] : ['TLS_KEY_FILE', 'TLS_CERTIFICATE_FILE'];
  throw new StartFailure(`${is} is set, but not ${missing}. TLS needs both; leave both out where a proxy speaks TLS.`);
}

export interface Certificate {
  /** For `createServer` and `setSecureContext`. */
  options: ServerOptions;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** Reads certificate and key, and makes sure that they belong together. Throws `StartFailure` with a sentence. */
export function readCertificate({ certificateFile, keyFile }: TlsFiles): Certificate {
  const cert = readText(certificateFile, 'TLS_CERTIFICATE_FILE');
  const key = readText(keyFile, 'TLS_KEY_FILE');
  const first = parsed(() => new X509Certificate(cert), `${certificateFile} (TLS_CERTIFICATE_FILE) holds no certificate in PEM form.`);
  const ownKey: KeyObject = parsed(
    () => createPrivateKey(key),
    `${keyFile} (TLS_KEY_FILE) holds no private key in PEM form, or one with a passphrase; take that off first.`,
  );
  if (!first.checkPrivateKey(ownKey)) {
    throw new StartFailure(
      `The key in ${keyFile} does not belong to the first certificate in ${certificateFile}. Put the server’s own certificate first, its issuers behind it, and name the key it was made with.`,
    );
  }
  return { options: { ...STRENGTH, cert, key }, endsAt: Date.parse(first.validTo) };
}

function readText(path: string, setting: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartFailure(`${path} (${setting}) cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function parsed<Value>(parse: () => Value, sentence: string): Value {
  try {
    return parse();
  } catch {
    // The message of a parser may quote what it read.
    throw new StartFailure(sentence);
  }
}

const MINUTE_MILLISECONDS = 60_000;

/**
 * Tells of connections that speak plain http where TLS is spoken: most likely a proxy of one's own, whose people see a 502 and nothing else.
 * Once a minute at most, since strangers knock on every port. Such a connection is closed: the server cannot answer what it cannot read.
 */
export function plainHttpTold(onFailure: (error: unknown) => void): (error: NodeJS.ErrnoException) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return ({ code }) => {
    if (code !== 'ERR_SSL_HTTP_REQUEST' || performance.now() - toldAt < MINUTE_MILLISECONDS) return;
    toldAt = performance.now();
    onFailure(new StartFailure('Somebody speaks plain http to this port, which speaks TLS. If it is your own proxy, let it use https.'));
  };
}

/** The certificate of a server that runs. */
export interface ServedCertificate {
  /** Days until it ends; negative once it has. */
  daysLeft(now: number): number;
  /** Takes the files anew: new connections get them, open ones go on. Throws, and keeps what it has, where they cannot be used. */
  reload(): Promise<void>;
  /** Watches the files no longer. */
  stop(): void;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const LOOK_MILLISECONDS = 5_000;

/**
 * Keeps a server's certificate current: looks at both files every five seconds, so that a renewal is served without anybody's doing. A
 * certificate that was written before its key is taken as soon as the key is there too. `onRenewed` is told, in milliseconds since 1970, when the
 * one ends that is served from then on.
 */
export function keepCertificate(
  server: Pick<Server, 'setSecureContext'>,
  files: TlsFiles,
  served: Certificate,
  { onFailure, onRenewed }: { onFailure(error: unknown): void; onRenewed(endsAt: number): void },
): ServedCertificate {
  let { endsAt, options } = served;
  const reload = async (): Promise<void> => {
    const certificate = readCertificate(files);
    server.setSecureContext(certificate.options);
    const isOther = certificate.options.cert !== options.cert;
    ({ endsAt, options } = certificate);
    if (isOther) onRenewed(endsAt);
  };
  const look = () => void reload().catch(onFailure);
  const paths = [files.certificateFile, files.keyFile];
  for (const path of paths) watchFile(path, { interval: LOOK_MILLISECONDS, persistent: false }, look);
  return {
    daysLeft: (now) => (endsAt - now) / DAY_MILLISECONDS,
    reload,
    stop: () => {
      for (const path of paths) unwatchFile(path, look);
    },
  };
}
