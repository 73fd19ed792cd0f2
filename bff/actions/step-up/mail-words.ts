import type { Locale } from '../../../shared/values/lists.ts';
import type { StepUpEndpoint } from '../../../shared/values/money-lists.ts';

interface MailWords {
  subject: (operation: string) => string;
  intro: string;
  operation: string;
  total: string;
  customers: string;
  resellers: string;
  coupons: string;
  quota: string;
  ends: (time: string) => string;
  once: string;
  warning: string;
  operations: Readonly<Record<StepUpEndpoint, string>>;
}

/** Words of the mail that brings a code. */
export const MAIL_WORDS: Readonly<Record<Locale, MailWords>> = {
  'zh-CN': {
    subject: (operation) => `验证码：${operation}`,
    intro: '您正在进行以下操作，验证码为：',
    operation: '操作',
    total: '总金额',
    customers: '客户数',
    resellers: '云经销商数',
    coupons: '券数',
    quota: '额度',
    ends: (time) => `验证码在 ${time}（UTC+8）前有效。`,
    once: '验证码仅对以上操作及金额有效，使用一次后失效。',
    warning: '如果不是您本人操作，请勿将验证码告知任何人，并立即联系贵公司的管理员。',
    operations: {
      'POST /v1/coupons/issues': '发放券',
      'POST /v1/coupons/issue-jobs': '批量发放券',
      'POST /v1/coupons/recalls': '回收券',
      'POST /v1/coupons/recall-jobs': '批量回收券',
      'POST /v1/quotas/grants': '向云经销商发放额度',
      'POST /v1/quotas/recalls': '回收云经销商的额度',
      'POST /v1/accounts/allocations': '拨款',
      'POST /v1/accounts/recalls': '回收拨款',
      'POST /v1/operations/:operationId/retry': '重试失败的操作项',
      'POST /v1/customers/:customerId/dissociation': '解除客户关联',
      'POST /v1/third-party-payments': '新增代付协议',
    },
  },
  en: {
    subject: (operation) => `Your code: ${operation}`,
    intro: 'This code opens the operation below:',
    operation: 'Operation',
    total: 'Total',
    customers: 'Customers',
    resellers: 'Resellers',
    coupons: 'Coupons',
    quota: 'Quota',
    ends: (time) => `The code is valid until ${time} (UTC+8).`,
    once: 'It opens this operation with just this amount, once.',
    warning: 'If this is not your doing, give the code to nobody, and tell your company’s administrator at once.',
    operations: {
      'POST /v1/coupons/issues': 'Issue coupons',
      'POST /v1/coupons/issue-jobs': 'Issue many coupons',
      'POST /v1/coupons/recalls': 'Recall coupons',
      'POST /v1/coupons/recall-jobs': 'Recall many coupons',
      'POST /v1/quotas/grants': 'Grant quota to resellers',
      'POST /v1/quotas/recalls': 'Recall quota from resellers',
      'POST /v1/accounts/allocations': 'Allocate money',
      'POST /v1/accounts/recalls': 'Recall allocated money',
      'POST /v1/operations/:operationId/retry': 'Retry refused items',
      'POST /v1/customers/:customerId/dissociation': 'Dissociate a customer',
      'POST /v1/third-party-payments': 'Add a third-party payment agreement',
    },
  },
};
