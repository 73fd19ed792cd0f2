import type { Language } from '../../core/language.ts';
import { loadMoneyStrings } from '../money/strings/index.ts';
import { loadOperationStrings } from '../operation/strings/index.ts';
import type { LogWords } from './columns.ts';
import { loadLogStrings } from './strings/index.ts';

/** All words of the operation log, in one language. */
export async function loadLogWords(language: Language): Promise<LogWords> {
  const [log, operation, money] = await Promise.all([loadLogStrings(language), loadOperationStrings(language), loadMoneyStrings(language)]);
  return { log, operation, money };
}
