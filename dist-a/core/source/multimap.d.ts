/** Adds a value to the list that a map keeps for the key, beginning one where there is none. */
export declare function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void;
