import { runProgram } from '../check/command.ts';
import { runMain, SetUpError } from '../set-up.mjs';
import { removeLeftOver, storyFiles } from './known-stories.ts';
import { pinnedChromium } from './pinned-chromium.ts';

const USAGE = `npm run baselines                     compares how every story looks with its image
npm run baselines -- --accept         makes what they look like now what they should look like
npm run baselines -- --accept STORY   the same for one, such as kit-pager--first-page`;

/** A busy machine takes many times the four minutes of an idle one. */
const LONGEST_MINUTES = 60;

/** `npm run baselines`: how stories look. */
await runMain(async () => {
  const [verb, storyId] = process.argv.slice(2);
  if (verb !== undefined && verb !== '--accept') throw new SetUpError(`${verb} is unknown.\n\n${USAGE}`);
  if ((await pinnedChromium()) === null) throw new SetUpError('Images are made on Linux on x64 alone, with one Chromium for everybody.');
  const file = storyId === undefined ? undefined : storyFiles().get(storyId);
  if (storyId !== undefined && file === undefined) throw new SetUpError(`There is no story ${storyId}.\n\n${USAGE}`);
  const env = verb === '--accept' ? { BASELINES: 'accept', ...(storyId && { BASELINES_STORY: storyId }) } : {};
  if (!file) console.log('Looking at every story takes some minutes.');
  const args = ['run', '--config', 'vitest.storybook.config.ts', ...(file ? [file] : [])];
  const { exitCode, output } = await runProgram('vitest', args, env, { minutes: LONGEST_MINUTES });
  console.log(output);
  if (verb === '--accept' && storyId === undefined)
    for (const path of removeLeftOver()) console.log(`Removed ${path}, an image of no story.`);
  return exitCode;
});
