/** A message to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Hands messages to a mail server. */
export interface Mailer {
  /** Resolves once the server has taken the message; throws `MailFailed` where it did not. */
  send(mail: Mail): Promise<void>;
}

export class MailFailed extends Error {
  override name = 'MailFailed';
}
