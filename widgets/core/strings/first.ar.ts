import type { MaskedField } from '../../../shared/values/lists.ts';
import { figure } from '../isolate.ts';
import type { CustomerWords, EyeWords } from './first.zh-CN.ts';

export const fields: Record<MaskedField, string> = {
  customerName: 'اسم العميل',
  accountName: 'اسم الحساب',
  mobile: 'الهاتف المحمول',
  email: 'البريد الإلكتروني',
  accountManagerName: 'مدير الحساب',
};

export const customerWords: CustomerWords = {
  fields,
  associationTypes: { 'agency-sale': 'بيع بالوكالة', referral: 'إحالة' },
  verification: { unverified: 'غير موثّق', 'in-review': 'قيد المراجعة', rejected: 'مرفوض', verified: 'موثّق' },
  customerTypes: { none: 'لا يوجد', individual: 'فرد', enterprise: 'منشأة' },
  frozen: {
    'not-frozen': 'غير مجمّد',
    'account-frozen': 'الحساب مجمّد',
    'account-and-resources-frozen': 'الحساب والموارد مجمّدة',
  },
};

export const eyeWords: EyeWords = {
  cell: (field, customerId) => `إظهار ${fields[field]} للعميل ${figure(customerId)}`,
  hideCell: (field, customerId) => `إخفاء ${fields[field]} للعميل ${figure(customerId)}`,
  empty: 'غير مذكور',
};
