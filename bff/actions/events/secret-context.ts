/** What the sealed secret of a webhook is bound to. */
export function secretContext(partnerId: string, webhookId: string): string {
  return `${partnerId}/${webhookId}/webhook-secret`;
}
