import type { Locale } from '../../../shared/values/lists.ts';
import { type AgreementSource, compose, type Part } from './compose.ts';

/** For customers who pay the cloud provider themselves and are advised by a partner. */
const TITLES: Record<Locale, string> = { 'zh-CN': '顾问销售客户须知', en: 'Notice for customers advised by a partner' };

const OPENINGS: Record<Locale, string> = {
  'zh-CN': '本须知写给由伙伴提供顾问服务、自行向云服务商付款的企业客户（下称“贵司”）。',
  en: 'This notice is for companies that are advised by a partner and pay the cloud provider themselves.',
};

const SERVICE: Record<Locale, Part> = {
  'zh-CN': ['伙伴提供的服务', '伙伴为贵司提供选型建议、上云方案和使用培训。充值、付款和开票由贵司与云服务商直接办理，伙伴不经手款项。'],
  en: [
    'What the partner does',
    'The partner advises on products, plans your move to the cloud and trains your staff. You top up, pay and receive invoices directly from the cloud provider; no money passes through the partner.',
  ],
};
const VISIBLE_V1: Record<Locale, Part> = {
  'zh-CN': [
    '伙伴可以看到的内容',
    '- 企业名称和联系方式（默认隐藏部分字符）；\n- 月度消费记录。\n\n伙伴看不到账户余额，也不能划拨或者收回款项。',
  ],
  en: [
    'What the partner can see',
    '- company name and contacts, partly hidden;\n- monthly consumption.\n\nThe partner sees no balance and can neither allocate nor recall money.',
  ],
};
const VISIBLE_V2: Record<Locale, Part> = {
  'zh-CN': [
    '伙伴可以看到的内容',
    '- 企业名称和联系方式（默认隐藏部分字符）；\n- 月度消费记录，以及按产品、区域汇总的明细。\n\n伙伴看不到账户余额，也不能划拨或者收回款项。',
  ],
  en: [
    'What the partner can see',
    '- company name and contacts, partly hidden;\n- monthly consumption, and its details by product and region.\n\nThe partner sees no balance and can neither allocate nor recall money.',
  ],
};
const ADVICE: Record<Locale, Part> = {
  'zh-CN': ['建议的性质', '伙伴的建议供贵司参考，是否购买由贵司决定。云服务的价格以云服务商官网公布的为准。'],
  en: [
    'What advice is',
    'The partner’s advice is advice: what to buy is your decision. Prices are those that the cloud provider publishes.',
  ],
};
const END: Record<Locale, Part> = {
  'zh-CN': ['结束服务', '任何一方提前 30 日书面通知，可以结束顾问服务。结束后，伙伴不再能看到贵司的消费记录。'],
  en: [
    'Ending the service',
    'Either side can end the service with 30 days’ notice in writing. From then on the partner no longer sees your consumption.',
  ],
};

function versionsOf(locale: Locale): AgreementSource[] {
  return [VISIBLE_V1, VISIBLE_V2].map((visible, index) => {
    const parts = [SERVICE, visible, ADVICE, END].map((part) => part[locale]);
    const title = TITLES[locale];
    return { code: 'referral-notice', version: index + 1, locale, title, source: compose(locale, OPENINGS[locale], parts) };
  });
}

export const REFERRAL_NOTICE: readonly AgreementSource[] = [...versionsOf('zh-CN'), ...versionsOf('en')];
