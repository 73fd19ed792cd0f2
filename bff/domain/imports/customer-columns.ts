/**
 * The columns of a partner's own customer file, with the spellings that are understood (docs/IMPORT.md). Chinese names are those of the partner console and
 * of DOMAIN.md §2.2; English ones are the upstream's field names or ours.
 */
export const CUSTOMER_COLUMNS = {
  customer_id: ['客户账号ID', '客户ID', '客户账号编号', 'domain_id', '账号ID'],
  billing_account_id: ['BillingAccountId', '账单账号ID'],
  sub_account_id: ['SubAccountId', '子账号ID'],
  partner_customer_no: ['伙伴客户编号', '客户编号', '伙伴平台标识', 'xaccount_id'],
  customer_name: ['客户名称', '实名认证名称', 'customer', '客户姓名'],
  account_name: ['账号名', '客户账号名', '账号名称'],
  country_code: ['国家码', '国家/地区码', '区号'],
  mobile: ['移动电话', '手机号码', '手机号', '手机', '联系电话', 'telephone', 'phone', 'mobile_phone'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'e-mail', 'mail'],
  association_type: ['关联类型', 'association'],
  associated_at: ['关联时间', '关联日期', 'associated_on', 'association_time'],
  tags: ['客户标签', '标签', 'tag', 'label', 'labels'],
  verification: ['实名认证状态', '实名状态', 'verified_status', 'verification_state'],
  customer_type: ['客户类型', 'type'],
  level: ['客户等级', '等级', 'customer_level'],
  frozen: ['冻结', '冻结状态', '是否冻结', 'is_frozen'],
  account_manager_id: ['客户经理账号', '客户经理ID', 'account_manager_user_id', 'manager_id'],
  account_manager: ['客户经理', '客户经理姓名', 'account_manager_name', 'manager'],
  assigned_at: ['分配时间', '客户经理分配时间', 'assignment_time'],
  available_credit: ['可用额度', '可用余额', 'available', 'amount'],
  arrears: ['欠费', '欠费金额', 'debt_amount', 'debt'],
  currency: ['币种', '货币'],
  credit_as_of: ['额度时间', '额度更新时间'],
  resource_expiry: [
    '资源到期时间',
    '最早资源到期时间',
    '资源最早到期时间',
    'earliest_resource_expiry_at',
    'resource_expiry_at',
    'resource_expiry_time',
  ],
} as const satisfies Record<string, readonly string[]>;
export type CustomerColumn = keyof typeof CUSTOMER_COLUMNS;
