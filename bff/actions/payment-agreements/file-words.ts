import type { ThirdPartyPaymentKind, ThirdPartyPaymentState, TrusteeType } from '../../../shared/values/agreement-lists.ts';
import type { Locale } from '../../../shared/values/lists.ts';

/** Words of the printed pages of payment agreements. */
interface FileWords {
  partner: string;
  createdAt: string;
  madeAt(time: string): string;
  thirdParty: {
    title: string;
    statement: string;
    agreementId: string;
    trustee: string;
    trusteeType: string;
    kind: string;
    state: string;
    effectiveAt: string;
    expiresAt: string;
    untilVoided: string;
    voidedAt: string;
    trusteeTypes: Readonly<Record<TrusteeType, string>>;
    kinds: Readonly<Record<ThirdPartyPaymentKind, string>>;
    states: Readonly<Record<ThirdPartyPaymentState, string>>;
  };
  contract: {
    title: string;
    statement: string;
    contractNo: string;
    cycles: string;
    currency: string;
    digest: string;
    cycle: string;
    due: string;
    paid: string;
    total: string;
    notStated: string;
  };
}

const WORDS: Readonly<Record<Locale, FileWords>> = {
  'zh-CN': {
    partner: '合作伙伴',
    createdAt: '创建时间（UTC+8）',
    madeAt: (time) => `本页生成时间（UTC+8）：${time}`,
    thirdParty: {
      title: '代付协议',
      statement: '合作伙伴以其他账户名汇款时适用。户名已做匿名化处理。汇款需 1 至 5 个工作日到账；存在疑义的汇款可能被拒绝。',
      agreementId: '协议编号',
      trustee: '被委托方',
      trusteeType: '被委托方类型',
      kind: '协议类型',
      state: '状态',
      effectiveAt: '生效时间（UTC+8）',
      expiresAt: '失效时间（UTC+8）',
      untilVoided: '长期有效，作废为止',
      voidedAt: '作废时间（UTC+8）',
      trusteeTypes: { enterprise: '企业', individual: '个人' },
      kinds: { 'one-off': '单次', standing: '长期' },
      states: { effective: '生效', expired: '已过期', voided: '已作废' },
    },
    contract: {
      title: '付款协议合同',
      statement: '根据以下账期的实际消费生成，无需审批，用于报销和存档。金额为生成时的数据，此后不再变化。本合同不是账单，也不是发票。',
      contractNo: '合同编号',
      cycles: '账期',
      currency: '币种',
      digest: '内容摘要（SHA-256）',
      cycle: '账期',
      due: '应付金额',
      paid: '实付金额',
      total: '合计',
      notStated: '未提供',
    },
  },
  en: {
    partner: 'Partner',
    createdAt: 'Made (UTC+8)',
    madeAt: (time) => `This page was made at ${time} (UTC+8).`,
    thirdParty: {
      title: 'Third-party payment agreement',
      statement:
        'For remittances that come from another account name than the partner’s. The name is masked. A remittance takes one to five working days; one that looks suspicious may be refused.',
      agreementId: 'Agreement number',
      trustee: 'Trustee',
      trusteeType: 'Type of trustee',
      kind: 'Covers',
      state: 'State',
      effectiveAt: 'Effective from (UTC+8)',
      expiresAt: 'Effective until (UTC+8)',
      untilVoided: 'Until it is voided',
      voidedAt: 'Voided (UTC+8)',
      trusteeTypes: { enterprise: 'Enterprise', individual: 'Individual' },
      kinds: { 'one-off': 'One remittance', standing: 'All remittances' },
      states: { effective: 'In effect', expired: 'Expired', voided: 'Void' },
    },
    contract: {
      title: 'Payment agreement contract',
      statement:
        'Made from the actual consumption of these bill cycles, without approval, for reimbursement and filing. The figures are those of when it was made and never change. It is neither a bill nor an invoice.',
      contractNo: 'Contract number',
      cycles: 'Bill cycles',
      currency: 'Currency',
      digest: 'Digest of the content (SHA-256)',
      cycle: 'Bill cycle',
      due: 'Amount due',
      paid: 'Amount paid',
      total: 'Total',
      notStated: 'Not stated',
    },
  },
};

/** What files of payment agreements say beside their facts. */
export function fileWords(locale: Locale): FileWords {
  return WORDS[locale];
}
