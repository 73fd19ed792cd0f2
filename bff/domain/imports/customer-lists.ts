import type { AssociationType, CustomerLevel, CustomerType, FrozenState, VerificationState } from '../../../shared/values/lists.ts';

/** How files write the values of our closed lists: our word, the upstream's code (DOMAIN.md §2.2), the console's Chinese. */
type Spellings<Value extends string> = Readonly<Record<Value, readonly string[]>>;

export const ASSOCIATION_SPELLINGS: Spellings<AssociationType> = {
  'agency-sale': ['2', '代售', '代售类', '代售类客户'],
  referral: ['1', '顾问销售', '顾问销售类', '推荐'],
};

export const VERIFICATION_SPELLINGS: Spellings<VerificationState> = {
  unverified: ['-1', '未认证', '未实名认证', '未实名'],
  'in-review': ['0', '审核中', '实名认证审核中', '认证中'],
  rejected: ['1', '不通过', '未通过', '实名认证不通过', '审核不通过'],
  verified: ['2', '已认证', '已实名认证', '已实名', '认证通过'],
};

export const CUSTOMER_TYPE_SPELLINGS: Spellings<CustomerType> = {
  none: ['-1', '无', '无类型'],
  individual: ['0', '个人', '个人客户', 'person', 'personal'],
  enterprise: ['1', '企业', '企业客户', 'company', 'business'],
};

export const LEVEL_SPELLINGS: Spellings<CustomerLevel> = { V0: [], V1: [], V2: [], V3: [], V4: [], V5: [] };

export const FROZEN_SPELLINGS: Spellings<FrozenState> = {
  'not-frozen': ['0', '否', '未冻结', '正常', 'no', 'false'],
  'account-frozen': ['1', '是', '账号冻结', '冻结', '已冻结', 'yes', 'true'],
  'account-and-resources-frozen': ['2', '账号及资源冻结', '账号和资源冻结', '账号与资源冻结'],
};

/** The list's value that a text stands for; null where it stands for none. */
export function readListed<Value extends string>(text: string, spellings: Spellings<Value>): Value | null {
  const wanted = plain(text);
  const values = Object.keys(spellings) as Value[];
  return values.find((value) => [value, ...spellings[value]].some((spelling) => plain(spelling) === wanted)) ?? null;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, (gap, at: number) => (at === 0 ? gap : ''));
}
