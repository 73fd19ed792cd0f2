import type { ProgramSettings } from '../program/settings-schema.ts';
import { readTrust, type Trust } from './proxy.ts';
import { type TlsFiles, tlsFilesOf } from './tls.ts';

/** How requests reach the service. */
export interface Entry {
  /** Path under which everything is served; empty: none. */
  basePath: string;
  /** Which proxies are believed about who asks. */
  trust: Trust;
  /** Null: plain http. */
  tls: TlsFiles | null;
}

/** `BASE_PATH`, `TRUST_PROXY` and the TLS files of the settings. Throws `StartFailure` where they make no sense. */
export function entryOf(settings: ProgramSettings): Entry {
  return { basePath: settings.BASE_PATH, trust: readTrust(settings.TRUST_PROXY), tls: tlsFilesOf(settings) };
}
