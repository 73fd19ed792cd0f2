export function thirdPartyText(
  licences: readonly { name: string; version: string; identifier: string | null; text: string | null }[],
): string;
