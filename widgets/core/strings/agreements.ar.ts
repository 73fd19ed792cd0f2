import type { PendingReason } from '../../../shared/values/agreement-lists.ts';
import { figure, own } from '../isolate.ts';
import type { AgreementWords } from './agreements.zh-CN.ts';

const why: Record<PendingReason, (title: string) => string> = {
  'never-signed': (title) => `اتفاقية «${own(title)}» بانتظار التوقيع`,
  'new-version': (title) => `صدرت نسخة جديدة من اتفاقية «${own(title)}»`,
  withdrawn: (title) => `سُحب توقيعك على اتفاقية «${own(title)}»`,
};

export const agreementWords: AgreementWords = {
  named: (title) => `«${own(title)}»`,
  asked: ({ title, reason, due, isOverdue }) => {
    if (due === null) return `${why[reason](title)}. يمكنك توقيعها، ولا شيء متوقف عليها.`;
    return isOverdue
      ? `${why[reason](title)}. انتهت مدة الإشعار في ${figure(due)}؛ يُرجى التوقيع قريبًا.`
      : `${why[reason](title)}. وقّع قبل ${figure(due)}.`;
  },
  due: (instant) => figure(`${instant} (UTC+8)`),
  signNow: 'وقّع الآن',
  later: 'لاحقًا',
  version: (version) => `النسخة ${figure(version)}`,
  signed: 'تم التوقيع',
  succeeded: 'تم',
  capacities: { self: 'عن نفسي', 'legal-representative': 'الممثل القانوني', 'authorised-agent': 'وكيل مفوّض', other: 'غير ذلك' },
  withdrawalReasons: {
    'signed-in-error': 'وُقّعت خطأً',
    'wrong-capacity': 'اختيرت صفة خاطئة',
    'no-longer-agreed': 'لم تعد موافقًا',
    other: 'غير ذلك',
  },
};
