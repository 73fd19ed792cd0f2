export function ensureBuilt(node: string): void;
export function runVite(node: string, args: readonly string[], what: string): void;
export function hashOf(paths: readonly string[]): string;
