/** Longest code of a service, region, type of resource or project: what figures can be filtered by (`consumptionFilter`). */
export const CODE_MAXIMUM = 256;
