import type { BrokenChain, ReleaseCheck } from '../../domain/release-rules.ts';
import type { ClosedChanges } from '../../ports/operations.ts';
import { typed } from '../program/release.ts';

/** Every check in its order, and under each that did not pass what to type. */
export function checkLines(checks: readonly ReleaseCheck[], closed: ClosedChanges): string {
  return checks.map((check, index) => `${index + 1}  ${check.passed ? 'ok ' : 'NO '} ${wordsOf(check, closed)}`).join('\n');
}

function wordsOf(check: ReleaseCheck, closed: ClosedChanges): string {
  switch (check.name) {
    case 'changes-closed':
      return `Changes are closed since the restore of ${closed.since} (backup of ${closed.backupAt ?? 'a time that it does not say'}).`;
    case 'sessions-ended':
      return check.passed
        ? 'No session of before the restore lives.'
        : `${check.live} sessions of before the restore live: somebody changed the database since. Restore the backup again: ${typed('restore FILE --replace')}`;
    case 'chains-intact':
      return check.passed ? 'Every chain follows, row by row.' : `These chains are broken:${check.broken.map(brokenLine).join('')}`;
    case 'heads-compared':
      return headWords(check);
    case 'losses-accepted':
      return lossWords(check);
  }
}

const BREAKS: Readonly<Record<BrokenChain['reason'], string>> = {
  row: 'does not follow from the row before it',
  head: 'is not the row whose head was signed before the backup, or after the restore',
  'restore-missing': 'should say that the chain was restored, and does not',
};

function brokenLine({ partnerId, chain, at, reason }: BrokenChain): string {
  return `
       ${partnerId}${chain ? ' signatures' : ''}: row ${at} ${BREAKS[reason]}.
       No restore does that: the backup, the database or the heads were changed. Use another backup, and find out who had them.`;
}

function headWords({ passed, count, badLines }: Extract<ReleaseCheck, { name: 'heads-compared' }>): string {
  if (badLines.length > 0)
    return `Lines of the heads file that do not hold: ${badLines.join(', ')}. Name one that was not changed, or the log it came from: ${typed('release --head FILE')}`;
  if (count === 0) return `There is no signed head in the file. Name another: ${typed('release --head FILE')}`;
  if (count !== null) return `${count} heads that were kept elsewhere were compared.`;
  if (passed) return 'Heads were not compared, as was asked for: nobody can tell what is missing.';
  return `No heads were compared, so that nobody knows what is missing. Name a copy of heads.jsonl, or the log, from another machine:
       ${typed('release --head FILE')}
       Only where there is none: ${typed('release --without-heads')}`;
}

function lossWords({ passed, lost }: Extract<ReleaseCheck, { name: 'losses-accepted' }>): string {
  if (lost.length === 0) return 'No row is known to be lost.';
  const lines = lost.map(
    ({ partnerId, chain, from, until }) =>
      `\n       ${partnerId}${chain ? ' signatures' : ''}: ${until - from + 1} rows (${from} to ${until}), and what came after the last head`,
  );
  const told = `Rows of the chains, and what they tell of, were lost after the backup:${lines.join('')}`;
  if (passed) return `${told}\n       This is accepted, and put on record under a signature.`;
  return `${told}\n       A newer backup may hold them. Where there is none, accept it: add --accept-lost`;
}
