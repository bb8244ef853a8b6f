/** A mistake as a sentence in a type: it stands where the valid type would, so that the compiler prints it at the argument. */
export type Err<M extends string> = `✖ ${M}`;

/**
 * `T`, or `E` if the name `N` is among `Names`. Of names that are not literals nothing is known. In a function that is generic over `Names`
 * nothing is known either, and the call is let through: there the compiler reads `any` out of an open condition, which leaves `never`.
 */
export type Unless<N extends string, Names, E, T> = [Among<N, Names>] extends [never] ? T : E;

// oxlint-disable-next-line typescript/no-explicit-any -- `any` is what makes the compiler take the other branch.
type Among<N, Names> = string extends Names ? never : N extends Names ? any : never;

/** Stands in the place of a method that the launch type does not have; calling it prints the sentence. */
export interface Unavailable<M extends string> {
  readonly "~unavailable": M;
}
