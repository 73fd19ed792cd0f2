import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Failure, FailureCode } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';
import type { DocumentReading } from '../../kit/document-reading.ts';
import type { Presented, Unshowable } from './presented.ts';

export type Signed = AnswerOf<'POST /v1/agreements/sign'>;

/** Why the text in front of the signer is another one than a moment ago. */
export type News = 'outdated' | 'withdrawn' | 'used' | 'invalid' | 'renewed';

/** What keeps from signing, in the order in which the signer meets it. */
export type Problem = 'agree' | 'capacity' | 'sections';

export type DeskState =
  | { kind: 'closed' }
  | { kind: 'presenting' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unshowable'; why: Unshowable }
  | { kind: 'reading'; presented: Presented }
  | { kind: 'done'; signed: Signed };

export interface DeskHost {
  session: () => Session | null;
  update: () => void;
  /** Whose headings are gone to; one for each text. */
  reading: (digest: string) => DocumentReading;
  /** False where the host has prevented it. */
  mayGoOn: (intent: { code: string; version: number }) => boolean;
  onSigned: (signed: Signed) => void;
  /** The state became another one: the focus goes to where it begins. */
  onTurn: () => void;
}

/** Refusals after which the text is presented anew. */
export const NEWS: Partial<Record<FailureCode, News>> = {
  'agreement-outdated': 'outdated',
  'agreement-withdrawn': 'withdrawn',
  'manifest-used': 'used',
  'manifest-invalid': 'invalid',
  'manifest-expired': 'renewed',
};
