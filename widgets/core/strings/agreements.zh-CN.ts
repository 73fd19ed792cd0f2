import type { PendingReason, SignatureWithdrawalReason, SigningCapacity } from '../../../shared/values/agreement-lists.ts';

/** What a customer is asked to sign, as far as its sentence needs it. `due`: written out already, UTC+8. */
export interface AskedToSign {
  title: string;
  reason: PendingReason;
  /** Null where it need not be signed. */
  due: string | null;
  isOverdue: boolean;
}

const capacities: Record<SigningCapacity, string> = {
  self: '本人',
  'legal-representative': '法定代表人',
  'authorised-agent': '授权经办人',
  other: '其他',
};

const withdrawalReasons: Record<SignatureWithdrawalReason, string> = {
  'signed-in-error': '误签',
  'wrong-capacity': '签署身份选错',
  'no-longer-agreed': '不再同意',
  other: '其他',
};

const why: Record<PendingReason, (title: string) => string> = {
  'never-signed': (title) => `《${title}》待签署`,
  'new-version': (title) => `《${title}》有新版本`,
  withdrawn: (title) => `《${title}》的签署已撤销`,
};

/** What the dialog that signs and the list of what was signed both say. */
export const agreementWords = {
  named: (title: string) => `《${title}》`,
  /** One sentence: what is to be signed, why, and until when. */
  asked: ({ title, reason, due, isOverdue }: AskedToSign) => {
    if (due === null) return `${why[reason](title)}，可以签署，不影响使用。`;
    return isOverdue ? `${why[reason](title)}，通知期已于 ${due}结束，请尽快签署。` : `${why[reason](title)}，请在 ${due}前签署。`;
  },
  due: (instant: string) => `${instant}（UTC+8）`,
  signNow: '立即签署',
  later: '稍后再说',
  version: (version: number) => `版本 ${version}`,
  signed: '操作成功',
  /** Of what is no signature: a withdrawal, a request. */
  succeeded: '操作成功',
  capacities,
  withdrawalReasons,
};

export type AgreementWords = typeof agreementWords;
