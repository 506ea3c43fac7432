export declare const isCallbackName: (name: string) => boolean;
export declare const isSettlerName: (name: string) => boolean;
/** A member of a listener by which it is told; `_onclose` is a method that its class keeps to itself. */
export declare const isToldName: (name: string) => boolean;
export declare const isListenerName: (name: string) => boolean;
export declare const isCleanUpName: (name: string) => boolean;
export declare const isSubscriptionName: (name: string) => boolean;
/** A member that holds a callback, unlike `onClose`, which may be a method of what is called. */
export declare const isHeldName: (name: string) => boolean;
export declare const isHolderName: (name: string) => boolean;
export declare const isComputingName: (name: string) => boolean;
export declare const isHookName: (name: string) => boolean;
export declare const isWorkName: (name: string) => boolean;
export declare const isControllerName: (name: string) => boolean;
export declare const isEmitterName: (name: string) => boolean;
export declare const isEmitterClass: (name: string) => boolean;
export declare const isLateEmitter: (name: string) => boolean;
export declare const isEmitterFactory: (name: string) => boolean;
/** Objects of the platform that every module of a program has. */
export declare const isPageName: (name: string) => boolean;
export declare const isConnectionName: (name: string) => boolean;
export declare const isNotifierName: (name: string) => boolean;
/** A function that writes to a log. */
export declare const isDiagnosticName: (name: string) => boolean;
/** Whether an event reports on the work, as `progress` does, and announces no state. */
export declare function isReport(event: string): boolean;
/** Whether an event says that work is over. */
export declare function tellsOfEnd(event: string): boolean;
/** Whether the event precedes what it tells of. */
export declare function isAhead(event: string): boolean;
/** Whether an event and a field speak of the same thing: `open` and `isOpened`. */
export declare function isNamedAfter(event: string, field: string): boolean;
/** Whether the name of an event or callback says what it is about, beyond that something has happened to the object. */
export declare function hasSubject(event: string): boolean;
/** Whether an event and a field may well speak of the same thing: `subscribe` and `subscriptions` too. */
export declare function isNamedLike(event: string, field: string): boolean;
/** Whether the event says that something is over and done. */
export declare function isPast(event: string): boolean;
