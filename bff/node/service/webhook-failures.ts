import type { WebhookAnswer } from '../../ports/events.ts';

/** The address may not be called. */
export class AddressRefused extends Error {}
/** No connection came to stand in time. */
export class NotConnected extends Error {}
/** The answer did not come in time. */
export class TimedOut extends Error {}

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ENODATA',
  'ESERVFAIL',
  'EREFUSED',
  'ETIMEOUT',
  'EBADNAME',
  'EBADRESP',
  'EFORMERR',
  'ENOTIMP',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
]);
/** OpenSSL's names for a certificate or a handshake that does not hold, as Node passes them on. */
const TLS = /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_|PATH_LENGTH_|EPROTO)/;

/** Why nothing was answered, in one of a few words: what the error itself says may hold the receiver's address. */
export function reasonOf(error: unknown): Exclude<WebhookAnswer['reason'], 'answered'> {
  if (error instanceof AddressRefused) return 'address-refused';
  if (error instanceof NotConnected) return 'unreachable';
  if (error instanceof TimedOut) return 'timed-out';
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? '');
  if (UNREACHABLE.has(code)) return 'unreachable';
  return TLS.test(code) ? 'tls' : 'broken';
}
