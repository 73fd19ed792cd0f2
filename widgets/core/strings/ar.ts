import type { AllowanceWindow } from '../allowance.ts';
import { figure, own } from '../isolate.ts';
import { eyeWords, fields } from './first.ar.ts';
import type { failureStates as chineseStates, FailureWords, RevealWords } from './zh-CN.ts';

export { customerWords, fields } from './first.ar.ts';

export const windows: Record<AllowanceWindow, string> = { minute: 'في هذه الدقيقة', day: 'اليوم', partnerHour: 'لشركتك في هذه الساعة' };

export const revealWords: RevealWords = {
  ...eyeWords,
  remaining: (remaining, window) => `المتبقي من مرات الإظهار ${windows[window]}: ${figure(remaining)}`,
  limitReached: (time) => `نفدت مرات الإظهار. يمكنك الإظهار مجددًا من ${figure(time)}`,
  limitReachedUntimed: 'نفدت مرات الإظهار. حاول لاحقًا',
  notEnough: (remaining, time) =>
    time
      ? `المتبقي ${figure(remaining)} فقط، لذلك لم يُظهر شيء. سيتوفر المزيد من ${figure(time)}`
      : `المتبقي ${figure(remaining)} فقط، لذلك لم يُظهر شيء`,
  purpose: 'الغرض',
  choosePurpose: 'اختر غرضًا',
  purposeNeeded: 'اختر الغرض أولًا، ثم أظهر',
  purposes: {
    contact: 'الاتصال بالعميل',
    support: 'معالجة مشكلة لدى العميل',
    'verify-identity': 'التحقق من الهوية',
    'correct-data': 'تصحيح البيانات',
    other: 'غير ذلك',
  },
  notAllowed: 'ليست لديك صلاحية إظهار هذه البيانات',
  customerGone: 'لم يعد العميل ضمن نطاقك. حدّث القائمة',
  failed: (requestId) => (requestId ? `تعذّر الإظهار. حاول مجددًا. رقم الطلب ${figure(requestId)}` : 'تعذّر الإظهار. حاول مجددًا'),
  offline: 'انقطع الاتصال، فلم يُظهر شيء',
  unrecorded: 'استُعيد النظام من نسخة احتياطية: لا يُظهر شيء حتى يُفتح من جديد. حاول لاحقًا',
  notDisclosed: (requestId) =>
    requestId ? `تعذّر التسجيل، لذلك لم يُسلَّم شيء. حاول مجددًا. رقم الطلب ${figure(requestId)}` : 'تعذّر التسجيل، لذلك لم يُسلَّم شيء. حاول مجددًا',
  notDisclosedOffline: 'انقطع الاتصال وتعذّر التسجيل، لذلك لم يُسلَّم شيء',
  notCopied: 'لا يسمح المتصفح بالنسخ. حدّد القيمة وانسخها بنفسك',
  shown: (field, customerId, value, seconds) =>
    `${fields[field]} للعميل ${figure(customerId)}: ${own(value)}، ويُخفى بعد ${figure(seconds)} ثانية`,
  shownMany: (field, count, seconds) => `أُظهر ${fields[field]}، العدد ${figure(count)}، ويُخفى بعد ${figure(seconds)} ثانية`,
  hidden: (field) => `أُخفي ${fields[field]}`,
};

export const failureStates: typeof chineseStates = {
  originRefused: ['هذه الصفحة ليست ضمن المصادر المسموح بها للجلسة', 'اطلب من مسؤول البوابة إضافتها.'],
  offline: ['لا يوجد اتصال', 'يُستأنف العمل تلقائيًا عند عودة الاتصال.'],
  unavailable: ['لم تقدّم البوابة جلسة', 'حاول مجددًا. إن لم ينجح ذلك فسجّل الدخول إلى البوابة من جديد.'],
  late: ['تأخرت البوابة في تقديم الجلسة', 'حاول مجددًا. إن لم ينجح ذلك فحدّث الصفحة.'],
  busy: ['الطلبات كثيرة جدًا في هذه اللحظة', 'حاول مجددًا بعد قليل.'],
  restored: ['استُعيد النظام من نسخة احتياطية، ولا يقبل تغييرات بعد', 'يُفتح بعد مراجعة البيانات. حاول لاحقًا.'],
  sessionMissing: ['لا توجد جلسة', 'ضع هذا العنصر داخل <partner-session>.'],
};

export const failureWords: FailureWords = {
  after: (advice, time) => `يمكنك المحاولة مجددًا من ${figure(time)}. ${advice}`,
  actions: {
    retry: 'حاول مجددًا',
    resume: 'متابعة',
    copy: 'نسخ رقم الطلب',
    requestId: 'رقم الطلب',
    copied: 'نُسخ رقم الطلب',
  },
};
