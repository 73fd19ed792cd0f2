import type { AnswerOf } from '../../../shared/contract/index.ts';
import { PERMISSIONS } from '../../../shared/values/lists.ts';
import { isGrantable, MAXIMUM_CUSTOM_ROLES } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { customView, presetViews } from './view.ts';

/** Preset and custom roles with what each allows, and the permission table. */
export async function listRoles({ store }: World, { caller }: CallOf<'GET /v1/roles'>): Promise<AnswerOf<'GET /v1/roles'>> {
  const { partnerId, rolesFrom } = caller.partner;
  const [custom, members] = [await store.reads.roles.list(partnerId), await store.reads.roles.members(partnerId)];
  return {
    rolesFrom,
    roles: [...presetViews(members), ...custom.map((role) => customView(role, members))],
    customRolesMaximum: MAXIMUM_CUSTOM_ROLES,
    permissions: PERMISSIONS.map((permission) => ({ permission, isGrantable: isGrantable(permission) })),
  };
}
