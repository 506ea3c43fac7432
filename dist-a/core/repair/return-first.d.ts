import type { Clash } from '../model/settlement-flow.js';
import type { Repair } from './repair.js';
/** `if (error) reject(error)` before more of the same function: return there, if nothing else that counts comes after. */
export declare function returnFirst({ earlier, later, isHandedOver }: Clash): Repair | undefined;
