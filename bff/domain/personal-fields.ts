/** Fields encrypted at rest (DESIGN.md §3, cryptography). The others stay in clear because names are searched in parts. */
export type SealedField = 'mobile' | 'email';

/** What a sealed value is bound to: moved to another partner, customer or field, it does not open. */
export function sealContext(partnerId: string, customerId: string, field: SealedField): string {
  return JSON.stringify([partnerId, customerId, field]);
}

/** What a blind index is bound to: the same number of two partners, or in two fields, has nothing in common. */
export function indexContext(partnerId: string, field: SealedField): string {
  return JSON.stringify(['index', partnerId, field]);
}

/** The form in which e-mail addresses are compared as wholes. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
