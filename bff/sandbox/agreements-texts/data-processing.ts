import type { Locale } from '../../../shared/values/lists.ts';
import { type AgreementSource, compose, type Part } from './compose.ts';

const TITLES: Record<Locale, string> = { 'zh-CN': '联系信息使用说明', en: 'How contact details are used' };

const OPENINGS: Record<Locale, string> = {
  'zh-CN': '本说明告诉贵司：伙伴拿到的联系信息有哪些，用来做什么，保存多久。',
  en: 'This text says which contact details the partner holds, what for, and for how long.',
};

const PARTS: Record<Locale, readonly Part[]> = {
  'zh-CN': [
    ['有哪些信息', '联系人姓名、手机号码、电子邮箱，以及贵司登记的企业名称。'],
    ['用来做什么', '1. 发送账单和欠费提醒；\n2. 处理贵司提出的问题；\n3. 通知协议的变更。\n\n**不用于**营销电话，也不提供给第三方。'],
    ['保存多久', '关联期间一直保存；解除关联后保存不超过 **180 日**，之后删除。'],
    ['贵司的权利', '贵司可以要求查阅、更正或者删除，写信到 <privacy@cloud.example.com> 即可。'],
  ],
  en: [
    ['Which details', 'Name, mobile number and e-mail address of your contacts, and the registered company name.'],
    [
      'What for',
      '1. to send bills and reminders of arrears;\n2. to deal with your questions;\n3. to tell you about changes of agreements.\n\n**Never** for marketing calls, and never passed on to others.',
    ],
    ['For how long', 'As long as you are associated, and at most **180 days** longer; then they are deleted.'],
    ['Your rights', 'You can ask to see, correct or delete them: write to <privacy@cloud.example.com>.'],
  ],
};

export const DATA_PROCESSING: readonly AgreementSource[] = (['zh-CN', 'en'] as const).map((locale) => ({
  code: 'data-processing',
  version: 1,
  locale,
  title: TITLES[locale],
  source: compose(locale, OPENINGS[locale], PARTS[locale]),
}));
