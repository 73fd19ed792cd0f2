import { type Mailer, MailFailed } from '../../ports/mail.ts';

/** Where mail goes. */
export interface MailSettings {
  /** `smtps://` begins with TLS, `smtp://` asks for it (STARTTLS). May name user and password. */
  url: string;
  /** The password, where the address names none. */
  password?: string | undefined;
  /** Who it comes from, such as `Partner portal <portal@example.com>`. */
  from: string;
  /** Certificates (PEM) to trust instead of the platform's. */
  ca?: string | undefined;
}

type Transport = ReturnType<typeof import('nodemailer').createTransport>;

/** Whoever asked for a code waits for it: a mail server that says nothing must not hold them up for minutes. */
const PATIENCE_MILLISECONDS = 10_000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** True where mail goes no further than this machine: there it may go without TLS. */
export function isOnThisMachine(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

/**
 * Hands mail to a server. Without TLS only on this machine. What a server says of a mail it refuses may hold the address, so of a failure
 * no more than its kind is told.
 */
export function createMailer({ url, password, from, ca }: MailSettings, onFailure: (kind: string) => void = () => undefined): Mailer {
  const { protocol, hostname, port, username, password: inUrl } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const options = {
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port === '' ? {} : { port: Number(port) }),
    secure: isSecure,
    requireTLS: !isSecure && !isOnThisMachine(url),
    // A relay on this machine has a certificate that nobody vouches for, if any.
    ignoreTLS: !isSecure && isOnThisMachine(url),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: password ?? decodeURIComponent(inUrl) } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
    dnsTimeout: PATIENCE_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  // Read with the first mail: most processes send none.
  let transport: Promise<Transport> | undefined;
  return {
    async send({ to, subject, text }) {
      // Given apart, an address is never taken for several, nor for a name with an address behind it.
      const addressed = { name: '', address: to };
      try {
        transport ??= import('nodemailer').then(({ createTransport }) => createTransport(options));
        await (await transport).sendMail({ from, to: addressed, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
      } catch (error) {
        onFailure(kindOf(error));
        throw new MailFailed('The mail server did not take the message.');
      }
    },
  };
}

/** A code of the library or the platform, such as `ECONNREFUSED`, and the server's own number, such as 550; never its words. */
function kindOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const kinds = [code, responseCode].filter((one) => typeof one === 'number' || (typeof one === 'string' && /^[A-Z0-9_]{1,40}$/.test(one)));
  return kinds.length === 0 ? 'unknown' : kinds.join(' ');
}
