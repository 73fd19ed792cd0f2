import { figure } from '../../core/isolate.ts';
import type { SelectionStrings } from './selection.zh-CN.ts';

export const selection: SelectionStrings = {
  row: (customerId) => `تحديد العميل ${figure(customerId)}`,
  page: 'تحديد عملاء هذه الصفحة',
  menu: 'الإجراءات',
  more: (customerId) => `إجراءات العميل ${figure(customerId)}`,
  unloadable: 'تعذّر الفتح. تحقق من الاتصال وحاول مجددًا.',
  verbs: {
    tag: 'الوسوم',
    assign: 'تعيين مدير حساب',
    withdraw: 'سحب العميل',
    pick: 'تعيين عملاء',
    resellers: 'الموزعون الفرعيون',
    export: 'تصدير',
  },
};
