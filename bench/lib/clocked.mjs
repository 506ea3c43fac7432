// @ts-check

/** @typedef {import('eslint').Rule.RuleModule} RuleModule */
/** @typedef {{ elapsed: number }} Clock */

/**
 * The rule with a clock around its `create` and each of its listeners: what ESLint's `TIMING` does, which Linter has not.
 * @param {RuleModule} rule
 * @param {Clock} clock
 * @returns {RuleModule}
 */
export function clocked(rule, clock) {
  return {
    meta: rule.meta ?? {},
    create: timed((context) => {
      /** @type {[string, any][]} */
      const listeners = Object.entries(rule.create(context));
      return Object.fromEntries(
        listeners.map(([selector, listener]) => [selector, /** @type {any} */ (timed(listener, clock))]),
      );
    }, clock),
  };
}

/**
 * @template {readonly any[]} Arguments
 * @template Result
 * @param {(...args: Arguments) => Result} action
 * @param {Clock} clock
 * @returns {(...args: Arguments) => Result}
 */
function timed(action, clock) {
  return (...args) => {
    const start = performance.now();
    try {
      return action(...args);
    } finally {
      clock.elapsed += performance.now() - start;
    }
  };
}
