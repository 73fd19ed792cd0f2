import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { checkWords } from '../../../shared/evidence/check-words.ts';
import { factsOf, statementIn } from '../../../shared/evidence/facts.ts';
import type { CheckFound, SignedReceipt } from '../../../shared/evidence/receipt.ts';
import { type FileFault, MAXIMUM_BYTES, type ReceiptFile, readReceiptFile } from '../../../shared/evidence/receipt-file.ts';
import { isReceiptGood, verifyReceipt } from '../../../shared/evidence/verify-receipt.ts';
import { DEMONSTRATION_KEY_ID } from '../../security/demonstration.ts';
import { fileSentence } from '../program/file-words.ts';
import { type KnownKeys, knownKeys } from '../program/published-keys.ts';
import { changedBytes } from '../program/receipt-place.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { terminalText } from '../program/terminal-text.ts';
import { readArguments } from '../program/usage.ts';

export const RECEIPT_USAGE = `${typed('verify receipt FILE… [--keys FILE]')}

Checks receipts of signatures, .html or .json, as they were downloaded: whether record, text and page are what was signed, to the byte. Needs
no database and no network. Whose key signed it, the file cannot tell: the keys of this installation are asked where they are at hand, else name
those that the service publishes (GET /v1/evidence/keys, saved as it came) with --keys. Exit code 1 where anything fails.`;

const FAULTS: Readonly<Record<FileFault, string>> = {
  empty: 'The file is empty. Download the receipt again.',
  cut: 'The file is a receipt whose end is missing. Download it again.',
  encoding: 'The file has bytes that are no UTF-8: it was changed, or saved by another program. Download it again.',
  other: 'The file is no receipt. Name the .html or .json file as it was downloaded, not a print or a copy of its text.',
};

/** `verify receipt FILE…`: one line a check, every file to its end. */
export function verifyReceiptFiles(args: readonly string[]): void {
  const { values, positionals } = readArguments(
    { args: [...args], options: { keys: { type: 'string' } }, allowPositionals: true },
    RECEIPT_USAGE,
  );
  if (positionals.length === 0) throw new StartFailure(`Name the file of a receipt.\n\n${RECEIPT_USAGE}`);
  const keys = knownKeys(values.keys);
  const good = positionals.filter((path) => verifyOne(path, keys));
  if (positionals.length > 1) console.log(`\n${good.length} of ${positionals.length} receipts hold.`);
  if (good.length < positionals.length) process.exitCode = 1;
}

/** Words of a file that somebody made up must not move the cursor of whoever reads them. */
function say(line: string): void {
  console.log(terminalText(line));
}

function verifyOne(path: string, keys: KnownKeys | null): boolean {
  console.log('');
  say(path);
  const read = readFile(path);
  if (typeof read === 'string') {
    say(`  ${read}`);
    say('  It does not hold.');
    return false;
  }
  const { file, bytes } = read;
  const found = verifyReceipt(file.signed, { ...file.beside, seal: located(file, bytes), keys: keys?.keys });
  for (const one of found) say(`  ${one.outcome.padEnd(12)}${checkWords(one, 'en')}.`);
  const isGood = isReceiptGood(found);
  for (const line of closingLines(file, found, keys)) say(`  ${line}`);
  say(isGood ? `  ${outcomeWords(file)}` : '  It does not hold.');
  return isGood;
}

function outcomeWords({ signed }: ReceiptFile): string {
  const { withdrawal } = (JSON.parse(signed) as SignedReceipt).receipt;
  return withdrawal ? 'It holds; the signature was withdrawn later.' : 'It holds.';
}

/** A sentence where there is no receipt to be read. */
function readFile(path: string): { file: ReceiptFile; bytes: Uint8Array } | string {
  try {
    const facts = statSync(path);
    if (!facts.isFile()) return 'This is no file. Name the file of a receipt.';
    if (facts.size > MAXIMUM_BYTES)
      return `The file is larger than any receipt (${MAXIMUM_BYTES / 1024 / 1024} MiB). Name the file as it was downloaded.`;
    const bytes = readFileSync(path);
    const file = readReceiptFile(bytes, (all) => hash('sha256', all));
    return 'fault' in file ? FAULTS[file.fault] : { file, bytes };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'There is no such file.';
    return fileSentence(error) ?? `The file cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`;
  }
}

/** The seal says that a file was changed; what this release would have written says where, where it is the release that wrote it. */
function located({ beside, signed }: ReceiptFile, bytes: Uint8Array): ReceiptFile['beside']['seal'] {
  const { seal, rendered } = beside;
  if (!seal) return undefined;
  return { ...seal, locate: () => changedBytes(bytes, { receipt: signed, rendered: rendered ?? '' }) ?? seal.locate() };
}

function closingLines({ signed, format }: ReceiptFile, found: readonly CheckFound[], keys: KnownKeys | null): string[] {
  const outcomeOf = (check: CheckFound['check']) => found.find((one) => one.check === check)?.outcome;
  if (outcomeOf('format') === 'fails' && outcomeOf('signature') !== 'holds') return [];
  const whole = JSON.parse(signed) as SignedReceipt;
  const { keyId, publicKey } = whole.signature;
  const lines = [`Key ${keyId}, public key ${publicKey}${keys ? `; asked: ${keys.origin}` : ''}.`];
  if (keyId === DEMONSTRATION_KEY_ID)
    lines.push('It names the key of the demonstration, which everybody has: such a receipt proves nothing, whatever the checks say.');
  if (outcomeOf('key') === 'fails')
    lines.push('Where it is the receipt of another service, save what its GET /v1/evidence/keys answers, and name that with --keys FILE.');
  if (format === 'html' && outcomeOf('seal') === 'fails')
    lines.push('Mail programs and editors that save a page anew break its seal as well. Ask for the file as it was downloaded.');
  if (!isReceiptGood(found)) return lines;
  const { proves, provesNot } = statementIn(whole.receipt, 'en');
  const facts = factsOf(whole, 'en').main.map(({ term, text }) => `${term}: ${text}`);
  return [`Receipt ${whole.receipt.receiptNumber}`, ...facts, ...lines, proves, provesNot];
}
