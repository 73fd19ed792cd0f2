import { type Dictionary, dictionary } from '../dictionary.ts';
import { type CommonWords, commonLoaders } from './common.ts';

export type { CommonWords } from './common.ts';

export const loadCommonStrings: Dictionary<CommonWords, 'common'> = dictionary('common', commonLoaders);
