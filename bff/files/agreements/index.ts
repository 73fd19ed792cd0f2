import type { AgreementFiles } from '../../ports/agreements.ts';
import { receiptPage } from './receipt-page.ts';
import { render } from './render.ts';

const unbuilt = (): never => {
  throw new Error('Files of agreements are not built yet.');
};

export const agreementFiles: AgreementFiles = {
  render,
  textPage: unbuilt,
  receiptPage,
  factsPage: unbuilt,
};
