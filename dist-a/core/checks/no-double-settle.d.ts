import type { Check } from './finding.js';
export type MessageId = 'settledTwice' | 'handedOver' | 'throws';
/** Two settlements of one completion run on a feasible path: the later is lost, or throws when it is a `set*`. */
export declare const noDoubleSettle: Check<Readonly<Record<string, never>>, MessageId>;
