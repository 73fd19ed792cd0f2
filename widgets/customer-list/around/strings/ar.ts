import { figure, own } from '../../../core/isolate.ts';
import { failureStates, failureWords, fields, revealWords, windows } from '../../../core/strings/ar.ts';
import type { AroundStrings } from './zh-CN.ts';

export const strings: AroundStrings = {
  chips: {
    active: 'التصفية السارية',
    remove: (label, value) => `إزالة التصفية ${label}: ${own(value)}`,
    clear: 'مسح التصفية',
  },
  selection: {
    count: (count) => `المحدد: ${figure(count)}`,
    full: 'الحد الأقصى 100 في المرة الواحدة، ولم يُحدَّد الباقي',
    clear: 'إلغاء التحديد',
    bar: 'إجراءات على العملاء المحددين',
  },
  reveal: {
    ...revealWords,
    column: (field, count, remaining, window) =>
      `إظهار ${fields[field]} في هذه الصفحة، العدد ${figure(count)}، والمتبقي ${windows[window]} ${figure(remaining)}`,
    columnTooMany: (field, count, remaining, window) =>
      `${fields[field]} في هذه الصفحة ${figure(count)}، والمتبقي ${windows[window]} ${figure(remaining)} فقط: لا يمكن إظهار العمود`,
    hideColumn: (field) => `إخفاء ${fields[field]} في هذه الصفحة`,
  },
  pager: {
    navigation: 'الصفحات',
    summary: (from, to, total) => figure(`${from}–${to} / ${total}`),
    first: 'الصفحة الأولى',
    previous: 'الصفحة السابقة',
    next: 'الصفحة التالية',
    last: 'الصفحة الأخيرة',
    size: 'صفوف الصفحة',
    rows: (size) => `${figure(size)} صفًا`,
  },
  states: {
    ...failureStates,
    empty: ['لا يوجد عملاء بعد', 'يظهر العملاء هنا بعد ارتباطهم بك أو استيرادهم.'],
    emptyResellers: ['ليس لدى موزعيك عملاء بعد', 'يظهر العملاء هنا بعد ارتباطهم بأحد موزعيك الفرعيين.'],
    rangeInverted: ['أحد النطاقات معكوس', 'صحّح الاستهلاك أو تاريخ الانتهاء، أو امسح التصفية.'],
    noMatch: ['لا يوجد عميل مطابق', 'جرّب شروطًا أقل أو كلمة أقصر.'],
    refused: ['ليست لديك صلاحية عرض العملاء', 'اطلب الصلاحية من مسؤول النظام في شركتك.'],
    widgetOff: ['لا تشمل هذه الجلسة قائمة العملاء', 'راجع مسؤول البوابة.'],
    expired: ['انتهت الجلسة', 'تبقى شروط التصفية كما هي عند المتابعة.'],
    searchLimit: ['نفدت مرات البحث بالاسم أو الرقم', 'ابحث لاحقًا، أو استخدم معرّف العميل.'],
    failed: ['تعذّر تحميل العملاء', 'حاول مجددًا. إن لم ينجح ذلك فأعطِ رقم الطلب لمسؤول النظام.'],
  },
  ...failureWords,
};
