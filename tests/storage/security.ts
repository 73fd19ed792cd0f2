import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';

export const security = createDemonstrationSecurity();
