import type { Locale } from '../../../shared/values/lists.ts';
import { loadMoneyStrings } from '../money/strings/index.ts';
import { loadOperationStrings } from '../operation/strings/index.ts';
import type { LogWords } from './columns.ts';
import { loadLogStrings } from './strings/index.ts';

/** All words of the operation log, in one language. */
export async function loadLogWords(locale: Locale): Promise<LogWords> {
  const [log, operation, money] = await Promise.all([loadLogStrings(locale), loadOperationStrings(locale), loadMoneyStrings(locale)]);
  return { log, operation, money };
}
