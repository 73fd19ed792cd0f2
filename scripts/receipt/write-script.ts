import { writeFileSync } from 'node:fs';
import { receiptScriptModule, SCRIPT_MODULE } from './build-script.ts';

/** `npm run receipt-script`: brings the script of a receipt's file up to date with `widgets/receipt` and `shared/evidence`. */
writeFileSync(SCRIPT_MODULE, await receiptScriptModule());
