/** Operations that wait for a second person. */
export interface ApprovalReads {
  /** Those that lapsed by an instant of business time, of all partners, earliest first. */
  lapsed(at: string, limit: number): Promise<{ operationId: string; partnerId: string; byPartnerId: string }[]>;
}
