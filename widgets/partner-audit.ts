import { PartnerAudit } from './audit/element.ts';
import { define } from './define.ts';

define('partner-audit', PartnerAudit);

export type { AuditLoad } from './audit/element.ts';
export type { AuditState } from './audit/query.ts';
export { PartnerAudit };

declare global {
  interface HTMLElementTagNameMap {
    'partner-audit': PartnerAudit;
  }
}
