export const PROGRAM_FOLDER: string;
export function ensureProgramBuilt(node: string): void;
