/** Tables that make keys of the store's own, and the column that holds them. */
export const MADE_KEYS = {
  partners: 'partner_key',
  operators: 'operator_key',
  customers: 'customer_key',
  assignments: 'assignment_key',
  deliveries: 'delivery_key',
  delivery_parts: 'part_key',
  reseller_assignments: 'assignment_key',
  webhooks: 'webhook_key',
  ledger_accounts: 'account_key',
  money_operations: 'operation_key',
  quotas: 'quota_key',
  coupons: 'coupon_key',
  coupon_usages: 'usage_key',
  coupon_selections: 'selection_key',
  step_up_codes: 'code_key',
  dissociations: 'dissociation_key',
  consumption_values: 'value_key',
  third_party_payments: 'payment_key',
} as const;
export type KeySpace = keyof typeof MADE_KEYS;
