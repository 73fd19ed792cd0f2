import type { Failure } from '../../core/failure.ts';
import { formatClock } from '../../core/formats.ts';
import type { Pending } from '../controller.ts';
import type { SigningDesk } from './desk.ts';
import type { Files } from './files.ts';
import type { PassOn } from './pass-on.ts';
import type { SigningStrings } from './strings/index.ts';

/** What every part of the dialog draws with. */
export interface SigningView {
  desk: SigningDesk;
  words: SigningStrings;
  files: Files;
  passOn: PassOn;
  /** What is left to sign after this one. */
  left: readonly Pending[];
  /** Where the host lists what was signed; null where it has not said. */
  listHref: string | null;
  isExpired: boolean;
  acts: {
    sign: () => void;
    later: () => void;
    close: () => void;
    openNext: (code: string) => void;
    focus: (selector: string) => void;
    announce: (text: string) => void;
    copy: (requestId: string) => void;
    print: () => void;
  };
}

/** Why it was not signed, and when it can be tried again; `failedAt`: when that was learnt. */
export function refusalText({ code, requestId, retryAfterSeconds }: Failure, failedAt: number, words: SigningStrings): string {
  const when = retryAfterSeconds === null ? '' : words.after(formatClock(failedAt + retryAfterSeconds * 1000, true));
  return `${words.refusals[code] ?? words.refused(requestId)}${when}`;
}
