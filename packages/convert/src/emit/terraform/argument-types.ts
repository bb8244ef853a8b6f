/** The arguments of a resource or a block: `true` for a value, more arguments for a block. */
export interface Arguments {
  readonly [argument: string]: Arguments | true;
}
