import type { Command } from './command.ts';

/** The commands of the program, by name; each is loaded when it is called for. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('../commands/serve.ts')).serveCommand,
  status: async () => (await import('../commands/status.ts')).statusCommand,
  migrate: async () => (await import('../commands/migrate.ts')).migrateCommand,
  probe: async () => (await import('../commands/probe.ts')).probeCommand,
  partner: async () => (await import('../commands/partner.ts')).partnerCommand,
  keyring: async () => (await import('../commands/keyring.ts')).keyringCommand,
  key: async () => (await import('../commands/key.ts')).keyCommand,
  webhook: async () => (await import('../commands/webhook.ts')).webhookCommand,
  agreement: async () => (await import('../commands/agreement.ts')).agreementCommand,
  config: async () => (await import('../commands/config.ts')).configCommand,
  import: async () => (await import('../commands/import.ts')).importFilesCommand,
  backup: async () => (await import('../commands/backup.ts')).backupCommand,
  restore: async () => (await import('../commands/restore.ts')).restoreCommand,
  audit: async () => (await import('../commands/audit.ts')).auditCommand,
  release: async () => (await import('../commands/release.ts')).releaseCommand,
  move: async () => (await import('../commands/move.ts')).moveCommand,
  verify: async () => (await import('../commands/verify.ts')).verifyCommand,
  consumption: async () => (await import('../commands/consumption.ts')).consumptionCommand,
  erase: async () => (await import('../commands/erase.ts')).eraseCommand,
  reseal: async () => (await import('../commands/reseal.ts')).resealCommand,
};
