import { runMain } from '../set-up.mjs';
import { readElements } from './model.ts';
import { committedFiles, writeFiles, writePackageFiles } from './surface.ts';

/** `npm run manifest`: what is made from the elements' code and comments, in the checkout (pages, React wrappers) and for the package. */
await runMain(async () => {
  const elements = readElements();
  const files = committedFiles(elements);
  writeFiles('', files);
  writePackageFiles(elements);
  console.log(`${elements.length} elements, written to docs/widgets, widgets/react and dist/surface.`);
  return 0;
});
