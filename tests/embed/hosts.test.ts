import { afterAll, beforeAll } from 'vitest';
import { growthSuite } from './growth.ts';
import { hostileSuite } from './hostile.ts';
import { type Hosts, startHosts } from './hosts.ts';
import { injectionSuite } from './injection.ts';
import { isolationSuite } from './isolation.ts';
import { leavingSuite } from './leaving.ts';
import { neighboursSuite } from './neighbours.ts';
import { policySuite } from './policy.ts';
import { returnSuite } from './return.ts';
import { stateSuite } from './state.ts';

/** One server, one browser and one world for all hosts: starting them takes longer than most of what is tried. */
let hosts: Hosts;
beforeAll(async () => {
  hosts = await startHosts();
});
afterAll(() => hosts?.close());

// The blocks of docs/CSP.md: its headers, and the markup that goes with them (embed-markup).
policySuite(() => hosts, 'embed-header');
neighboursSuite(() => hosts);
isolationSuite(() => hosts);
hostileSuite(() => hosts);
returnSuite(() => hosts);
stateSuite(() => hosts);
leavingSuite(() => hosts);
growthSuite(() => hosts);
injectionSuite(() => hosts);
