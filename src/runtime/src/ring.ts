/**
 * A place in a doubly linked ring, or the head of one, which holds nothing. Who comes first comes after the head.
 *
 * Not a `Set`: to ask one for its first element costs as much as elements have left before, and an iterator that is kept,
 * lest it does, holds on to many of those that have left.
 */
export class Place<V> {
  readonly value: V | undefined;
  before: Place<V>;
  after: Place<V>;

  /** A ring of its own, or the last place before `head`. */
  constructor(head?: Place<V>, value?: V) {
    this.value = value;
    this.after = head ?? this;
    this.before = head?.before ?? this;
    this.before.after = this;
    this.after.before = this;
  }

  leave(): void {
    this.before.after = this.after;
    this.after.before = this.before;
  }
}
