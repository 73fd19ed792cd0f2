import { PartnerAgreementDialog } from './element.ts';

export type { AgreementDialogLoad, AgreementsPutOff, AgreementVersion, PartnerAgreementDialogEventMap } from './events.ts';
export { PartnerAgreementDialog };

declare global {
  interface HTMLElementTagNameMap {
    'partner-agreement-dialog': PartnerAgreementDialog;
  }
}
