import { type AgreementDialogLoad, PartnerAgreementDialog } from './agreement-dialog/element.ts';
import { define } from './define.ts';

define('partner-agreement-dialog', PartnerAgreementDialog);

export type { AgreementDialogLoad };
export { PartnerAgreementDialog };

declare global {
  interface HTMLElementTagNameMap {
    'partner-agreement-dialog': PartnerAgreementDialog;
  }
  interface HTMLElementEventMap {
    'partner-before-sign': CustomEvent<{ code: string; version: number }>;
    'partner-agreement-later': CustomEvent<{ agreements: { code: string; version: number }[] }>;
  }
}
