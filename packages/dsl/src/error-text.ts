/** A mistake as a sentence in a type: it stands where the valid type would, so that the compiler prints it at the argument. */
export type Err<M extends string> = `✖ ${M}`;

/** Stands in the place of a method that the launch type does not have; calling it prints the sentence. */
export interface Unavailable<M extends string> {
  readonly "~unavailable": M;
}
