/** Limits and lifetimes; the defaults are DESIGN.md §4's. */
export interface Settings {
  revealCellsPerMinute: number;
  revealCellsPerDay: number;
  revealCellsPerPartnerHour: number;
  revealShownForSeconds: number;
  isRevealPurposeRequired: boolean;
  nameSearchesPerMinute: number;
  secretLifeSeconds: number;
  tokenLifeSeconds: number;
  /** General request limit of one session, key or unrecognised address, per process. */
  requestsPerMinute: number;
  /** How long the file of an export can be downloaded. */
  exportFileDays: number;
  /** How long an export stays on record. */
  exportRecordDays: number;
  /** How long events are kept. */
  eventDays: number;
  /** How long an event is tried to be delivered to a webhook before it is parked. */
  webhookRetryHours: number;
  /** How long the network address and the browser of a signer are kept beside the record of the signature. */
  agreementAnnexDays: number;
}

export const DEFAULT_SETTINGS: Settings = {
  revealCellsPerMinute: 200,
  revealCellsPerDay: 2000,
  revealCellsPerPartnerHour: 10_000,
  revealShownForSeconds: 60,
  isRevealPurposeRequired: false,
  nameSearchesPerMinute: 60,
  secretLifeSeconds: 60,
  tokenLifeSeconds: 600,
  requestsPerMinute: 600,
  exportFileDays: 7,
  exportRecordDays: 30,
  eventDays: 30,
  webhookRetryHours: 72,
  agreementAnnexDays: 400,
};
