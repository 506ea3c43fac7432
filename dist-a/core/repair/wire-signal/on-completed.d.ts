import type { Source } from '../../source/source.js';
import type { WiredListener } from './abort-listener.js';
/** `source.onCompleted(() => clearTimeout(timer));` for each thing that a listener cleaned up. */
export declare function onCompletedTexts({ cleanUps }: WiredListener, name: string, source: Source): string[];
