import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../check/command.ts';
import { ROOT, SetUpError } from '../set-up.mjs';

/** The parts of a CycloneDX document that are looked at. */
export interface Sbom {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: unknown; component: { name: string; version: string; type: string } };
  components: Component[];
  dependencies: unknown[];
}

export interface Component {
  name: string;
  version: string;
  author?: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
  externalReferences?: { type: string; url: string }[];
}

/** Packages that only whoever changes the program needs. */
const PRODUCTION = ['sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];

/**
 * What the release has inside, as CycloneDX, from npm. What would differ from one run to the next is taken out, and so is where packages
 * were fetched from, which is a matter of the machine that fetched them. Throws `SetUpError` where npm cannot tell.
 */
export async function readSbom(): Promise<Sbom> {
  const { exitCode, output } = await runCommand('npm', [...PRODUCTION, '--loglevel=silent'], { NODE_ENV: 'production' });
  if (exitCode !== 0) throw new SetUpError(`npm could not list the packages:\n${output}`);
  const sbom = JSON.parse(output.slice(output.indexOf('{'))) as Sbom;
  const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string };
  const { serialNumber, metadata, ...rest } = sbom;
  const { timestamp, tools, ...lasting } = metadata;
  return { ...rest, metadata: { ...lasting, component: { ...lasting.component, name } }, components: sbom.components.map(lastingPart) };
}

function lastingPart({ author, ...component }: Component): Component {
  const references = component.externalReferences?.filter(({ type }) => type !== 'distribution');
  return references === undefined ? component : { ...component, externalReferences: references };
}
