import { step } from "../../source/step.js";
import type { ContainerSaying } from "./container-saying.js";

/** The image, its registry, and what it runs. */
export const sayImage: readonly ContainerSaying[] = [
  { members: ["image"], say: ({ image }) => [step("image", ...splitImage(image!))] },
  {
    members: ["repositoryCredentials"],
    say: ({ repositoryCredentials }) => [step("registryCredentials", repositoryCredentials!.credentialsParameter)],
  },
  { members: ["entryPoint"], say: ({ entryPoint }) => [step("entryPoint", ...entryPoint!)] },
  { members: ["command"], say: ({ command }) => [step("command", ...command!)] },
  { members: ["workingDirectory"], say: ({ workingDirectory }) => [step("workingDirectory", workingDirectory)] },
  { members: ["user"], say: ({ user }) => [step("user", user)] },
];

/** `repository:tag` and `repository@sha256:…` in two; other references whole. A colon before the last slash belongs to a port. */
function splitImage(image: string): readonly string[] {
  const digest = /^([^@\s]+)@(sha256:[0-9a-f]+)$/.exec(image);
  if (digest && !/:[^/]*$/.test(digest[1]!)) return [digest[1]!, digest[2]!];
  const tagged = /^([^@\s]+):([\w][\w.-]*)$/.exec(image);
  return tagged && !/:[^/]*$/.test(tagged[1]!) ? [tagged[1]!, tagged[2]!] : [image];
}
