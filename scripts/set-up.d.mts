export const ROOT: string;
export const COMPILE_CACHE: string;
export class SetUpError extends Error {}
export function isInstalled(): boolean;
export function ensureInstalled(): void;
export function isNewEnough(version: string): boolean;
export function findNode(): string;
export function runNode(node: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number>;
export function runMain(main: () => Promise<number>): Promise<void>;
