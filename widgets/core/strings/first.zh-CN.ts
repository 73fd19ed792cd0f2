import type { AssociationType, CustomerType, FrozenState, MaskedField, VerificationState } from '../../../shared/values/lists.ts';

const fields: Record<MaskedField, string> = {
  customerName: '客户名称',
  accountName: '账号名',
  mobile: '移动电话',
  email: '邮箱',
  accountManagerName: '客户经理',
};
const associationTypes: Record<AssociationType, string> = { 'agency-sale': '代售', referral: '顾问销售' };
const verification: Record<VerificationState, string> = {
  unverified: '未认证',
  'in-review': '审核中',
  rejected: '未通过',
  verified: '已认证',
};
const customerTypes: Record<CustomerType, string> = { none: '无', individual: '个人', enterprise: '企业' };
const frozen: Record<FrozenState, string> = {
  'not-frozen': '未冻结',
  'account-frozen': '账号已冻结',
  'account-and-resources-frozen': '账号与资源已冻结',
};

/** What customers are described with, in every widget. */
export const customerWords = { fields, associationTypes, verification, customerTypes, frozen };

/** What an eye says before it is pressed, and when it is open. */
export const eyeWords = {
  cell: (field: MaskedField, customerId: string) => `显示客户 ${customerId} 的${fields[field]}`,
  hideCell: (field: MaskedField, customerId: string) => `隐藏客户 ${customerId} 的${fields[field]}`,
  empty: '未提供',
};

export type CustomerWords = typeof customerWords;
export type EyeWords = typeof eyeWords;
