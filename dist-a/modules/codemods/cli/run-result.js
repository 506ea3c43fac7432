export const fileStatuses = [
    'changed',
    'would-change',
    'held-back',
    'unchanged',
    'irrelevant',
    'left-alone',
    'not-reached',
    'error',
];
