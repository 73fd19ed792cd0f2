export const PROGRAM_FOLDER: string;
export function ensureProgramBuilt(node: string): void;
export function buildProgramInto(node: string, folder: string): void;
