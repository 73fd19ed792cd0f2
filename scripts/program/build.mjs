import { ensureInstalled, findNode, runMain } from '../set-up.mjs';
import { ensureProgramBuilt, PROGRAM_FOLDER } from './build-program.mjs';

/** `npm run build`: the widgets, and the program for production. */
await runMain(async () => {
  ensureInstalled();
  ensureProgramBuilt(findNode());
  console.log(`The program is ${PROGRAM_FOLDER}/partner-widgets.mjs, with its widgets beside it.`);
  return 0;
});
