import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { PartnerRecord } from '../../ports/records.ts';

/** A partner's settings, as its own server reads them. */
export function toSettings({
  rolesFrom,
  stepUp,
  limits,
  isVerified,
}: Pick<PartnerRecord, 'rolesFrom' | 'stepUp' | 'limits' | 'isVerified'>): AnswerOf<'GET /v1/settings'> {
  const textOf = (minor: bigint | null) => (minor === null ? null : minorToText(minor));
  return {
    rolesFrom,
    stepUp,
    isVerified,
    limits: limits.map(({ currency, operationMaximum, operatorDayMaximum }) => ({
      currency,
      operationMaximum: textOf(operationMaximum),
      operatorDayMaximum: textOf(operatorDayMaximum),
    })),
  };
}
