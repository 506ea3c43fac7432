/** The language of a program, and in TypeScript what its promises are fulfilled with. */
export interface Dialect {
  readonly path: string;
  readonly valueType: ValueType;
}

export const valueTypes = ['unknown', 'number', 'void'] as const;
export type ValueType = (typeof valueTypes)[number];

export const isTyped = ({ path }: Dialect): boolean => path.endsWith('ts');

/** `typed` in TypeScript, else `plain`. */
export const choose = (dialect: Dialect, typed: string, plain = ''): string => (isTyped(dialect) ? typed : plain);

/** The type of a function that resolves. */
export const settleType = ({ valueType }: Dialect): string =>
  valueType === 'void'
    ? '() => void'
    : `(value: ${valueType}${valueType === 'unknown' ? '' : ` | PromiseLike<${valueType}>`}) => void`;

export const failType = '(reason?: unknown) => void';
