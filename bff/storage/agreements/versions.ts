import { sql } from 'kysely';
import type { AssociationType, AuditActor, Locale } from '../../../shared/values/lists.ts';
import type { AgreementCommands, AgreementReads, AgreementVersion } from '../../ports/agreements.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

type VersionReads = Pick<AgreementReads, 'versions' | 'text' | 'untold'>;
type VersionCommands = Pick<AgreementCommands, 'publish' | 'withdraw' | 'markTold'>;

export function versionReads(connection: Connection): VersionReads {
  const { db } = connection;
  return {
    versions: (partnerId, code) => readVersions(connection, partnerId, code),
    async text(partnerId, code, version, locale) {
      const row = await db
        .selectFrom('agreement_texts')
        .select(['title', 'source', 'source_sha256', 'rendered', 'rendered_sha256'])
        .where('partner_id', '=', partnerId)
        .where('code', '=', code)
        .where('version', '=', version)
        .where('locale', '=', locale)
        .executeTakeFirst();
      if (!row) return null;
      const { title, source, rendered } = row;
      return { locale, title, source, rendered, sourceSha256: row.source_sha256, renderedSha256: row.rendered_sha256 };
    },
    async untold(at, limit) {
      const { rows } = await sql<{ partner_id: string; code: string; version: number }>`
        select v.partner_id, v.code, v.version from agreement_versions v join partners p on p.partner_id = v.partner_id
        where v.effective_at <= ${at}
          and not exists (select 1 from agreement_withdrawals w where w.partner_id = v.partner_id and w.code = v.code and w.version = v.version)
          and not exists (select 1 from agreement_announcements a
            where a.partner_key = p.partner_key and a.code = v.code and a.version = v.version)
        order by v.effective_at, v.partner_id, v.code, v.version limit cast(${limit} as integer)`.execute(db);
      return rows.map((row) => ({ partnerId: row.partner_id, code: row.code, version: row.version }));
    },
  };
}

async function readVersions({ db }: Connection, partnerId: string, code: string | undefined): Promise<AgreementVersion[]> {
  let versions = db
    .selectFrom('agreement_versions as v')
    .leftJoin('agreement_withdrawals as w', (join) =>
      join.onRef('w.partner_id', '=', 'v.partner_id').onRef('w.code', '=', 'v.code').onRef('w.version', '=', 'v.version'),
    )
    .selectAll('v')
    .select('w.at as withdrawn_at')
    .where('v.partner_id', '=', partnerId);
  let texts = db
    .selectFrom('agreement_texts')
    .select(['code', 'version', 'locale', 'title', 'source_sha256', 'rendered_sha256'])
    .where('partner_id', '=', partnerId);
  if (code !== undefined) [versions, texts] = [versions.where('v.code', '=', code), texts.where('code', '=', code)];
  const rows = await versions.orderBy('v.code').orderBy('v.version').execute();
  const facts = Map.groupBy(await texts.orderBy('locale').execute(), (text) => `${text.code} ${text.version}`);
  return rows.map((row) => ({
    partnerId,
    code: row.code,
    version: row.version,
    audience: JSON.parse(row.audience) as AssociationType[],
    noticeDays: row.notice_days,
    isRequired: row.is_required === 1,
    viewPolicy: row.view_policy as AgreementVersion['viewPolicy'],
    effectiveAt: row.effective_at,
    publishedAt: row.published_at,
    publishedBy: { kind: row.published_by_kind as AuditActor, id: row.published_by_id },
    withdrawnAt: row.withdrawn_at,
    texts: (facts.get(`${row.code} ${row.version}`) ?? []).map((text) => ({
      locale: text.locale as Locale,
      title: text.title,
      sourceSha256: text.source_sha256,
      renderedSha256: text.rendered_sha256,
    })),
  }));
}

export function versionCommands(connection: Connection): VersionCommands {
  const { db } = connection;
  return {
    async publish(version, texts) {
      const { partnerId: partner_id, code, version: number } = version;
      await db
        .insertInto('agreement_versions')
        .values({
          partner_id,
          code,
          version: number,
          audience: JSON.stringify(version.audience),
          notice_days: version.noticeDays,
          is_required: version.isRequired ? 1 : 0,
          view_policy: version.viewPolicy,
          effective_at: version.effectiveAt,
          published_at: version.publishedAt,
          published_by_kind: version.publishedBy.kind,
          published_by_id: version.publishedBy.id,
        })
        .execute();
      for (const { locale, title, source, rendered, sourceSha256, renderedSha256 } of texts) {
        const digests = { source_sha256: sourceSha256, rendered_sha256: renderedSha256 };
        await db
          .insertInto('agreement_texts')
          .values({ partner_id, code, version: number, locale, title, source, rendered, ...digests })
          .execute();
      }
    },
    async withdraw(partnerId, code, version, at, by) {
      await db
        .insertInto('agreement_withdrawals')
        .values({ partner_id: partnerId, code, version, at, by_kind: by.kind, by_id: by.id })
        .execute();
    },
    async markTold(partnerId, code, version, at) {
      const told = await db
        .insertInto('agreement_announcements')
        .values({ partner_key: await needPartnerKey(connection, partnerId), code, version, at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version')
        .execute();
      return told.length > 0;
    },
  };
}
