import { type Amount, addAmounts, amountToText, subtractAmounts, ZERO } from '../../../shared/values/amount.ts';
import { billCycleStart, shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import type {
  BillDetailReport,
  BillReport,
  CustomersReport,
  CycleSum,
  FocusReport,
  ImportReport,
  RefusedRows,
} from '../../actions/imports/import-report.ts';
import { CHINA } from '../../domain/imports/times.ts';
import { IS_BUNDLED } from '../program/release.ts';
import { faultLines, unknownCodeLines } from './detail-words.ts';
import { rowProblemWords } from './import-words.ts';

/** Kinds of refused rows that are told; the rest is counted. */
const KINDS_SHOWN = 20;

/** `runningCycle` is the cycle that lists show now. */
export function focusSummary(report: FocusReport, seconds: number, runningCycle: string): string {
  return [
    ...billLines(report, seconds),
    ...report.sums.flatMap((sum) => [...sumLines(sum), `    effective  ${money(sum.effective, sum)} (told here only)`]),
    ...totalLines(report.sums, ['due', 'effective']),
    ...clockHint(report, runningCycle),
    ...roundingLines(report),
    ...refusedLines(report, 'row'),
  ].join('\n');
}

export function billDetailSummary(report: BillDetailReport, seconds: number, runningCycle: string): string {
  return [
    ...billLines(report, seconds),
    ...report.sums.flatMap((sum) => [...sumLines(sum), paidLine(sum)]),
    ...totalLines(report.sums, report.sums.some(lacksCoupons) ? ['due'] : ['due', 'paid']),
    ...clockHint(report, runningCycle),
    ...(report.refundsTurned > 0 ? [`  Refunds      ${count(report.refundsTurned)} were written positive and are taken as negative`] : []),
    ...(report.uncounted > 0
      ? [
          `  Not checked  ${count(report.uncounted)} customers’ cycles: their answers name no total_count, so nobody can tell whether all pages are there`,
        ]
      : []),
    ...roundingLines(report),
    ...unknownCodeLines(report),
    ...faultLines(report),
    ...refusedLines(report, 'record'),
  ].join('\n');
}

function billLines(report: BillReport, seconds: number): string[] {
  const verb = report.isDryRun ? 'would be written' : 'written';
  const lines = report.isDryRun ? report.rowsRead - report.rowsRefused : report.linesWritten;
  return [
    ...readLines(report, seconds),
    `  Bill lines   ${count(lines)} ${verb}${report.linesReplaced > 0 ? `, in place of ${count(report.linesReplaced)} of an earlier delivery` : ''}`,
    `  Customers    ${count(report.customersSeen)} in the files${report.isDryRun ? '' : `: ${customerCounts(report)}`}`,
    ...assignmentLines(report),
    '',
  ];
}

export function customersSummary(report: CustomersReport, seconds: number): string {
  return [
    ...readLines(report, seconds),
    report.isDryRun ? '  Customers    nothing written' : `  Customers    ${customerCounts(report)}`,
    ...(report.rowsRepeated > 0 ? [`               ${count(report.rowsRepeated)} rows named a customer again; the last row counts`] : []),
    ...(report.creditsLeftOut > 0
      ? [`               ${count(report.creditsLeftOut)} stated a credit of a referral customer, which a partner does not see; left out`]
      : []),
    ...assignmentLines(report),
    ...roundingLines(report),
    ...refusedLines(report, 'row'),
  ].join('\n');
}

function readLines({ files, isDryRun, rowsRead, rowsRefused }: ImportReport, seconds: number): string[] {
  const perSecond = seconds > 0.5 ? `, ${count(Math.round(rowsRead / seconds))} a second` : '';
  return [
    isDryRun ? 'Read without writing anything (--dry-run).' : 'Imported.',
    ...files.map((file) => {
      const unknown = file.unknownColumns.length > 0 ? `; columns not used: ${file.unknownColumns.length}` : '';
      return `  ${file.name}: ${count(file.rowsRead)} rows, ${file.encoding.toUpperCase()}${file.isCompressed ? ', gzip' : ''}${unknown}`;
    }),
    `  Rows         ${count(rowsRead)} read in ${seconds.toFixed(1)} s${perSecond}; ${count(rowsRefused)} left out`,
  ];
}

function customerCounts({ customers: { added, changed, unchanged } }: ImportReport): string {
  return `${count(added)} added, ${count(changed)} changed, ${count(unchanged)} unchanged`;
}

function assignmentLines({ assignments: { assigned, kept, managersAdded } }: ImportReport): string[] {
  if (assigned + kept === 0) return [];
  const added = managersAdded > 0 ? `; account managers added: ${count(managersAdded)}` : '';
  return [`  Assigned     ${count(assigned)} customers, ${count(kept)} stay as they were${added}`];
}

function sumLines(sum: CycleSum): string[] {
  const isListStated = sum.rowsWithoutListPrice < sum.rows;
  return [
    `  ${sum.cycle}      ${count(sum.rows)} ${sum.rows === 1 ? 'row' : 'rows'}`,
    `    due        ${money(sum.due, sum)}`,
    `    list price ${isListStated ? `${money(sum.listPrice, sum)}${gap(sum.rowsWithoutListPrice)}` : 'not stated'}`,
    ...(sum.rowsWithoutListPrice === 0 ? [`    discount   ${money(subtractAmounts(sum.listPrice, sum.due), sum)}`] : []),
  ];
}

function lacksCoupons({ rowsWithoutCoupon }: CycleSum): boolean {
  return rowsWithoutCoupon > 0;
}

/** Due less coupons (R-CON-8). */
function paidLine(sum: CycleSum): string {
  return `    paid       ${sum.rowsWithoutCoupon < sum.rows ? `${money(sum.paid, sum)}${gap(sum.rowsWithoutCoupon)}` : 'not stated'}`;
}

function money(amount: Amount, { currency }: CycleSum): string {
  return `${amountToText(amount)} ${currency}`;
}

function gap(rows: number): string {
  return rows > 0 ? ` (not stated on ${count(rows)} rows)` : '';
}

/** Only within a currency; currencies are never added together. */
function totalLines(sums: readonly CycleSum[], fields: readonly ('due' | 'effective' | 'paid')[]): string[] {
  return [...Map.groupBy(sums, (sum) => sum.currency)]
    .filter(([, ofCurrency]) => ofCurrency.length > 1)
    .map(([currency, ofCurrency]) => {
      const total = (field: 'due' | 'effective' | 'paid') => amountToText(ofCurrency.map((sum) => sum[field]).reduce(addAmounts, ZERO));
      return `  All cycles   ${fields.map((field) => `${field} ${total(field)} ${currency}`).join(', ')}`;
    });
}

function clockHint({ isDryRun, sums }: BillReport, runningCycle: string): string[] {
  const main = sums.toSorted((a, b) => b.rows - a.rows)[0];
  if (isDryRun || IS_BUNDLED || !main || sums.some(({ cycle }) => cycle === runningCycle)) return [];
  const lastDay = new Date(billCycleStart(shiftBillCycle(main.cycle, 1)) - 1 + CHINA * 60_000).toISOString().slice(0, 10);
  return [`  Lists show the running cycle, ${runningCycle}. To see ${main.cycle} in the demonstration: npm start -- --at ${lastDay}`];
}

function roundingLines({ roundings }: ImportReport): string[] {
  return roundings === 0 ? [] : [`  Rounded      ${count(roundings)} amounts had more decimals than are kept (half to even)`];
}

/** Rows of a table stand on lines; records of an answer are counted. */
type Place = 'row' | 'record';

function refusedLines({ refused, rowsRefused }: ImportReport, place: Place): string[] {
  if (rowsRefused === 0) return [];
  const rest = refused.slice(KINDS_SHOWN).reduce((sum, kind) => sum + kind.count, 0);
  return [
    '',
    `Left out: ${count(rowsRefused)} ${place}s.`,
    ...refused.slice(0, KINDS_SHOWN).map((kind) => refusedLine(kind, place === 'row' ? 'line' : place)),
    ...(rest > 0 ? [`  and ${count(rest)} more of other kinds`] : []),
  ];
}

function refusedLine({ file, column, problem, count: rows, lines }: RefusedRows, place: string): string {
  const where = `${place}${lines.length > 1 ? 's' : ''} ${lines.join(', ')}${rows > lines.length ? ` and ${count(rows - lines.length)} more` : ''}`;
  return `  ${file} ${where}: ${column ? `${column}: ` : ''}${rowProblemWords(problem)}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
