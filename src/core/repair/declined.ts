/** Thrown inside a planner to leave a site alone; caught by {@link attempt} and told to the user. */
export class Declined extends Error {
  override readonly name: string = 'Declined';
  /** Stable, for counting. */
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}
