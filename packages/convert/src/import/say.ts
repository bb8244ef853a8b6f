import type { Step } from "../source/code.js";
import { step } from "../source/step.js";

/** A part of a request: its members, and the paths below it at which its shape is not the one that the builder's types ask for. */
export interface Part<R extends object> {
  readonly request: R;
  readonly unsound: readonly string[];
}

/** What some members become: steps, and members that `raw()` lays over what these say. */
export interface Said<R extends object> {
  readonly steps: readonly Step[];
  readonly raw?: Partial<R>;
}

/** Some members that are said together, and how; nothing if no step can say them exactly. */
export interface Saying<R extends object, C> {
  readonly members: readonly (keyof R & string)[];
  /** It says unsound members too. */
  readonly unsound?: true;
  readonly say: (request: R, context: C) => readonly Step[] | Said<R> | undefined;
}

/**
 * The steps that give back exactly the members of a request: those of the sayings in their order, and in the end `raw()` for what none of
 * them can say. `otherwise` are members that are said elsewhere.
 */
export function sayAll<R extends object, C>(
  part: Part<R>,
  sayings: readonly Saying<R, C>[],
  context: C,
  otherwise: Said<R> & { readonly members: readonly string[] },
): Step[] {
  const { request } = part;
  const steps: Step[] = [];
  const raw: Record<string, unknown> = { ...otherwise.raw };
  const left = new Set(Object.keys(request).filter((member) => !otherwise.members.includes(member)));
  for (const { members, unsound, say } of sayings) {
    const present = members.filter((member) => left.has(member));
    if (present.length === 0 || (unsound !== true && present.some((member) => !isSound(part, member)))) continue;
    const answer = say(request, context);
    if (answer === undefined) continue;
    const said: Said<R> = "steps" in answer ? answer : { steps: answer };
    steps.push(...said.steps);
    Object.assign(raw, said.raw);
    for (const member of present) left.delete(member);
  }
  for (const member of left) raw[member] = request[member as keyof R];
  return [...steps, ...otherwise.steps, ...rawStep(raw, part)];
}

/** Whether a member has the shape that the builder's types ask for. */
export function isSound<R extends object>({ unsound }: Part<R>, member: string): boolean {
  return !unsound.some((path) => path === `/${member}` || path.startsWith(`/${member}/`));
}

function rawStep<R extends object>(raw: Record<string, unknown>, part: Part<R>): Step[] {
  const members = Object.keys(raw);
  if (members.length === 0) return [];
  const written = step("raw", raw);
  // What the model does not know is said with a wider type: the compiler would refuse it.
  return [members.every((member) => isSound(part, member)) ? written : { ...written, type: "object" }];
}
