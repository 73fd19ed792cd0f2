import { agreementWords } from '../../../core/strings/agreements.en.ts';
import type { AgreementSectionStrings } from './zh-CN.ts';

export const strings: AgreementSectionStrings = {
  heading: 'Agreements',
  states: { signed: 'Signed', pending: 'To sign', overdue: 'Overdue' },
  named: agreementWords.named,
  version: agreementWords.version,
  signed: (version, at, capacity, receiptNumber) => `${version}, signed ${at} (UTC+8) · ${capacity} · receipt ${receiptNumber}`,
  withdrawn: (version) => `The signature of ${version.toLowerCase()} was withdrawn`,
  never: 'Never signed',
  due: (at) => `To be signed by ${at} (UTC+8)`,
  overdue: (at) => `The notice period ended on ${at} (UTC+8)`,
  optional: 'Optional',
  capacities: agreementWords.capacities,
  text: 'Download text',
  textOf: (title, version) => `Download text: ${title}, ${version.toLowerCase()}`,
  textFailed: 'The text was not downloaded. Try again.',
  none: 'No agreement is meant for this customer',
  loading: 'Loading agreements…',
  failed: 'The agreements could not be loaded.',
  retry: 'Try again',
};
