/** What a statement means for what a batch has not written yet. */
export interface Statement {
  /** Changes nothing. */
  isRead: boolean;
  /** Names a table in which rows of the batch may be missing. */
  isTouching: boolean;
}

/**
 * Tables whose rows a batch may keep back. Stored answers are not among them: whoever looks for one looks among those kept back first
 * (money/answers.ts), and nothing else that reads them minds those of this moment.
 */
const KEPT_BACK =
  /\b(?:audit_rows|signature_\w+|agreement_standings|event\w*|webhooks|drafts|money_\w+|ledger_\w+|coupon\w*|selected_coupons|quota\w*)\b/i;
const CHANGED = /\bidempotent_answers\b/i;
const READ = /^\s*select\b(?![\s\S]*\b(?:for\s+(?:no key )?(?:update|share)|pg_\w*advisory\w*)\b)/i;

const KNOWN_MAXIMUM = 2_000;
const known = new Map<string, Statement>();

export function statementOf(text: string): Statement {
  let statement = known.get(text);
  if (statement === undefined) {
    const isRead = READ.test(text);
    statement = { isRead, isTouching: KEPT_BACK.test(text) || (!isRead && CHANGED.test(text)) };
    if (known.size >= KNOWN_MAXIMUM) known.clear();
    known.set(text, statement);
  }
  return statement;
}
