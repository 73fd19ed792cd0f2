import type { Mail, Mailer } from '../ports/mail.ts';

/** A mail that arrived. */
export interface ReceivedMail extends Mail {
  /** In milliseconds since 1970. */
  at: number;
}

/** A mailbox for everybody, in memory. */
export interface Mailbox extends Mailer {
  /** Newest first. */
  received(): readonly ReceivedMail[];
}

const KEPT = 50;

/** Takes every mail and keeps the newest 50: what the demonstration shows in the place of a mail server. */
export function createMailbox(now: () => number): Mailbox {
  let kept: readonly ReceivedMail[] = [];
  return {
    async send(mail) {
      kept = [{ ...mail, at: now() }, ...kept].slice(0, KEPT);
    },
    received: () => kept,
  };
}
