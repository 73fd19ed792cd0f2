import { readFileSync } from 'node:fs';
import type { Mailer, Store } from '../../ports/index.ts';
import type { ProcessLog } from '../service/log.ts';
import { createMailer } from '../service/mailer.ts';
import type { ProgramSettings } from './settings-schema.ts';
import { StartFailure } from './start-failure.ts';

type MailSettings = Pick<ProgramSettings, 'SMTP_URL' | 'SMTP_PASSWORD_FILE' | 'MAIL_FROM'>;

/** What sends mail, as the settings say; null where they name no mail server. Throws `StartFailure` where they do not fit together. */
export function openMailer({ SMTP_URL, SMTP_PASSWORD_FILE, MAIL_FROM }: MailSettings, log: Pick<ProcessLog, 'notice'>): Mailer | null {
  if (SMTP_URL === undefined) return refuseLeftOver({ SMTP_PASSWORD_FILE, MAIL_FROM });
  if (MAIL_FROM === undefined)
    throw new StartFailure('SMTP_URL is set, but not who mail comes from. Set MAIL_FROM, such as portal@example.com.');
  const password = SMTP_PASSWORD_FILE === undefined ? undefined : readPassword(SMTP_PASSWORD_FILE);
  if (password !== undefined && new URL(SMTP_URL).username === '')
    throw new StartFailure('SMTP_PASSWORD_FILE is set, but SMTP_URL names no user. Write it as smtps://user@mail.example.com.');
  return createMailer({ url: SMTP_URL, password, from: MAIL_FROM }, (kind) =>
    log.notice('mail', `The mail server of SMTP_URL did not take a message (${kind}). Whoever asked for the code was told so.`, true),
  );
}

function refuseLeftOver({ SMTP_PASSWORD_FILE, MAIL_FROM }: Partial<MailSettings>): null {
  const name = SMTP_PASSWORD_FILE !== undefined ? 'SMTP_PASSWORD_FILE' : MAIL_FROM !== undefined ? 'MAIL_FROM' : null;
  if (name !== null) throw new StartFailure(`${name} is set, but no mail server. Set SMTP_URL, or take ${name} away.`);
  return null;
}

function readPassword(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFailure(
      `The password file ${path} cannot be read (${code}). Correct SMTP_PASSWORD_FILE, or give this account the right to.`,
    );
  }
}

/** A sentence where partners ask for codes that nothing can send; null where that is not so. */
export async function mailMissing({ store, mailer }: { store: Store; mailer: Mailer | null }): Promise<string | null> {
  if (mailer !== null) return null;
  const asking = (await store.reads.partners.list()).filter(({ stepUp }) => stepUp);
  if (asking.length === 0) return null;
  const who = asking.length === 1 ? 'One partner asks' : `${asking.length} partners ask`;
  return `${who} for codes before money moves, but no mail server is set up: such operations are refused. Set SMTP_URL and MAIL_FROM, then start again.`;
}
