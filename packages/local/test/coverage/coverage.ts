/** What AWS names of one kind, and where it is shown: each name has a test, or a reason why nobody could see it here. */
export interface Coverage {
  readonly kind: string;
  /** The page of AWS's that names it. */
  readonly source: string;
  /** The enum of the service's model whose values are all to be here. */
  readonly enum?: string;
  /** The service whose model has the enum; ECS unless said. */
  readonly service?: Neighbour;
  /** Names and texts by the test file whose expectations hold them; of a text, the part that does not vary. */
  readonly shown: { readonly [testFile: string]: readonly string[] };
  /** What an embedded engine cannot show, by the reason. */
  readonly excused?: { readonly [reason: string]: readonly string[] };
}

export type Neighbour = "servicediscovery" | "application-autoscaling" | "elbv2" | "cloudwatch";

export function namesOf({ shown, excused = {} }: Coverage): readonly string[] {
  return [shown, excused].flatMap((part) => Object.values(part).flat());
}
