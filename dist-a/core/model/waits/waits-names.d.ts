/** Methods of arrays, maps, sets and strings that only look. */
export declare const looking: RegExp;
/** Methods that take an element out, and give nothing when there is none. */
export declare const taking: RegExp;
/** Questions that a synchronous method answers from what its object knows. */
export declare const question: RegExp;
/** Functions that make one value of others. */
export declare const pure: RegExp;
/** What shows the world outside: the page, other processes, files, whatever drives a browser. */
export declare const outside: RegExp;
/**
 * State of the page itself that has an event of its own: `readystatechange`, `visibilitychange`, `fullscreenchange`,
 * `pointerlockchange`, `online` and `offline`.
 */
export declare const told: RegExp;
export declare const outsideQuery: RegExp;
export declare const outsideType: RegExp;
/** What holds such a piece for code of this process, which says when it comes and goes. */
export declare const box: RegExp;
/**
 * What the platform tells by no event: that a window of another origin has been closed, how much a socket has still to
 * send, how far a video is, and what the layout has come to.
 */
export declare const eventless: RegExp;
export declare const otherWindow: RegExp;
