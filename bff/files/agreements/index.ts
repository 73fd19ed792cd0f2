import type { AgreementFiles } from '../../ports/agreements.ts';

const unbuilt = (): never => {
  throw new Error('Files of agreements are not built yet.');
};

export const agreementFiles: AgreementFiles = { render: unbuilt, textPage: unbuilt, receiptPage: unbuilt, factsPage: unbuilt };
