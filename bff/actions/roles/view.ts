import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Permission, ROLES } from '../../../shared/values/lists.ts';
import { PERMISSIONS_OF_PRESET } from '../../domain/role-rules.ts';
import type { CustomRoleRecord } from '../../ports/records.ts';

type RoleView = AnswerOf<'GET /v1/roles'>['roles'][number];
type Members = ReadonlyMap<string, number>;

/** Preset roles; their names belong to the widgets' dictionaries. */
export function presetViews(members: Members): RoleView[] {
  return ROLES.map((code) => ({
    code,
    name: null,
    isPreset: true,
    permissions: [...PERMISSIONS_OF_PRESET[code]] as Permission[],
    members: members.get(code) ?? 0,
    changedAt: null,
  }));
}

export function customView({ code, name, permissions, changedAt }: CustomRoleRecord, members: Members): RoleView {
  return { code, name, isPreset: false, permissions: [...permissions], members: members.get(code) ?? 0, changedAt };
}
