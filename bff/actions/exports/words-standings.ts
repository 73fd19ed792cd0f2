import type { SigningCapacity, StandingState } from '../../../shared/values/agreement-lists.ts';
import type { CustomerField } from './words.ts';

/** Columns of the file of who has signed, in their order. */
export const STANDING_FIELDS = [
  'customerId',
  'partnerCustomerNo',
  'customerName',
  'accountName',
  'associationType',
  'managerUserId',
  'managerName',
  'code',
  'title',
  'version',
  'isRequired',
  'state',
  'dueAt',
  'signedVersion',
  'signedAt',
  'capacity',
  'receiptNumber',
  'withdrawn',
] as const;
export type StandingField = (typeof STANDING_FIELDS)[number];

export interface StandingWords {
  /** Heads of the columns that the list of customers has not. */
  fields: Readonly<Record<Exclude<StandingField, CustomerField>, string>>;
  states: Readonly<Record<StandingState, string>>;
  capacities: Readonly<Record<SigningCapacity, string>>;
  required: string;
  withdrawn: string;
}

export const chineseStandings: StandingWords = {
  fields: {
    code: '协议代码',
    title: '协议名称',
    version: '当前版本',
    isRequired: '是否必签',
    state: '签署状态',
    dueAt: '签署截止时间（UTC+8）',
    signedVersion: '签署版本',
    signedAt: '签署时间（UTC+8）',
    capacity: '签署身份（自述）',
    receiptNumber: '凭证编号',
    withdrawn: '撤销签署',
  },
  states: { overdue: '已逾期', pending: '待签署', signed: '已签署' },
  capacities: { self: '本人', 'legal-representative': '法定代表人', 'authorised-agent': '授权经办人', other: '其他' },
  required: '必签',
  withdrawn: '已撤销',
};

export const englishStandings: StandingWords = {
  fields: {
    code: 'Agreement code',
    title: 'Agreement',
    version: 'Version that counts',
    isRequired: 'Required',
    state: 'State',
    dueAt: 'To be signed by (UTC+8)',
    signedVersion: 'Signed version',
    signedAt: 'Signed (UTC+8)',
    capacity: 'Capacity, as stated',
    receiptNumber: 'Receipt number',
    withdrawn: 'Withdrawn',
  },
  states: { overdue: 'Overdue', pending: 'To sign', signed: 'Signed' },
  capacities: {
    self: 'For themselves',
    'legal-representative': 'Legal representative',
    'authorised-agent': 'Authorised agent',
    other: 'Other',
  },
  required: 'Required',
  withdrawn: 'Withdrawn',
};
