import { figure, own } from '../../core/isolate.ts';
import { customerWords, eyeWords, fields } from '../../core/strings/first.ar.ts';
import { selection } from './selection.ar.ts';
import type { Strings } from './zh-CN.ts';

export const strings: Strings = {
  list: 'العملاء',
  ...customerWords,
  selection,
  columns: {
    customerId: 'معرّف العميل',
    partnerCustomerNo: 'رقمه لديك',
    reseller: 'الموزع الفرعي',
    associationType: 'نوع الارتباط',
    associatedAt: 'الارتباط UTC+8',
    credit: 'الرصيد المتاح',
    consumption: (cycle) => `استهلاك ${figure(cycle)}`,
    resourceExpiry: 'أقرب انتهاء',
    tags: 'الوسوم',
    verification: 'التوثيق',
    customerType: 'النوع',
    level: 'المستوى',
    frozen: 'التجميد',
  },
  details: {
    zone: 'UTC+8',
    asOf: (time) => `حتى ${figure(time)}`,
    estimate: 'تقدير',
    noDelivery: 'لا توجد بيانات فوترة بعد',
    joined: (parts) => parts.join('، '),
  },
  cells: {
    notStated: 'غير مذكور',
    arrears: 'متأخرات',
    creditAsOf: (time) => `في ${figure(`${time} (UTC+8)`)}`,
    balanceUnseen: 'لا يرى الشريك رصيد عملاء الإحالة',
    lookAlike: 'متشابه',
    lookAlikeHint: 'في هذه الصفحة عميل آخر بالاسم المقنّع نفسه؛ ميّز بينهما بمعرّف العميل',
    moreCurrencies: (count) => `عملات أخرى: ${figure(count)}`,
    noManager: 'غير معيّن',
  },
  filters: {
    title: 'التصفية',
    open: (active) => (active > 0 ? `التصفية (${figure(active)})` : 'التصفية'),
    all: 'الكل',
    idLabel: 'المعرّف أو الرقم',
    tag: 'الوسم',
    mobile: 'الهاتف المحمول (الرقم كاملًا)',
    enter: 'اضغط مفتاح الإدخال للبحث',
    consumption: 'استهلاك هذه الدورة',
    more: (active) => (active > 0 ? `تصفية إضافية (${figure(active)})` : 'تصفية إضافية'),
    moreTitle: 'تصفية إضافية',
    chip: (label, value) => `${label}: ${own(value)}`,
    amounts: (from, to) =>
      from && to ? `من ${figure(from)} إلى ${figure(to)}` : from ? `${figure(from)} على الأقل` : `${figure(to)} على الأكثر`,
    days: (from, until) =>
      from && until ? `من ${figure(from)} إلى ${figure(until)}` : from ? `من ${figure(from)}` : `حتى ${figure(until)}`,
    problems: {
      tooShort: 'اكتب حرفين على الأقل',
      mobileIncomplete: 'اكتب الرقم كاملًا',
      notAnAmount: 'اكتب مبلغًا مثل 1000 أو 0.50',
      inverted: 'الحدّان معكوسان. صحّحهما للبحث',
    },
  },
  tabs: { label: 'عملاء مَن', own: 'عملائي', resellers: 'عبر الموزعين' },
  arrange: 'ترتيب الأعمدة',
  columnsTool: 'الأعمدة',
  sort: {
    label: 'الترتيب حسب',
    by: { associatedAt: 'تاريخ الارتباط', consumption: 'الاستهلاك', resourceExpiry: 'أقرب انتهاء', credit: 'الرصيد المتاح' },
    ascending: 'تصاعدي',
    descending: 'تنازلي',
  },
  reveal: {
    ...eyeWords,
    columnUnknown: (field) => `إظهار ${fields[field]} لكل عملاء هذه الصفحة`,
    columns: 'الإظهار في هذه الصفحة',
  },
  card: { open: 'المزيد', close: 'أقل' },
  announce: { loaded: (total) => `عدد العملاء: ${figure(total)}`, loading: 'جارٍ تحميل العملاء' },
};
