import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../check/command.ts';
import { ROOT, SetUpError } from '../set-up.mjs';

/** The parts of a CycloneDX document that are looked at. */
export interface Sbom {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: unknown; component: { 'bom-ref': string; name: string; version: string; type: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

export interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  scope?: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
  externalReferences?: { type: string; url: string }[];
}

interface Manifest {
  name: string;
  dependencies: Record<string, string>;
}

/** From the lock file alone, so that it is the same whatever is installed. */
const ALL = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--loglevel=silent'];

/**
 * What the release needs of others, as CycloneDX, from npm. What would differ from one run to the next is taken out, and so is where
 * packages were fetched from, which is a matter of the machine that fetched them. Throws `SetUpError` where npm cannot tell.
 */
export async function readSbom(): Promise<Sbom> {
  const { exitCode, output } = await runCommand('npm', ALL);
  if (exitCode !== 0) throw new SetUpError(`npm could not list the packages:\n${output}`);
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  return productionOf(JSON.parse(output.slice(output.indexOf('{'))) as Sbom, manifest);
}

/** npm's own `--omit dev` leaves out packages that something for developers needs as well (npm 11), such as zod. */
function productionOf({ serialNumber, metadata, ...rest }: Sbom, { name, dependencies }: Manifest): Sbom {
  const { timestamp, tools, ...lasting } = metadata;
  const root = metadata.component['bom-ref'];
  const dependsOn = new Map(rest.dependencies.map((one) => [one.ref, one.dependsOn]));
  const own = Object.entries(dependencies).map(([dependency, version]) => `${dependency}@${version}`);
  const needed = reachedFrom(own, dependsOn);
  const isNeeded = (ref: string) => needed.has(ref);
  return {
    ...rest,
    metadata: { ...lasting, component: { ...lasting.component, name } },
    components: rest.components.filter((component) => isNeeded(component['bom-ref'])).map(lastingPart),
    dependencies: [
      { ref: root, dependsOn: own.sort() },
      ...rest.dependencies
        .filter(({ ref }) => isNeeded(ref))
        .map(({ ref, dependsOn: refs }) => ({ ref, dependsOn: refs.filter(isNeeded) })),
    ],
  };
}

function reachedFrom(starts: readonly string[], dependsOn: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const next = dependsOn.get(ref);
    if (!next) throw new SetUpError(`package-lock.json does not hold ${ref}. Run npm install, then the command again.`);
    if (!reached.has(ref)) waiting.push(...next);
    reached.add(ref);
  }
  return reached;
}

function lastingPart(component: Component): Component {
  const { externalReferences = [], ...part } = component;
  return { ...part, scope: 'required', externalReferences: externalReferences.filter(({ type }) => type !== 'distribution') };
}
