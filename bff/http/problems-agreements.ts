import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import type { ProblemText } from './problems.ts';

/** Status and words of what has to do with agreements; part of `PROBLEMS`. */
export const AGREEMENT_PROBLEMS = {
  'agreement-text-missing': { status: 422, title: 'Text missing', detail: 'A version needs a text, and each locale once.' },
  'agreement-text-too-long': { status: 422, title: 'Text too long', detail: 'A text holds 256 KiB of UTF-8 at most; see errors.' },
  'agreement-text-unsupported': {
    status: 422,
    title: 'Text not supported',
    detail: 'The Markdown holds what an agreement cannot: HTML, pictures, unsafe links; see errors for the lines.',
  },
  'agreement-unchanged': { status: 409, title: 'Nothing changed', detail: 'The newest version says exactly this already.' },
  'agreement-effective-order': {
    status: 422,
    title: 'Effective too early',
    detail: 'A version becomes effective no earlier than the one before it.',
  },
  'agreement-effective-past': { status: 422, title: 'Effective in the past', detail: 'A version becomes effective now or later.' },
  'agreement-withdrawn': { status: 409, title: 'Version withdrawn', detail: 'The partner has withdrawn this version.' },
  'agreement-signed-already': { status: 409, title: 'Signed already', detail: 'There is nothing of this agreement to sign now.' },
  'agreement-outdated': {
    status: 409,
    title: 'A newer version is in force',
    detail: 'This version can no longer be signed. Present the one that is named.',
  },
  'agreement-not-accepted': { status: 422, title: 'Not accepted', detail: 'The box has to be ticked before signing.' },
  'agreement-not-viewed': { status: 422, title: 'Not viewed', detail: 'This agreement must be viewed before it is signed.' },
  'agreement-required': { status: 403, title: 'Agreement to be signed', detail: 'Sign what is named first; its notice period is over.' },
  'manifest-invalid': {
    status: 422,
    title: 'Manifest invalid',
    detail: 'The manifest is not ours, was changed, or was made for somebody else.',
  },
  'manifest-expired': { status: 409, title: 'Manifest expired', detail: 'The text was presented too long ago. Present it again.' },
  'manifest-used': {
    status: 409,
    title: 'Manifest used',
    detail: 'This manifest was signed once and that was withdrawn. Present the text again.',
  },
  'signature-withdrawn': { status: 409, title: 'Withdrawn already', detail: 'This signature was withdrawn.' },
  'trustee-dates-inverted': { status: 422, title: 'Dates inverted', detail: 'The agreement would end before it begins.' },
  'third-party-payment-repeated': {
    status: 409,
    title: 'Agreement in force',
    detail: 'An agreement with this payer is in force. Void it first, or wait until it ends.',
  },
  'third-party-payment-ended': { status: 409, title: 'Agreement ended', detail: 'It was voided, or it has expired.' },
  'partner-not-verified': {
    status: 409,
    title: 'Partner not verified',
    detail: 'Only a partner whose real name is verified can apply for a payment agreement contract.',
  },
  'cycle-running': { status: 422, title: 'Bill cycle running', detail: 'A contract covers bill cycles that are over.' },
  'no-consumption': { status: 422, title: 'No consumption', detail: 'There is no consumption in these bill cycles.' },
  'contact-requests-full': { status: 429, title: 'Asked already', detail: 'The partner was asked often enough for now.' },
} as const satisfies Partial<Record<ProblemCode, ProblemText>>;
