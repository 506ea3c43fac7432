import { unwrap } from "../source/ast.js";
import { assign, learn, undefinedTerm } from "./facts.js";
import { mapFacts } from "./state.js";
/** The state at the start of a function body: its parameters are what the arguments of the call are, where these are known. */
export function bindParameters(fn, state, args, { places, tests }) {
    let bound = state;
    const known = args !== undefined && !args.some((arg) => arg.type === 'SpreadElement') ? args : undefined;
    for (const [index, parameter] of fn.params.entries()) {
        const key = parameter.type === 'Identifier' ? places.declaredKey(parameter) : undefined;
        if (key === undefined)
            continue;
        const argument = known?.[index];
        const value = argument && unwrap(argument);
        const isObject = value !== undefined && /^(?:New|Object|Array|Function|ArrowFunction|Class)Expression$/u.test(value.type);
        bound =
            mapFacts(bound, (facts) => {
                const fresh = assign(facts, key, known && (argument ? tests.term(argument, facts) : undefinedTerm));
                return isObject ? learn(fresh, key, { kind: 'truthy', is: true }) : fresh;
            }) ?? bound;
    }
    return bound;
}
