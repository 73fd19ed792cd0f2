export const WORLDS: string;
export const WORLDS_STAMP: string;
export function ensureWorlds(node: string): void;
