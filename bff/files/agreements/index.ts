import type { AgreementFiles } from '../../ports/agreements.ts';
import { factsPage } from './facts-page.ts';
import { receiptPage } from './receipt-page.ts';
import { render } from './render.ts';
import { textPage } from './text-page.ts';

export const agreementFiles: AgreementFiles = { render, textPage, receiptPage, factsPage };
