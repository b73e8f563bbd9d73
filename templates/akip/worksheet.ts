import type { Component } from './component.ts';
import { component1 } from './component1.ts';
import { component2 } from './component2.ts';
import { component3 } from './component3.ts';
import { component4 } from './component4.ts';

/**
 * The whole worksheet (LKE) of the internal AKIP evaluation: 4 components, 12 sub-components, 80 criteria.
 * The wording still has to be compared with the annex of PermenPANRB 88/2021 before official use.
 */
export const worksheet: readonly Component[] = [component1, component2, component3, component4];
