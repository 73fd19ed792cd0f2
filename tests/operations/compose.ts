import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A service of a compose file, as far as it is looked at. */
export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  ports?: string[];
  networks?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  restart?: string;
  stop_grace_period?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

export interface Compose {
  services: Record<string, ComposeService>;
  secrets: Record<string, { file: string }>;
  networks: Record<string, { internal?: boolean; ipam?: { config: { subnet: string }[] } } | null>;
  volumes: Record<string, unknown>;
}

/** Where compose puts a secret inside a container. */
export const SECRETS = '/run/secrets/';

/** Reads the compose file of an unpacked archive, anchors and merged keys resolved. */
export function readCompose(folder: string): Compose {
  return parse(readFileSync(join(folder, 'deploy/compose.yaml'), 'utf8'), { merge: true }) as Compose;
}

/** What stands before a `:` in a list such as `volumes`. */
export function sourceOf(volume: string): string {
  return volume.split(':')[0] ?? '';
}

/** The services that answer requests. */
export const REPLICAS = ['bff-1', 'bff-2', 'bff-3'];
