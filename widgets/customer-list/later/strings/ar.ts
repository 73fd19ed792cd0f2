import { figure } from '../../../core/isolate.ts';
import type { LaterStrings } from './zh-CN.ts';

export const strings: LaterStrings = {
  close: 'إغلاق',
  done: 'تم',
  clear: 'مسح هذه الشروط',
  consumption: (cycle, currency) => (cycle ? `استهلاك ${figure(cycle)} (${figure(currency)})` : 'استهلاك هذه الدورة'),
  least: 'على الأقل',
  most: 'على الأكثر',
  expiry: 'أقرب انتهاء لمورد (UTC+8)',
  from: 'من',
  until: 'حتى',
  quick: 'اختيارات سريعة',
  overdue: 'منتهٍ',
  within: (days) => `خلال ${figure(days)} يومًا`,
  columns: {
    identity: 'اسم العميل واسم الحساب',
    ids: 'معرّف العميل ورقمه لديك',
    association: 'نوع الارتباط وتاريخه',
    consumption: 'استهلاك هذه الدورة',
    fixed: 'في البداية دائمًا',
  },
  up: (column) => `نقل إلى أعلى: ${column}`,
  down: (column) => `نقل إلى أسفل: ${column}`,
  moved: (column, place, count) => `${column}: العمود ${figure(`${place} / ${count}`)}`,
  reset: 'الترتيب الأصلي',
  note: 'يسري على قائمتك في كل أجهزتك',
  unsaved: 'لم يُحفظ. يعود الترتيب السابق في الزيارة التالية',
};
