interface Unsupported {
  readonly dispose: unique symbol;
}

/**
 * The type of `Symbol.dispose` where `lib` declares it, so that `using` takes a source there; elsewhere that of a symbol
 * nobody has, so that the declarations compile with `lib: ["es2022"]` and change nothing global.
 */
export type DisposeSymbol = (SymbolConstructor extends { readonly dispose: symbol }
  ? SymbolConstructor
  : Unsupported)['dispose'];

/** `Symbol.dispose`, or what the helpers that transpilers emit for `using` fall back to on platforms without it. */
export const disposeSymbol: DisposeSymbol =
  (Symbol as { dispose?: DisposeSymbol }).dispose ?? (Symbol.for('Symbol.dispose') as DisposeSymbol);
