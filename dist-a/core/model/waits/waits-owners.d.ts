import type { Source } from '../../source/source.js';
import type { Wait } from './waits.js';
/**
 * Whether a test looks at an object of the code under test, or at a spy in it: that code tells nobody, and the test
 * cannot make it. What the test itself keeps, and its own callbacks change, could complete a promise instead.
 */
export declare function isOfTestedCode({ node, subject, writer }: Wait, source: Source): boolean;
