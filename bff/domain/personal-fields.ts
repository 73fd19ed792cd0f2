/** Fields encrypted at rest (DESIGN.md §3, cryptography). The others stay in clear because names are searched in parts. */
export type SealedField = 'mobile' | 'email';

/** What a sealed value is bound to: moved to another partner, customer or field, it does not open. */
export function sealContext(partnerId: string, customerId: string, field: SealedField): string {
  return JSON.stringify([partnerId, customerId, field]);
}
