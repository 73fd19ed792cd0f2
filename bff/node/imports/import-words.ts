import type { ImportProblem } from '../../actions/imports/import-refused.ts';
import type { RowRefusal } from '../../actions/imports/import-report.ts';
import type { IncompleteMember } from '../../domain/imports/answer-tally.ts';
import type { FileProblem } from '../../ports/tables.ts';
import type { ImportFormat } from './import-options.ts';

/** Words for whoever runs an import. None of them takes in a cell's content. */

const FILE_PROBLEMS: Record<FileProblem, string> = {
  empty: 'is empty.',
  'header-only': 'has a header and no rows below it.',
  'header-unreadable':
    'has a first line that cannot be read: it is damaged or not in the encoding of the rest. Save it again as CSV in UTF-8; answers in JSON go with --format bill-detail.',
  binary: 'is no text. An import takes CSV, or JSON for bill details, plain or packed with gzip.',
  workbook: 'is an Excel workbook. Open it in Excel and save it as "CSV UTF-8 (comma delimited)".',
  parquet: 'is a Parquet file. Export the bill as CSV, or convert it to CSV.',
  zip: 'is a ZIP archive. Unpack it and name the CSV files in it.',
  'no-json':
    'is no JSON. Name files that hold the answers of ListSubCustomerBillDetail as they came; a bill in CSV goes with --format focus.',
  'json-broken': 'is JSON that is damaged or ends too early. Fetch its answers again and write them whole.',
  'no-answers':
    'is JSON, but no answer of ListSubCustomerBillDetail is in it. Import the answers as they came: objects with total_count, currency and fee_records; one, an array of them, or one after another.',
  'piece-too-long':
    'has more in one piece than is read at once (a record of 16 MiB, or 20,000 records before the currency of their answer). Import the pages as the upstream gave them.',
  'compression-broken': 'breaks off: it is packed with gzip and damaged or incomplete. Fetch it again.',
};

const ROW_PROBLEMS: Record<RowRefusal, string> = {
  undecodable: 'bytes that mean nothing in the encoding of the file',
  'row-too-long': 'a row of more than 1 MiB',
  'quote-misplaced': 'a quote in the middle of a quoted cell',
  'quote-unclosed': 'a quote is opened and never closed',
  'too-few-cells': 'fewer cells than the header has columns',
  'too-many-cells': 'more cells than the header has columns',
  'nul-character': 'a NUL character',
  missing: 'nothing stated where something is needed',
  'too-long': 'longer than the column may be',
  'control-character': 'a control character, which nobody can see',
  'not-an-amount': 'not an amount below 10¹²',
  'not-a-currency': 'not a currency of three letters, such as CNY',
  'not-a-time': 'not a time, such as 2024-09-01 or 2024-09-01 08:00:00',
  'not-a-customer-id': 'not an id of at most 64 letters, digits and . _ : -',
  'not-a-mobile': 'not a telephone number',
  'not-an-email': 'not an e-mail address',
  'not-in-list': 'not one of the words that the column may hold (docs/IMPORT.md)',
  'not-a-cycle': 'not a bill cycle, such as 2024-09',
  'not-text': 'neither text nor a number',
  'not-a-record': 'a record that is no object',
  'digits-lost': 'a number that a spreadsheet shortened to the form 1.38E+10; format the column as text there and export again',
  'assigned-before-current': 'the customer has, or had, an account manager at a later time',
  erased: 'the personal data of this customer were erased and are not taken again',
  dissociated: 'the customer was dissociated, and the row does not state an association after that',
  'not-an-account-manager': 'the operator with this user id has other roles',
};

export function rowProblemWords(problem: RowRefusal): string {
  return ROW_PROBLEMS[problem];
}

const UNCHANGED = 'Nothing was changed.';

const OTHER_FORMATS = { focus: 'a FOCUS bill, not a customer file', 'bill-detail': 'JSON, not CSV' } as const;

export function importProblemWords(problem: ImportProblem, format: ImportFormat): string {
  switch (problem.code) {
    case 'file-refused':
      return `${problem.file} ${FILE_PROBLEMS[problem.problem]} ${UNCHANGED}`;
    case 'format-other':
      return `${problem.file} is ${OTHER_FORMATS[problem.format]}; import it with --format ${problem.format}. ${UNCHANGED}`;
    case 'answer-failed':
      return `${problem.file} holds an answer with which the upstream refused${problem.errorCode ? ` (${problem.errorCode})` : ''}, answer ${problem.answer} of the file. Ask for that page again, then import all pages together. ${UNCHANGED}`;
    case 'set-incomplete':
      return incompleteWords(problem);
    case 'columns-missing':
      return `${problem.file} is not a ${format === 'focus' ? 'FOCUS cost and usage' : 'customer'} file: its first line lacks ${problem.columns.join(', ')}. ${UNCHANGED}`;
    case 'columns-repeated':
      return `${problem.file} has more than one column for ${problem.columns.join(', ')}; leave one of each. ${UNCHANGED}`;
    case 'nothing-readable':
      return `Not one row could be read. ${UNCHANGED}`;
    case 'manager-needs-assigned-at':
      return 'Say with --assigned-at since when the account manager has these customers.';
    case 'not-an-account-manager':
      return `The operator named with --account-manager is known here with other roles than account manager. ${UNCHANGED}`;
  }
}

/** Half of a cycle must not take the place of a whole one. */
function incompleteWords({ count, members }: Extract<ImportProblem, { code: 'set-incomplete' }>): string {
  const more = count > members.length ? [`  and ${count - members.length} more`] : [];
  return [
    'The files do not hold exactly what the upstream has:',
    ...members.map((member) => `  ${member.cycle} ${member.customerId}: ${memberWords(member)}`),
    ...more,
    `Fetch all pages of these cycles again (offset 0, 1000, 2000 … up to total_count, without other filters) and import them in one command. ${UNCHANGED}`,
  ].join('\n');
}

function memberWords({ seen, total, isRepeated }: IncompleteMember): string {
  const records = `${seen.toLocaleString('en')} of ${total.toLocaleString('en')} records`;
  return isRepeated ? `${records}, and a page stands there twice` : records;
}
