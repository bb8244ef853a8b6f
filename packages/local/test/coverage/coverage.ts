/** What AWS names of one kind, and where it is shown. */
export interface Coverage {
  readonly kind: string;
  /** The page of AWS's that names it. */
  readonly source: string;
  /** The enum of ECS's model whose values are all to be here. */
  readonly enum?: string;
  /** Names and texts by the test file whose expectations hold them; of a text, the part that does not vary. */
  readonly shown: { readonly [testFile: string]: readonly string[] };
  /** What an embedded engine cannot show, by the reason. */
  readonly excused?: { readonly [reason: string]: readonly string[] };
  /** What the engine could show and does not, by what it lacks. */
  readonly gaps?: { readonly [lack: string]: readonly string[] };
}

export function namesOf({ shown, excused = {}, gaps = {} }: Coverage): readonly string[] {
  return [shown, excused, gaps].flatMap((part) => Object.values(part).flat());
}
