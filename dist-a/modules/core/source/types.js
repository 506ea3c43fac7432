export const unknownTypes = {
    isThenable: () => 'unknown',
    isNullable: () => 'unknown',
    isAbortSignal: () => 'unknown',
    signalMember: () => 'unknown',
    returnsNever: () => 'unknown',
    isExhaustive: () => 'unknown',
    promisedType: () => undefined,
    signalParameter: () => 'unknown',
    staysInClass: () => 'unknown',
    isTakenOutside: () => false,
};
