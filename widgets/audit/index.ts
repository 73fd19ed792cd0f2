import { PartnerAudit } from './element.ts';

export type { AuditLoad, PartnerAuditEventMap } from './events.ts';
export type { AuditState } from './query.ts';
export { PartnerAudit };

declare global {
  interface HTMLElementTagNameMap {
    'partner-audit': PartnerAudit;
  }
}
